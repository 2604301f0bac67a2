// SPDX-License-Identifier: GPL-3.0-or-later
// What is to be downloaded, of a Catalogue.
#include "archive/catalogue.h"

#include "archive/storageerror.h"
#include "archive/transaction.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

namespace poplar::archive {

Result<Done> Catalogue::want(const QList<qint64> &ids, FolderId folder)
{
    Transaction transaction(database());
    QSqlQuery query(database());
    if (!query.exec(QStringLiteral("SELECT coalesce(max(rank), 0) FROM wanted")) || !query.next())
        return storageError(query.lastError().text());
    qint64 rank = query.value(0).toLongLong();
    query.finish();
    query.prepare(QStringLiteral("INSERT INTO wanted (id, rank, folder) VALUES (?, ?, ?) ON CONFLICT (id) DO "
                                 "UPDATE SET folder = iif(excluded.folder = 0, folder, excluded.folder)"));
    for (const qint64 id : ids) {
        query.bindValue(0, id);
        query.bindValue(1, ++rank);
        query.bindValue(2, int(folder));
        if (!query.exec())
            return storageError(query.lastError().text());
    }
    return transaction.commit();
}

Result<Done> Catalogue::unwant(const QList<qint64> &ids)
{
    return executeForEach(
        database(),
        {QStringLiteral("DELETE FROM wanted WHERE id = ? AND (folder = 0 OR NOT EXISTS "
                        "(SELECT 1 FROM message WHERE message.id = wanted.id AND marks & %1))")
             .arg(int(EntryMark::Kept))},
        ids);
}

Result<Done> Catalogue::placed(const QList<qint64> &ids)
{
    return executeForEach(database(), {QStringLiteral("DELETE FROM wanted WHERE id = ?")}, ids);
}

Result<QHash<qint64, FolderId>> Catalogue::toPlace()
{
    QSqlQuery query(database());
    query.setForwardOnly(true);
    query.prepare(QStringLiteral("SELECT id, folder FROM wanted JOIN message USING (id) "
                                 "WHERE folder <> 0 AND marks & ? <> 0"));
    query.addBindValue(int(EntryMark::Kept));
    if (!query.exec())
        return storageError(query.lastError().text());
    QHash<qint64, FolderId> folders;
    while (query.next())
        folders.insert(query.value(0).toLongLong(), FolderId(query.value(1).toInt()));
    return folders;
}

Result<QList<qint64>> Catalogue::wanted()
{
    QSqlQuery query(database());
    query.setForwardOnly(true);
    // The program may have ended between a delivery and unwant().
    query.prepare(QStringLiteral("SELECT id FROM wanted JOIN message USING (id) WHERE marks & ? = 0 "
                                 "ORDER BY rank, id"));
    query.addBindValue(int(copyMarks | EntryMark::Gone));
    if (!query.exec())
        return storageError(query.lastError().text());
    QList<qint64> ids;
    while (query.next())
        ids += query.value(0).toLongLong();
    return ids;
}

} // namespace poplar::archive
