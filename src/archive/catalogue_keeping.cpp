// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/catalogue.h"

#include "archive/entryreading.h"
#include "archive/recognition.h"
#include "archive/storageerror.h"
#include "archive/transaction.h"

#include <QDir>
#include <QMetaEnum>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <algorithm>

namespace poplar::archive {

namespace {

/// Servers that count line ends in their own way differ by less where it matters.
constexpr qint64 octetsForgiven = 4096;

} // namespace

/// Relative to the account's folder where it lies in it: such a folder can be moved.
QString Catalogue::storedFile(const QString &file) const
{
    const QString within = m_folder + u'/';
    return !m_folder.isEmpty() && file.startsWith(within) ? file.mid(within.size()) : file;
}

Result<Done> Catalogue::setKept(const QList<KeptEntry> &kept)
{
    // The server's copies may be deleted because of this.
    Transaction transaction(database(), Durability::PowerCut);
    QSqlQuery mark(database());
    QSqlQuery keep(database());
    QSqlQuery noLongerAside(database());
    // What was seen or starred on the server shows that in the name of its file, too.
    mark.prepare(QStringLiteral("UPDATE message SET marks = (marks & ~%1) | %2 | iif(marks & %3, %4, 0) "
                                "WHERE id = ?")
                     .arg(int(EntryMark::Trashed | EntryMark::Discarded))
                     .arg(int(EntryMark::Kept))
                     .arg(int(EntryMark::Seen | EntryMark::Starred))
                     .arg(int(EntryMark::FlagsDue)));
    keep.prepare(QStringLiteral("INSERT OR REPLACE INTO kept (id, file, octets, sha256, at, "
                                "octets_on_server) VALUES (?, ?, ?, ?, ?, ?)"));
    noLongerAside.prepare(QStringLiteral("DELETE FROM aside WHERE id = ?"));
    const qint64 now = moment();
    for (const KeptEntry &one : kept) {
        mark.addBindValue(one.id);
        keep.addBindValue(one.id);
        keep.addBindValue(storedFile(one.delivered.file));
        keep.addBindValue(one.delivered.octets);
        keep.addBindValue(nonNull(one.delivered.sha256));
        keep.addBindValue(now);
        keep.addBindValue(one.octetsOnServer);
        noLongerAside.addBindValue(one.id);
        if (!mark.exec())
            return storageError(mark.lastError().text());
        if (mark.numRowsAffected() != 1)
            return storageError(QStringLiteral("message %1").arg(one.id));
        for (QSqlQuery *query : {&keep, &noLongerAside}) {
            if (!query->exec())
                return storageError(query->lastError().text());
        }
    }
    return transaction.commit();
}

/// Where a query that begins with keepingColumns() stands.
Keeping Catalogue::readKeeping(const QSqlQuery &query) const
{
    return {{QDir(m_folder).filePath(query.value(0).toString()), query.value(1).toLongLong(),
             query.value(2).toByteArray()},
            QDateTime::fromMSecsSinceEpoch(query.value(3).toLongLong(), Qt::UTC),
            query.value(4).toLongLong(),
            query.value(5).toBool()};
}

bool Keeping::isWhole(qint64 listed) const
{
    if (isFound)
        return octetsOnServer == listed;
    return octetsOnServer < 0
        || octetsOnServer >= listed - std::min(listed / sizesDifferByOneIn, octetsForgiven);
}

Result<std::optional<Keeping>> Catalogue::kept(qint64 id)
{
    const Result<QHash<qint64, Keeping>> keepings = keepingsOf({id});
    if (!keepings)
        return keepings.error();
    const auto found = keepings->constFind(id);
    return found == keepings->constEnd() ? std::optional<Keeping>() : std::optional(*found);
}

Result<Done> Catalogue::forgetKept(qint64 id)
{
    Transaction transaction(database());
    QSqlQuery query(database());
    for (const QString &statement :
         {QStringLiteral("UPDATE message SET marks = %1 WHERE id = ?").arg(marksWithoutCopy()),
          QStringLiteral("DELETE FROM kept WHERE id = ?")}) {
        query.prepare(statement);
        query.addBindValue(id);
        if (!query.exec())
            return storageError(query.lastError().text());
    }
    return transaction.commit();
}

Result<Done> Catalogue::setAside(qint64 id, const Error &error)
{
    QSqlQuery query(database());
    query.prepare(QStringLiteral("INSERT OR REPLACE INTO aside VALUES (?, ?, ?, ?, ?, ?, ?)"));
    query.addBindValue(id);
    // By name: the order of the kinds is nothing that a file should depend on.
    query.addBindValue(QString::fromLatin1(QMetaEnum::fromType<ErrorKind>().valueToKey(int(error.kind))));
    query.addBindValue(error.said);
    query.addBindValue(error.code);
    query.addBindValue(error.verb);
    query.addBindValue(error.detail);
    query.addBindValue(moment());
    if (!query.exec())
        return storageError(query.lastError().text());
    return Done();
}

Result<Done> Catalogue::clearAside(qint64 id)
{
    QSqlQuery query(database());
    query.prepare(QStringLiteral("DELETE FROM aside WHERE id = ?"));
    query.addBindValue(id);
    if (!query.exec())
        return storageError(query.lastError().text());
    return Done();
}

Result<Done> Catalogue::setTraits(ServerTraits traits)
{
    QSqlQuery query(database());
    query.prepare(QStringLiteral("INSERT OR REPLACE INTO server VALUES (1, ?)"));
    query.addBindValue(int(traits));
    if (!query.exec())
        return storageError(query.lastError().text());
    return Done();
}

Result<ServerTraits> Catalogue::traits()
{
    QSqlQuery query(database());
    if (!query.exec(QStringLiteral("SELECT traits FROM server")))
        return storageError(query.lastError().text());
    return query.next() ? ServerTraits(query.value(0).toInt()) : ServerTraits();
}

} // namespace poplar::archive
