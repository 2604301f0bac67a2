// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/catalogue.h"
#include "archive/mailflags.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

class QSqlDatabase;

namespace poplar::archive {

/// A message as it was found in the Maildir.
struct FoundMessage {
    Delivered delivered;
    qint64 octetsOnServer = 0; ///< As a server counts them: each line ends in CRLF there.
    Envelope envelope;
    /// As of Identity; empty if the file is not as it was delivered, and so no proof of a message of the
    /// server.
    QByteArray headerHash;
};

/// What a rebuild did.
struct Adopted {
    qint64 added = 0; ///< Messages that the catalogue did not know.
    qint64 linked = 0; ///< That it knew, but not that they are here.
    qint64 moved = 0; ///< Whose files lay elsewhere than it said.
    qint64 missing = 0; ///< Whose files are gone: they are not kept any more.

    bool operator==(const Adopted &) const = default;
};

/// Makes a catalogue know what lies in the account's Maildir and its sub-folders. It takes nothing away from
/// what is there: ticks, unique-ids, receipts stay, and doing it twice does no more than doing it once. What
/// other programs did is followed: in which folder a message lies, be it the trash, and the flags in the name
/// of its file, unless the user has decided of them here since (EntryMark::FlagsDue).
///
/// A file that no entry knows becomes an entry without unique-id and size, since a Maildir has neither. At
/// the next listing Catalogue::relink() joins it with the message of the server that has the same header and
/// is about as long: a disk may have lost the rest of a file. Rules for deletion want it to be just as long.
///
/// Only a file whose header and size are those of an entry is taken for its copy. Sizes that a server merely
/// estimates do not agree: such a message has two entries until the next listing.
class Adoption {
public:
    /// @param catalogue must outlive this, and be used on the same thread.
    explicit Adoption(Catalogue &catalogue);

    /// @param files all that lie in the account's folders, as accountFiles() names them.
    /// @return those that have to be read; where the others lie is noted.
    [[nodiscard]] Result<QStringList> begin(const QStringList &files);
    /// Instead of begin(), for messages that were newly delivered into the account's folders, as by an
    /// import: what is known already stays as it is, and there is no end().
    [[nodiscard]] Result<Done> beginImport();
    /// In one transaction.
    /// @return their entries, in this order.
    [[nodiscard]] Result<QList<qint64>> add(const QList<FoundMessage> &messages);
    /// After the last: what was not found is not kept any more, unless the folder it should be in is not
    /// there.
    [[nodiscard]] Result<Done> end();
    /// What has been done so far.
    [[nodiscard]] const Adopted &adopted() const { return m_adopted; }

private:
    struct Copy {
        qint64 id = 0;
        QString file; ///< As stored.
        bool hasHeader = false; ///< The entry's header is known.
        EntryMarks marks = {};
        FolderId folder = FolderId::Archive; ///< As of CatalogueEntry.
    };
    /// What other programs did with a copy.
    struct Followed {
        Placement placement;
        EntryMarks set = {};
        EntryMarks cleared = {};
    };

    [[nodiscard]] QSqlDatabase database() const;
    [[nodiscard]] Result<Done> readCopies();
    [[nodiscard]] QHash<QString, QString> filesOfCopies(const QStringList &files) const;
    [[nodiscard]] FolderId folderOf(const QString &file) const;
    [[nodiscard]] std::optional<Followed> follow(const Copy &copy, const QString &file) const;
    [[nodiscard]] Result<Done> note(const QList<Followed> &followed);
    [[nodiscard]] QByteArray proofOf(const FoundMessage &message) const;
    [[nodiscard]] Result<std::optional<qint64>> entryFor(const FoundMessage &message);
    [[nodiscard]] Result<qint64> addEntry(const FoundMessage &message);
    [[nodiscard]] Result<Done> keep(const FoundMessage &message, qint64 id);
    [[nodiscard]] Result<qint64> adopt(const FoundMessage &message);
    [[nodiscard]] Result<Done> drop(const QList<qint64> &ids);

    Catalogue &m_catalogue;
    QHash<QString, Copy> m_copies; ///< That the catalogue knows, by the unique parts of their names.
    QHash<QString, FolderId> m_folders; ///< By what stands behind the dot of their directories.
    QSet<qint64> m_found; ///< Entries whose copy is there.
    Adopted m_adopted;
};

} // namespace poplar::archive
