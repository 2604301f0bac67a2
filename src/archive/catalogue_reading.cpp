// SPDX-License-Identifier: GPL-3.0-or-later
// Reading many entries of a Catalogue at once.
#include "archive/catalogue.h"

#include "archive/entryreading.h"
#include "archive/storageerror.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

namespace poplar::archive {

namespace {

/// What is known besides of a message that is gone and not on this machine is of no use to anybody.
QString thereOrKept()
{
    return QStringLiteral("(marks & %1 = 0 OR marks & %2 <> 0)")
        .arg(int(EntryMark::Gone))
        .arg(int(copyMarks));
}

} // namespace

Result<Done> Catalogue::readAll(const std::function<void(CatalogueEntry)> &take)
{
    // A join would look for each of a hundred thousand in a table that is empty nearly always.
    QHash<qint64, Aside> asides;
    QSqlQuery query(database());
    query.setForwardOnly(true);
    if (!query.exec(QStringLiteral("SELECT %1, id FROM aside").arg(asideColumns())))
        return storageError(query.lastError().text());
    while (query.next())
        asides.insert(query.value(asideColumnCount).toLongLong(), readAside(query, 0));
    QHash<qint64, FolderId> folders; // likewise
    if (!query.exec(QStringLiteral("SELECT id, folder FROM kept WHERE folder <> 0")))
        return storageError(query.lastError().text());
    while (query.next())
        folders.insert(query.value(0).toLongLong(), FolderId(query.value(1).toInt()));
    if (!query.exec(QStringLiteral("SELECT %1 FROM message WHERE %2 ORDER BY id DESC")
                        .arg(messageColumns(), thereOrKept())))
        return storageError(query.lastError().text());
    AddressReader addresses;
    while (query.next()) {
        CatalogueEntry entry = readMessage(query, addresses);
        if (const auto aside = asides.constFind(entry.id); aside != asides.constEnd())
            entry.aside = *aside;
        entry.folder = folders.value(entry.id);
        take(std::move(entry));
    }
    return Done();
}

Result<QList<EntryKey>> Catalogue::keys()
{
    QSqlQuery query(database());
    query.setForwardOnly(true);
    if (!query.exec(QStringLiteral("SELECT id, unique_id, octets, marks, first_seen, envelope_known "
                                   "FROM message WHERE %1 ORDER BY id")
                        .arg(thereOrKept())))
        return storageError(query.lastError().text());
    QList<EntryKey> keys;
    while (query.next())
        keys +=
            {query.value(0).toLongLong(),        query.value(1).toByteArray(), query.value(2).toLongLong(),
             EntryMarks(query.value(3).toInt()), query.value(4).toLongLong(),  query.value(5).toBool()};
    return keys;
}

Result<QList<CatalogueEntry>> Catalogue::entriesOf(const QList<qint64> &ids)
{
    QSqlQuery query(database());
    query.setForwardOnly(true);
    query.prepare(
        QStringLiteral("SELECT %1 FROM message LEFT JOIN aside USING (id) WHERE id = ?").arg(entryColumns()));
    QList<CatalogueEntry> entries;
    entries.reserve(ids.size());
    for (const qint64 id : ids) {
        query.bindValue(0, id);
        if (!query.exec())
            return storageError(query.lastError().text());
        if (query.next())
            entries += readEntry(query);
        query.finish();
    }
    return entries;
}

Result<QList<CatalogueEntry>> Catalogue::entriesWith(EntryMark mark)
{
    QSqlQuery query(database());
    query.setForwardOnly(true);
    if (!query.exec(QStringLiteral("SELECT %1 FROM message LEFT JOIN aside USING (id) WHERE marks & %2 = %3 "
                                   "ORDER BY message.id")
                        .arg(entryColumns())
                        .arg(int(EntryMarks(mark) | EntryMark::Gone))
                        .arg(int(mark))))
        return storageError(query.lastError().text());
    QList<CatalogueEntry> entries;
    while (query.next())
        entries += readEntry(query);
    return entries;
}

Result<qint64> Catalogue::countWith(EntryMark mark)
{
    QSqlQuery query(database());
    if (!query.exec(QStringLiteral("SELECT count(*) FROM message WHERE marks & %1 = %2")
                        .arg(int(EntryMarks(mark) | EntryMark::Gone))
                        .arg(int(mark)))
        || !query.next())
        return storageError(query.lastError().text());
    return query.value(0).toLongLong();
}

Result<QList<KeptEntry>> Catalogue::keptWithoutHeader()
{
    QSqlQuery query(database());
    query.setForwardOnly(true);
    if (!query.exec(QStringLiteral("SELECT id, file, kept.octets, sha256 FROM kept JOIN message USING (id) "
                                   "WHERE envelope_known = 0 ORDER BY id")))
        return storageError(query.lastError().text());
    QList<KeptEntry> entries;
    while (query.next())
        entries += {query.value(0).toLongLong(),
                    {query.value(1).toString(), query.value(2).toLongLong(), query.value(3).toByteArray()}};
    return entries;
}

} // namespace poplar::archive
