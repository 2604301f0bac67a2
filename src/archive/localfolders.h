// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/maildir.h"
#include "base/folderid.h"
#include "base/result.h"

#include <QHash>
#include <QList>
#include <QString>

class QSqlDatabase;

namespace poplar::archive {

class Catalogue;

/// The folders of an account on this machine: sub-folders of its Maildir, as Maildir++ has them (".Name" with
/// `cur`, `new` and `tmp`), and the catalogue's table of the user's own. Used on the catalogue's thread.
///
/// Archive (the account's folder itself), trash and sent mail are always there; their Maildirs are made when
/// they are first needed. Errors: "FOLDER-NAME" (no good: isFolderName()), "FOLDER-EXISTS", "FOLDER-COUNT"
/// (limit::folders), "FOLDER-UNKNOWN", and those of the disk.
class LocalFolders {
public:
    struct Entry {
        FolderId id{};
        QString name; ///< Decoded.

        bool operator==(const Entry &) const = default;
    };

    /// @param catalogue must outlive this, and have a folder.
    explicit LocalFolders(Catalogue &catalogue);

    /// The user's own, by name.
    [[nodiscard]] Result<QList<Entry>> all() const;
    /// Makes a folder, or takes over one that another program made under just this name.
    [[nodiscard]] Result<FolderId> add(const QString &name);
    /// Its mail stays in it.
    [[nodiscard]] Result<Done> rename(FolderId folder, const QString &name);
    /// What the catalogue does not know of lies in the archive afterwards; what it knows must have been moved
    /// before. A directory in which other programs have something else stays.
    [[nodiscard]] Result<Done> remove(FolderId folder);
    /// Follows what other programs did: what they made becomes a folder, and what they removed is forgotten.
    [[nodiscard]] Result<Done> takeOver();

    /// The Maildir of a folder; what of it is missing is made.
    [[nodiscard]] Result<Maildir> open(FolderId folder) const;
    /// Absolute; FOLDER-UNKNOWN if there is no such folder.
    [[nodiscard]] Result<QString> pathOf(FolderId folder) const;
    /// Folders by what stands behind the dot of their directories; the archive's is empty.
    [[nodiscard]] Result<QHash<QString, FolderId>> byDirectory() const;

private:
    struct Known {
        FolderId id{};
        QString encoded;
    };

    [[nodiscard]] QSqlDatabase database() const;
    [[nodiscard]] Result<QList<Known>> known() const;
    [[nodiscard]] Result<QString> encodedNameOf(FolderId folder) const;
    [[nodiscard]] Result<QString> freeName(const QString &name, const QString &except) const;
    [[nodiscard]] Result<FolderId> insert(const QString &encoded);
    [[nodiscard]] Result<Done> forget(FolderId folder);
    [[nodiscard]] Result<Done> noteRenamed(FolderId folder, const QString &from, const QString &to);
    [[nodiscard]] QString directory(const QString &encoded) const;

    Catalogue &m_catalogue;
};

} // namespace poplar::archive
