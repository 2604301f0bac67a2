// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/adoption.h"

#include "archive/entryreading.h"
#include "archive/localfolders.h"
#include "archive/maildirfiles.h"
#include "archive/storageerror.h"
#include "archive/transaction.h"

#include <QDir>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <utility>

namespace poplar::archive {

namespace {

/// Entries with the same header that are looked at: some servers give all messages the same.
constexpr int likesLookedAt = 16;

/// Those marks that the name of a file shows.
EntryMarks marksOf(MailFlags flags)
{
    EntryMarks marks;
    marks.setFlag(EntryMark::Seen, flags.testFlag(MailFlag::Seen));
    marks.setFlag(EntryMark::Starred, flags.testFlag(MailFlag::Starred));
    return marks;
}

constexpr EntryMarks marksInNames = EntryMarks(EntryMark::Seen) | EntryMark::Starred;

} // namespace

Adoption::Adoption(Catalogue &catalogue)
    : m_catalogue(catalogue)
{
}

QSqlDatabase Adoption::database() const
{
    return QSqlDatabase::database(m_catalogue.connectionName(), false);
}

Result<QStringList> Adoption::begin(const QStringList &files)
{
    if (const Result<Done> read = readCopies(); !read)
        return read.error();
    const QHash<QString, QString> chosen = filesOfCopies(files);
    QStringList toRead;
    QList<Followed> followed;
    for (const QString &file : files) {
        const QString unique = uniquePart(file);
        const auto known = m_copies.constFind(unique);
        if (known == m_copies.constEnd() || (!known->hasHeader && chosen.value(unique) == file))
            toRead += file;
        if (known == m_copies.constEnd() || chosen.value(unique) != file)
            continue;
        m_found += known->id;
        if (const std::optional<Followed> change = follow(*known, file))
            followed += *change;
        m_adopted.moved += known->file == m_catalogue.storedFile(file) ? 0 : 1;
    }
    if (const Result<Done> noted = note(followed); !noted)
        return noted.error();
    return toRead;
}

Result<Done> Adoption::beginImport()
{
    const Result<Done> read = readCopies();
    for (const Copy &copy : std::as_const(m_copies))
        m_found += copy.id;
    return read;
}

/// A copy of the copy, under the same name in another folder, is nobody's: the one that is where it was put
/// counts, or one outside the trash.
QHash<QString, QString> Adoption::filesOfCopies(const QStringList &files) const
{
    QHash<QString, QString> chosen;
    for (const QString &file : files) {
        const QString unique = uniquePart(file);
        const auto copy = m_copies.constFind(unique);
        if (copy == m_copies.constEnd())
            continue;
        const bool isInPlace = m_catalogue.storedFile(file) == copy->file;
        const auto other = chosen.constFind(unique);
        const bool isBetter = other == chosen.constEnd()
            || (m_catalogue.storedFile(*other) != copy->file && folderOf(*other) == FolderId::Trash);
        if (isInPlace || isBetter)
            chosen.insert(unique, file);
    }
    return chosen;
}

FolderId Adoption::folderOf(const QString &file) const
{
    const std::optional<QString> directory = subfolderOf(m_catalogue.folder(), file);
    return directory ? m_folders.value(*directory, FolderId::Archive) : FolderId::Archive;
}

Result<Done> Adoption::readCopies()
{
    LocalFolders folders(m_catalogue);
    if (const Result<Done> taken = folders.takeOver(); !taken)
        return taken;
    const Result<QHash<QString, FolderId>> known = folders.byDirectory();
    if (!known)
        return known.error();
    m_folders = *known;
    QSqlQuery query(database());
    query.setForwardOnly(true);
    if (!query.exec(QStringLiteral("SELECT kept.id, file, envelope_known, marks, folder FROM kept "
                                   "JOIN message USING (id)")))
        return storageError(query.lastError().text());
    while (query.next()) {
        const QString file = query.value(1).toString();
        m_copies.insert(uniquePart(file),
                        {query.value(0).toLongLong(), file, query.value(2).toBool(),
                         EntryMarks(query.value(3).toInt()), FolderId(query.value(4).toInt())});
    }
    return Done();
}

/// @return nothing if all is as it was.
std::optional<Adoption::Followed> Adoption::follow(const Copy &copy, const QString &file) const
{
    Followed followed{{copy.id, file, folderOf(file)}};
    const bool isTrashed = copy.marks.testFlag(EntryMark::Trashed);
    const bool isElsewhere = followed.placement.folder == FolderId::Trash
        ? !isTrashed
        : isTrashed || followed.placement.folder != copy.folder;
    const std::optional<MailFlags> flags = flagsIn(file);
    // What the user decided here has not reached the name yet.
    if (flags && !copy.marks.testFlag(EntryMark::FlagsDue)) {
        followed.set = marksOf(*flags) & ~copy.marks;
        followed.cleared = copy.marks & marksInNames & ~marksOf(*flags);
    }
    const bool isSame =
        m_catalogue.storedFile(file) == copy.file && !isElsewhere && !(followed.set | followed.cleared);
    return isSame ? std::nullopt : std::optional(followed);
}

Result<Done> Adoption::note(const QList<Followed> &followed)
{
    QList<Placement> places;
    places.reserve(followed.size());
    for (const Followed &one : followed)
        places += one.placement;
    if (const Result<Done> placed = m_catalogue.setPlaces(places); !placed)
        return placed;
    Transaction transaction(database());
    QSqlQuery query(database());
    query.prepare(QStringLiteral("UPDATE message SET marks = (marks & ~?) | ? WHERE id = ?"));
    for (const Followed &one : followed) {
        query.bindValue(0, int(one.cleared));
        query.bindValue(1, int(one.set));
        query.bindValue(2, one.placement.id);
        if (!query.exec())
            return storageError(query.lastError().text());
    }
    return transaction.commit();
}

/// What was sent is no proof of a message in the maildrop, be it the same to the octet: that one came in.
QByteArray Adoption::proofOf(const FoundMessage &message) const
{
    return folderOf(message.delivered.file) == FolderId::Sent ? QByteArray() : message.headerHash;
}

Result<QList<qint64>> Adoption::add(const QList<FoundMessage> &messages)
{
    QList<HeaderEntry> headers;
    QList<qint64> ids;
    Transaction transaction(database());
    for (const FoundMessage &message : messages) {
        const Result<qint64> id = adopt(message);
        if (!id)
            return id.error();
        headers += {*id, message.envelope, proofOf(message)};
        ids += *id;
    }
    if (const Result<Done> committed = transaction.commit(); !committed)
        return committed.error();
    const Result<Done> set = m_catalogue.setHeaders(headers);
    return set ? Result<QList<qint64>>(ids) : set.error();
}

/// @return the entry whose message it is, new or not.
Result<qint64> Adoption::adopt(const FoundMessage &message)
{
    if (const auto known = m_copies.constFind(uniquePart(message.delivered.file));
        known != m_copies.constEnd() && m_found.contains(known->id))
        return known->id;
    const Result<std::optional<qint64>> entry = entryFor(message);
    if (!entry)
        return entry.error();
    const Result<qint64> id = *entry ? Result<qint64>(**entry) : addEntry(message);
    if (!id)
        return id;
    m_found += *id;
    const Result<Done> kept = keep(message, *id);
    return kept ? id : Result<qint64>(kept.error());
}

/// The first entry that has no copy, or none any more, and that this file is the copy of.
Result<std::optional<qint64>> Adoption::entryFor(const FoundMessage &message)
{
    QSqlQuery query(database());
    query.prepare(QStringLiteral(
                      "SELECT message.id, message.octets, kept.sha256 FROM message LEFT JOIN kept USING (id) "
                      "WHERE header_hash = ? AND header_hash <> x'' ORDER BY message.id LIMIT %1")
                      .arg(likesLookedAt));
    query.addBindValue(nonNull(proofOf(message)));
    if (!query.exec())
        return storageError(query.lastError().text());
    while (query.next()) {
        const qint64 id = query.value(0).toLongLong();
        const qint64 octets = query.value(1).toLongLong();
        const bool hadCopy = !query.value(2).isNull();
        const bool isSame = hadCopy
            ? query.value(2).toByteArray() == message.delivered.sha256
            : octets < 0 || octets == message.octetsOnServer || octets == message.delivered.octets;
        if (!isSame || m_found.contains(id))
            continue;
        ++(hadCopy ? m_adopted.moved : m_adopted.linked);
        return std::optional(id);
    }
    return std::optional<qint64>();
}

Result<qint64> Adoption::addEntry(const FoundMessage &message)
{
    QSqlQuery query(database());
    query.prepare(QStringLiteral("INSERT INTO message (unique_id, octets, header_hash, first_seen) "
                                 "VALUES (x'', -1, ?, ?)"));
    query.addBindValue(nonNull(proofOf(message)));
    query.addBindValue(m_catalogue.moment());
    if (!query.exec())
        return storageError(query.lastError().text());
    ++m_adopted.added;
    return query.lastInsertId().toLongLong();
}

Result<Done> Adoption::keep(const FoundMessage &message, qint64 id)
{
    const FolderId folder = folderOf(message.delivered.file);
    const bool isTrashed = folder == FolderId::Trash;
    QSqlQuery mark(database());
    // A flag that only one side has stands in the name later.
    mark.prepare(QStringLiteral("UPDATE message SET marks = (marks & ~%1) | ? | iif(marks & %2, %3, 0) "
                                "WHERE id = ?")
                     .arg(int(copyMarks | EntryMark::Discarded))
                     .arg(int(marksInNames))
                     .arg(int(EntryMark::FlagsDue)));
    mark.addBindValue(int((isTrashed ? EntryMark::Trashed : EntryMark::Kept)
                          | marksOf(flagsIn(message.delivered.file).value_or(MailFlags()))));
    mark.addBindValue(id);
    QSqlQuery keep(database());
    keep.prepare(QStringLiteral("INSERT OR REPLACE INTO kept (id, file, octets, sha256, at, "
                                "octets_on_server, is_found, folder) VALUES (?, ?, ?, ?, ?, ?, 1, ?)"));
    keep.addBindValue(id);
    keep.addBindValue(m_catalogue.storedFile(message.delivered.file));
    keep.addBindValue(message.delivered.octets);
    keep.addBindValue(nonNull(message.delivered.sha256));
    keep.addBindValue(m_catalogue.moment());
    keep.addBindValue(message.octetsOnServer);
    keep.addBindValue(int(isTrashed ? FolderId::Archive : folder));
    for (QSqlQuery *query : {&mark, &keep}) {
        if (!query->exec())
            return storageError(query->lastError().text());
    }
    return Done();
}

Result<Done> Adoption::end()
{
    FileFinder finder(m_catalogue.folder());
    QHash<QString, bool> isThere; // by folder
    QList<qint64> gone;
    QList<Followed> moved;
    for (const Copy &copy : std::as_const(m_copies)) {
        if (m_found.contains(copy.id))
            continue;
        const QString file = QDir(m_catalogue.folder()).absoluteFilePath(copy.file);
        const QString folder = QFileInfo(file).path();
        const std::optional<QString> found = finder.find(file);
        if (!found && !isThere.contains(folder))
            isThere.insert(folder, isPlaceThere(m_catalogue.folder(), file));
        if (!found && isThere.value(folder))
            gone += copy.id;
        else if (found && *found != file)
            moved += Followed{{copy.id, *found, folderOf(*found)}};
    }
    m_adopted.moved += moved.size();
    if (const Result<Done> noted = note(moved); !noted)
        return noted;
    if (const Result<Done> dropped = drop(gone); !dropped)
        return dropped;
    m_adopted.missing = gone.size();
    return Done();
}

/// And ends the rebuild.
Result<Done> Adoption::drop(const QList<qint64> &ids)
{
    Transaction transaction(database(), Durability::PowerCut);
    QSqlQuery forget(database());
    QSqlQuery unmark(database());
    forget.prepare(QStringLiteral("DELETE FROM kept WHERE id = ?"));
    // Of what came from the Maildir alone nothing is left. (Of what was thrown away it is still known that it
    // was, so that no rule downloads it.)
    unmark.prepare(QStringLiteral("UPDATE message SET marks = (%1) | iif(unique_id = x'' AND octets < 0 "
                                  "AND marks & %2 = 0, %3, 0) WHERE id = ?")
                       .arg(marksWithoutCopy())
                       .arg(int(EntryMark::Listed | EntryMark::Trashed))
                       .arg(int(EntryMark::Gone)));
    for (const qint64 id : ids) {
        for (QSqlQuery *query : {&forget, &unmark}) {
            query->bindValue(0, id);
            if (!query->exec())
                return storageError(query->lastError().text());
        }
    }
    QSqlQuery done(database());
    if (!done.exec(QStringLiteral("DELETE FROM rebuilding")))
        return storageError(done.lastError().text());
    return transaction.commit();
}

} // namespace poplar::archive
