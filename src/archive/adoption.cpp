// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/adoption.h"

#include "archive/entryreading.h"
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

/// Else it is no proof that a file is not in it: a disk may be missing.
bool isThere(const QString &folder)
{
    return QFileInfo(folder).isDir() && mailFiles(QFileInfo(folder).path());
}

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
    QStringList toRead;
    QList<Copy> moved;
    for (const QString &file : files) {
        const auto known = m_copies.constFind(uniquePart(file));
        if (known == m_copies.constEnd() || !known->hasHeader)
            toRead += file;
        if (known == m_copies.constEnd())
            continue;
        m_found += known->id;
        const QString stored = m_catalogue.storedFile(file);
        if (known->file != stored)
            moved += {known->id, stored, known->hasHeader};
    }
    if (const Result<Done> noted = noteMoved(moved); !noted)
        return noted.error();
    return toRead;
}

Result<Done> Adoption::readCopies()
{
    QSqlQuery query(database());
    query.setForwardOnly(true);
    if (!query.exec(QStringLiteral("SELECT kept.id, file, envelope_known FROM kept JOIN message USING (id)")))
        return storageError(query.lastError().text());
    while (query.next()) {
        const QString file = query.value(1).toString();
        m_copies.insert(uniquePart(file), {query.value(0).toLongLong(), file, query.value(2).toBool()});
    }
    return Done();
}

Result<Done> Adoption::noteMoved(const QList<Copy> &moved)
{
    m_adopted.moved += moved.size();
    Transaction transaction(database());
    QSqlQuery query(database());
    query.prepare(QStringLiteral("UPDATE kept SET file = ? WHERE id = ?"));
    for (const Copy &copy : moved) {
        query.bindValue(0, copy.file);
        query.bindValue(1, copy.id);
        if (!query.exec())
            return storageError(query.lastError().text());
    }
    return transaction.commit();
}

Result<Done> Adoption::add(const QList<FoundMessage> &messages)
{
    QList<HeaderEntry> headers;
    Transaction transaction(database());
    for (const FoundMessage &message : messages) {
        const Result<qint64> id = adopt(message);
        if (!id)
            return id.error();
        headers += {*id, message.envelope, message.headerHash};
    }
    if (const Result<Done> committed = transaction.commit(); !committed)
        return committed;
    return m_catalogue.setHeaders(headers);
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
    query.addBindValue(nonNull(message.headerHash));
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
    query.addBindValue(nonNull(message.headerHash));
    query.addBindValue(m_catalogue.moment());
    if (!query.exec())
        return storageError(query.lastError().text());
    ++m_adopted.added;
    return query.lastInsertId().toLongLong();
}

Result<Done> Adoption::keep(const FoundMessage &message, qint64 id)
{
    QSqlQuery mark(database());
    mark.prepare(QStringLiteral("UPDATE message SET marks = marks | ? WHERE id = ?"));
    mark.addBindValue(int(EntryMark::Kept));
    mark.addBindValue(id);
    QSqlQuery keep(database());
    keep.prepare(QStringLiteral("INSERT OR REPLACE INTO kept (id, file, octets, sha256, at, "
                                "octets_on_server, is_found) VALUES (?, ?, ?, ?, ?, ?, 1)"));
    keep.addBindValue(id);
    keep.addBindValue(m_catalogue.storedFile(message.delivered.file));
    keep.addBindValue(message.delivered.octets);
    keep.addBindValue(nonNull(message.delivered.sha256));
    keep.addBindValue(m_catalogue.moment());
    keep.addBindValue(message.octetsOnServer);
    for (QSqlQuery *query : {&mark, &keep}) {
        if (!query->exec())
            return storageError(query->lastError().text());
    }
    return Done();
}

Result<Done> Adoption::end()
{
    FileFinder finder(m_catalogue.folder());
    QHash<QString, bool> isListable;
    QList<qint64> gone;
    QList<Copy> moved;
    for (const Copy &copy : std::as_const(m_copies)) {
        if (m_found.contains(copy.id))
            continue;
        const QString file = QDir(m_catalogue.folder()).absoluteFilePath(copy.file);
        const QString folder = QFileInfo(file).path();
        const std::optional<QString> found = finder.find(file);
        if (!found && !isListable.contains(folder))
            isListable.insert(folder, isThere(folder));
        if (!found && isListable.value(folder))
            gone += copy.id;
        else if (found && *found != file)
            moved += {copy.id, m_catalogue.storedFile(*found), true};
    }
    if (const Result<Done> noted = noteMoved(moved); !noted)
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
    // Of what came from the Maildir alone nothing is left.
    unmark.prepare(QStringLiteral("UPDATE message SET marks = (marks & ~%1) | CASE WHEN unique_id = x'' "
                                  "AND octets < 0 AND marks & %2 = 0 THEN %3 ELSE 0 END WHERE id = ?")
                       .arg(int(EntryMark::Kept))
                       .arg(int(EntryMark::Listed))
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
