// SPDX-License-Identifier: GPL-3.0-or-later
// Copies on this machine, of a Catalogue: where they lie, and what the user says of them.
#include "archive/catalogue.h"

#include "archive/entryreading.h"
#include "archive/storageerror.h"
#include "archive/transaction.h"

#include <QDir>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

namespace poplar::archive {

namespace {

Result<QList<qint64>> idsOf(QSqlQuery query)
{
    if (!query.exec())
        return storageError(query.lastError().text());
    QList<qint64> ids;
    while (query.next())
        ids += query.value(0).toLongLong();
    return ids;
}

} // namespace

Result<QList<LocalCopy>> Catalogue::localCopies(const QList<qint64> &ids)
{
    QSqlQuery query(database());
    query.setForwardOnly(true);
    query.prepare(QStringLiteral("SELECT file, folder, marks FROM kept JOIN message USING (id) "
                                 "WHERE id = ? AND marks & %1 <> 0")
                      .arg(int(copyMarks)));
    QList<LocalCopy> copies;
    copies.reserve(ids.size());
    for (const qint64 id : ids) {
        query.bindValue(0, id);
        if (!query.exec())
            return storageError(query.lastError().text());
        if (query.next())
            copies += {id, QDir(m_folder).filePath(query.value(0).toString()),
                       EntryMarks(query.value(2).toInt()), FolderId(query.value(1).toInt())};
        query.finish();
    }
    return copies;
}

Result<QList<qint64>> Catalogue::copiesWith(EntryMark mark)
{
    QSqlQuery query(database());
    query.setForwardOnly(true);
    query.prepare(
        QStringLiteral("SELECT id FROM message WHERE marks & ? <> 0 AND marks & ? <> 0 ORDER BY id"));
    query.addBindValue(int(mark));
    query.addBindValue(int(copyMarks));
    return idsOf(std::move(query));
}

Result<QList<qint64>> Catalogue::copiesIn(FolderId folder)
{
    QSqlQuery query(database());
    query.setForwardOnly(true);
    query.prepare(QStringLiteral("SELECT id FROM kept WHERE folder = ? ORDER BY id"));
    query.addBindValue(int(folder));
    return idsOf(std::move(query));
}

Result<Done> Catalogue::setPlaces(const QList<Placement> &places)
{
    Transaction transaction(database(), Durability::PowerCut);
    QSqlQuery mark(database());
    QSqlQuery place(database());
    mark.prepare(QStringLiteral("UPDATE message SET marks = (marks & ~?) | ? WHERE id = ?"));
    // What is thrown away remembers where it was.
    place.prepare(QStringLiteral("UPDATE kept SET file = ?, folder = iif(? = %1, folder, ?) WHERE id = ?")
                      .arg(int(FolderId::Trash)));
    for (const Placement &one : places) {
        const bool isTrashed = one.folder == FolderId::Trash;
        const EntryMarks kept = EntryMark::Kept;
        const EntryMarks thrown = EntryMark::Trashed;
        // A deletion from the trash that was begun earlier was one of another copy.
        mark.bindValue(0, int((isTrashed ? kept : thrown) | EntryMark::Discarded));
        mark.bindValue(1, int(isTrashed ? thrown : kept));
        mark.bindValue(2, one.id);
        place.bindValue(0, storedFile(one.file));
        place.bindValue(1, int(one.folder));
        place.bindValue(2, int(one.folder));
        place.bindValue(3, one.id);
        for (QSqlQuery *query : {&mark, &place}) {
            if (!query->exec())
                return storageError(query->lastError().text());
        }
    }
    return transaction.commit();
}

Result<Done> Catalogue::forgetCopies(const QList<qint64> &ids)
{
    return executeForEach(
        database(),
        {QStringLiteral("UPDATE message SET marks = %1 WHERE id = ?").arg(marksWithoutCopy()),
         QStringLiteral("DELETE FROM kept WHERE id = ?"), QStringLiteral("DELETE FROM wanted WHERE id = ?")},
        ids, Durability::PowerCut);
}

Result<Done> Catalogue::setFlags(const QList<qint64> &ids, EntryMarks set, EntryMarks cleared)
{
    return executeForEach(
        database(),
        {QStringLiteral("UPDATE message SET marks = (marks & ~%1) | %2 | iif(marks & %3, %4, 0) WHERE id = ?")
             .arg(int(cleared))
             .arg(int(set))
             .arg(int(copyMarks))
             .arg(int(EntryMark::FlagsDue))},
        ids, Durability::PowerCut);
}

Result<Done> Catalogue::rememberElsewhere(const QList<QByteArray> &uniqueIds)
{
    Transaction transaction(database());
    QSqlQuery query(database());
    query.prepare(QStringLiteral("INSERT OR IGNORE INTO elsewhere (unique_id) VALUES (?)"));
    for (const QByteArray &uniqueId : uniqueIds) {
        if (uniqueId.isEmpty())
            continue;
        query.bindValue(0, uniqueId);
        if (!query.exec())
            return storageError(query.lastError().text());
    }
    if (!query.exec(QStringLiteral("UPDATE message SET marks = marks | %1 WHERE marks & %2 = 0 AND unique_id "
                                   "IN (SELECT unique_id FROM elsewhere)")
                        .arg(int(EntryMark::Elsewhere))
                        .arg(int(copyMarks | EntryMark::Gone | EntryMark::Elsewhere))))
        return storageError(query.lastError().text());
    return transaction.commit();
}

Result<QSet<QByteArray>> Catalogue::elsewhereAmong(const QList<QByteArray> &uniqueIds)
{
    QSqlQuery query(database());
    query.setForwardOnly(true);
    if (!query.exec(QStringLiteral("SELECT EXISTS (SELECT 1 FROM elsewhere)")) || !query.next())
        return storageError(query.lastError().text());
    QSet<QByteArray> known;
    if (!query.value(0).toBool())
        return known;
    query.finish();
    query.prepare(QStringLiteral("SELECT 1 FROM elsewhere WHERE unique_id = ?"));
    for (const QByteArray &uniqueId : uniqueIds) {
        query.bindValue(0, nonNull(uniqueId));
        if (!query.exec())
            return storageError(query.lastError().text());
        if (query.next())
            known.insert(uniqueId);
        query.finish();
    }
    return known;
}

} // namespace poplar::archive
