// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/maildirfiles.h"
#include "archive/mailflags.h"
#include "base/result.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace poplar::archive {

/// Moves, renames and deletes the files of messages of one account, many in the time of few: they are on the
/// disk once sync() has returned. It finds them where other programs have moved them. Blocks.
///
/// A file keeps the unique part of its name, and never replaces another one. Of a crash, FileFinder finds
/// each where it was or where it is.
class FileMover {
public:
    /// @param folder the account's own.
    explicit FileMover(const QString &folder);

    /// Where the message lies now; nothing if it is nowhere.
    [[nodiscard]] std::optional<QString> find(const QString &file);

    /// Puts a message into another Maildir. In `cur`, its name shows the flags.
    /// @param file as find() said.
    /// @param flags nothing leaves name and part (`new` or `cur`) as they are.
    /// @return where it is.
    [[nodiscard]] Result<QString> move(const QString &file, const QString &maildir,
                                       const std::optional<MailFlags> &flags);
    [[nodiscard]] Result<Done> remove(const QString &file);

    /// Returns when the names of all that was moved and removed are on the disk.
    [[nodiscard]] Result<Done> sync();
    /// Moves back what the last sync() brought to the disk: the catalogue could not remember it.
    void undo();
    /// The catalogue has remembered it: undo() has nothing to do with it any more.
    void settle();

private:
    struct Moved {
        QString from;
        QString to;
    };

    [[nodiscard]] Result<QString> rename(const QString &file, const QString &to);
    void touch(const QString &file);

    QString m_folder;
    FileFinder m_finder;
    QList<Moved> m_moved; ///< Up to the last sync(), or since then.
    QStringList m_touched; ///< Folders with names that are not on the disk yet; of a move the new one first.
    bool m_isSynced = false;
    bool m_hasLooked = false; ///< Anew, since the last sync(), for something that was not found.
};

} // namespace poplar::archive
