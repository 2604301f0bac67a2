// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>

namespace poplar::archive {

/// What other programs leave alone in the name of a message's file: they move it from `new` to `cur`, append
/// flags behind ':' (';' on Windows) and sizes behind ','.
/// @param file with or without folders before it.
[[nodiscard]] QString uniquePart(const QString &file);

/// The messages in a Maildir, in the order of their names, which begin with the time of delivery. One that
/// another program moves meanwhile is named once. What has neither `cur` nor `new` holds none.
/// @return absolute paths; ErrorKind::Storage if the folder cannot be read, which is no proof that it is
/// empty.
[[nodiscard]] Result<QStringList> mailFiles(const QString &maildir);

/// The Maildirs of an account: its folder, and its sub-folders (Maildir++), in the order of their names.
/// @return absolute paths.
[[nodiscard]] QStringList maildirsOf(const QString &folder);

/// mailFiles() of them all. Of files that have the same unique part, in different folders, all are named.
[[nodiscard]] Result<QStringList> accountFiles(const QString &folder);

/// The part of a file's path that names the sub-folder of the account in which it lies, without the dot
/// before it; empty for the account's own Maildir, nothing for what lies elsewhere.
[[nodiscard]] std::optional<QString> subfolderOf(const QString &folder, const QString &file);

/// Whether the file lies in the trash of the account, where it is nobody's copy.
[[nodiscard]] bool isInTrash(const QString &folder, const QString &file);

/// Whether it proves that a file is gone if it cannot be found: not so where a disk may be missing.
/// @param file where it should be.
[[nodiscard]] bool isPlaceThere(const QString &folder, const QString &file);

/// Finds messages that were delivered into a Maildir and that other programs have moved or renamed since. It
/// looks for a file where it was put; only if it is not there the Maildir is listed, once, so that many can
/// be looked for in the time of one. It does not notice what is moved afterwards: make it, use it, drop it.
class FileFinder {
public:
    /// @param folder the account's own: there and in its sub-folders it looks besides the Maildir that the
    /// file
    ///        was put in; in the trash last. The folder may have been moved since, or copied.
    explicit FileFinder(QString folder);

    /// @param file where it was put, as in Keeping.
    /// @return where it is now; nothing if it is gone, or the folder cannot be read.
    [[nodiscard]] std::optional<QString> find(const QString &file);

private:
    using Names = QHash<QString, QString>; ///< Unique parts, and their files.

    [[nodiscard]] const Names &namesIn(const QString &maildir);

    QString m_folder;
    std::optional<QStringList> m_places; ///< Maildirs of the account, once they are needed.
    QHash<QString, Names> m_maildirs;
};

/// The same for a single message.
[[nodiscard]] std::optional<QString> locate(const QString &folder, const QString &file);

} // namespace poplar::archive
