// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/catalogue.h"

#include "archive/entryreading.h"
#include "archive/storageerror.h"
#include "archive/transaction.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <algorithm>

namespace poplar::archive {

Result<QList<CatalogueEntry>> Catalogue::entries(Which which)
{
    const EntryMarks gone = EntryMark::Gone;
    const EntryMarks looked = which == Which::Present ? gone : gone | copyMarks;
    QSqlQuery query(database());
    query.setForwardOnly(true);
    const QString statement =
        QStringLiteral(
            "SELECT %1 FROM message LEFT JOIN aside USING (id) WHERE marks & %2 <> %3 ORDER BY message.id")
            .arg(entryColumns())
            .arg(int(looked))
            .arg(int(gone));
    if (!query.exec(statement))
        return storageError(query.lastError().text());
    QList<CatalogueEntry> entries;
    while (query.next())
        entries += readEntry(query);
    return entries;
}

Result<qint64> Catalogue::reserveIds(qint64 count)
{
    Transaction transaction(database());
    QSqlQuery query(database());
    // SQLite makes the row with the first message.
    if (!query.exec(
            QStringLiteral("INSERT INTO sqlite_sequence (name, seq) SELECT 'message', 0 WHERE NOT EXISTS "
                           "(SELECT 1 FROM sqlite_sequence WHERE name = 'message')")))
        return storageError(query.lastError().text());
    query.prepare(QStringLiteral("UPDATE sqlite_sequence SET seq = seq + ? WHERE name = 'message' "
                                 "RETURNING seq"));
    query.addBindValue(count);
    if (!query.exec())
        return storageError(query.lastError().text());
    if (!query.next())
        return storageError(QStringLiteral("sqlite_sequence"));
    const qint64 first = query.value(0).toLongLong() - count + 1;
    query.finish();
    const Result<Done> committed = transaction.commit();
    return committed ? Result<qint64>(first) : committed.error();
}

Result<Done> Catalogue::add(const QList<Identity> &found, qint64 firstId,
                            const std::optional<CheckRecord> &check, EntryMarks marks)
{
    Transaction transaction(database());
    QSqlQuery query(database());
    query.prepare(
        QStringLiteral("INSERT INTO message (id, unique_id, octets, header_hash, first_seen, marks) "
                       "VALUES (?, ?, ?, ?, ?, %1 | iif(EXISTS (SELECT 1 FROM elsewhere "
                       "WHERE elsewhere.unique_id = ?), %2, 0))")
            .arg(int(marks | EntryMark::Listed))
            .arg(int(EntryMark::Elsewhere)));
    query.bindValue(4, check ? check->at.toMSecsSinceEpoch() : moment());
    qint64 id = firstId;
    for (const Identity &identity : found) {
        query.bindValue(0, id++);
        query.bindValue(1, nonNull(identity.uniqueId));
        query.bindValue(2, identity.octets);
        query.bindValue(3, nonNull(identity.headerHash));
        query.bindValue(5, nonNull(identity.uniqueId));
        if (!query.exec())
            return storageError(query.lastError().text());
    }
    if (check) {
        if (const Result<Done> remembered = rememberCheck(*check); !remembered)
            return remembered;
    }
    return transaction.commit();
}

Result<Done> Catalogue::setHeaders(const QList<HeaderEntry> &headers)
{
    Transaction transaction(database());
    QSqlQuery query(database());
    query.prepare(
        QStringLiteral("UPDATE message SET envelope_known = 1, header_hash = ?, senders = ?, recipients = ?, "
                       "copies = ?, subject = ?, date = ?, message_id = ?, attachments = ? WHERE id = ?"));
    for (const HeaderEntry &header : headers) {
        const Envelope &envelope = header.envelope;
        query.bindValue(0, nonNull(header.headerHash));
        query.bindValue(1, addressText(envelope.from));
        query.bindValue(2, addressText(envelope.to));
        query.bindValue(3, addressText(envelope.cc));
        query.bindValue(4, envelope.subject);
        query.bindValue(5,
                        envelope.date.isValid() ? QVariant(envelope.date.toMSecsSinceEpoch()) : QVariant());
        query.bindValue(6, nonNull(envelope.messageId));
        query.bindValue(7, envelope.likelyHasAttachments);
        query.bindValue(8, header.id);
        if (!query.exec())
            return storageError(query.lastError().text());
    }
    return transaction.commit();
}

Result<Done> Catalogue::setMark(const QList<qint64> &ids, EntryMarks marks)
{
    return changeMarks(QStringLiteral("UPDATE message SET marks = marks | ? WHERE id = ?"), ids, marks);
}

Result<Done> Catalogue::clearMark(const QList<qint64> &ids, EntryMarks marks)
{
    return changeMarks(QStringLiteral("UPDATE message SET marks = marks & ~? WHERE id = ?"), ids, marks);
}

Result<Done> Catalogue::changeMarks(const QString &statement, const QList<qint64> &ids, EntryMarks marks)
{
    if (ids.isEmpty())
        return Done();
    // Marks are what the user decided.
    Transaction transaction(database(), Durability::PowerCut);
    QSqlQuery query(database());
    query.prepare(statement);
    for (const qint64 id : ids) {
        query.bindValue(0, int(marks));
        query.bindValue(1, id);
        if (!query.exec())
            return storageError(query.lastError().text());
    }
    return transaction.commit();
}

Result<Done> Catalogue::forgetMaildrop()
{
    Transaction transaction(database());
    QSqlQuery query(database());
    for (const QString &statement :
         {QStringLiteral("DELETE FROM last_check"), QStringLiteral("DELETE FROM elsewhere")}) {
        if (!query.exec(statement))
            return storageError(query.lastError().text());
    }
    return transaction.commit();
}

Result<Done> Catalogue::rememberCheck(const CheckRecord &check)
{
    QSqlQuery query(database());
    const Result<std::optional<CheckRecord>> last = lastCheck();
    if (!last)
        return last.error();
    // The same check may be remembered once more, when a lost connection has been made anew.
    const qint64 at = check.at.toMSecsSinceEpoch();
    const bool isSame = *last && (*last)->at == check.at;
    query.prepare(QStringLiteral("INSERT OR REPLACE INTO last_check VALUES (1, ?, ?, ?)"));
    query.addBindValue(isSame ? at : m_latest = std::max(m_latest, at));
    query.addBindValue(check.messages);
    query.addBindValue(check.octets);
    if (!query.exec())
        return storageError(query.lastError().text());
    m_latest = std::max(m_latest, at + 1);
    return Done();
}

Result<std::optional<CheckRecord>> Catalogue::lastCheck()
{
    QSqlQuery query(database());
    if (!query.exec(QStringLiteral("SELECT at, messages, octets FROM last_check")))
        return storageError(query.lastError().text());
    if (!query.next())
        return std::optional<CheckRecord>();
    return std::optional(CheckRecord{QDateTime::fromMSecsSinceEpoch(query.value(0).toLongLong(), Qt::UTC),
                                     query.value(1).toLongLong(), query.value(2).toLongLong()});
}

} // namespace poplar::archive
