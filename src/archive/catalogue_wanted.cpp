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

Result<Done> Catalogue::want(const QList<qint64> &ids)
{
    Transaction transaction(database());
    QSqlQuery query(database());
    if (!query.exec(QStringLiteral("SELECT coalesce(max(rank), 0) FROM wanted")) || !query.next())
        return storageError(query.lastError().text());
    qint64 rank = query.value(0).toLongLong();
    query.finish();
    query.prepare(QStringLiteral("INSERT OR IGNORE INTO wanted (id, rank) VALUES (?, ?)"));
    for (const qint64 id : ids) {
        query.bindValue(0, id);
        query.bindValue(1, ++rank);
        if (!query.exec())
            return storageError(query.lastError().text());
    }
    return transaction.commit();
}

Result<Done> Catalogue::unwant(const QList<qint64> &ids)
{
    Transaction transaction(database());
    QSqlQuery query(database());
    query.prepare(QStringLiteral("DELETE FROM wanted WHERE id = ?"));
    for (const qint64 id : ids) {
        query.bindValue(0, id);
        if (!query.exec())
            return storageError(query.lastError().text());
    }
    return transaction.commit();
}

Result<QList<qint64>> Catalogue::wanted()
{
    QSqlQuery query(database());
    query.setForwardOnly(true);
    // The program may have ended between a delivery and unwant().
    query.prepare(QStringLiteral("SELECT id FROM wanted JOIN message USING (id) WHERE marks & ? = 0 "
                                 "ORDER BY rank, id"));
    query.addBindValue(int(EntryMark::Kept | EntryMark::Gone));
    if (!query.exec())
        return storageError(query.lastError().text());
    QList<qint64> ids;
    while (query.next())
        ids += query.value(0).toLongLong();
    return ids;
}

} // namespace poplar::archive
