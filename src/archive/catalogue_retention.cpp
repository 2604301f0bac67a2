// SPDX-License-Identifier: GPL-3.0-or-later
// What a rule for deletion must know, of a Catalogue.
#include "archive/catalogue.h"

#include "archive/storageerror.h"

#include <QDir>
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
    query.prepare(QStringLiteral("SELECT id, file, kept.octets, sha256, at, marks, first_seen, "
                                 "octets_on_server FROM kept "
                                 "JOIN message USING (id) WHERE marks & ? = ? ORDER BY id"));
    query.addBindValue(int(EntryMark::Kept | EntryMark::Gone));
    query.addBindValue(int(EntryMark::Kept));
    if (!query.exec())
        return storageError(query.lastError().text());
    QList<KeptCopy> copies;
    while (query.next()) {
        const Delivered delivered{QDir(m_folder).filePath(query.value(1).toString()),
                                  query.value(2).toLongLong(), query.value(3).toByteArray()};
        copies += {query.value(0).toLongLong(),
                   {delivered, notedTime(query.value(4))},
                   EntryMarks(query.value(5).toInt()),
                   notedTime(query.value(6)),
                   query.value(7).toLongLong()};
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
