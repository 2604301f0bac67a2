// SPDX-License-Identifier: GPL-3.0-or-later
// What a rule for deletion must know, of a Catalogue.
#include "archive/catalogue.h"

#include "archive/entryreading.h"
#include "archive/storageerror.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

namespace poplar::archive {

namespace {

QDateTime notedTime(const QVariant &value)
{
    return QDateTime::fromMSecsSinceEpoch(value.toLongLong(), Qt::UTC);
}

} // namespace

Result<QList<KeptCopy>> Catalogue::copies()
{
    QSqlQuery query(database());
    query.setForwardOnly(true);
    query.prepare(QStringLiteral("SELECT %1, id, marks, first_seen FROM kept JOIN message USING (id) "
                                 "WHERE marks & ? = ? ORDER BY id")
                      .arg(keepingColumns()));
    query.addBindValue(int(EntryMark::Kept | EntryMark::Gone));
    query.addBindValue(int(EntryMark::Kept));
    if (!query.exec())
        return storageError(query.lastError().text());
    QList<KeptCopy> copies;
    while (query.next()) {
        copies += {query.value(keepingColumnCount).toLongLong(), readKeeping(query),
                   EntryMarks(query.value(keepingColumnCount + 1).toInt()),
                   notedTime(query.value(keepingColumnCount + 2))};
    }
    return copies;
}

Result<QDateTime> Catalogue::latestTime()
{
    QSqlQuery query(database());
    if (!query.exec(QStringLiteral(
            "SELECT coalesce(max(latest), 0) FROM (SELECT max(at) AS latest FROM kept UNION ALL "
            "SELECT max(first_seen) FROM message UNION ALL SELECT max(at) FROM last_check UNION ALL "
            "SELECT max(at) FROM aside UNION ALL SELECT max(at) FROM receipt)"))
        || !query.next())
        return storageError(query.lastError().text());
    return notedTime(query.value(0));
}

Result<QList<qint64>> Catalogue::marked(EntryMark mark)
{
    QSqlQuery query(database());
    query.setForwardOnly(true);
    query.prepare(QStringLiteral("SELECT id FROM message WHERE marks & ? = ? ORDER BY id"));
    query.addBindValue(int(mark | EntryMark::Gone));
    query.addBindValue(int(mark));
    if (!query.exec())
        return storageError(query.lastError().text());
    QList<qint64> ids;
    while (query.next())
        ids += query.value(0).toLongLong();
    return ids;
}

} // namespace poplar::archive
