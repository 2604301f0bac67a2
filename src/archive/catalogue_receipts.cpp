// SPDX-License-Identifier: GPL-3.0-or-later
// The history of deletions, and what is on this machine of many messages.
#include "archive/catalogue.h"

#include "archive/entryreading.h"
#include "archive/maildirfiles.h"
#include "archive/storageerror.h"
#include "archive/transaction.h"
#include "base/limits.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <algorithm>
#include <array>

namespace poplar::archive {

namespace {

using Answer = ReceiptRecord::Answer;
using Fate = ReceiptRecord::Fate;

/// By name: the order of enumerators is nothing that a file should depend on.
template <class Value>
struct Name {
    Value value;
    const char *name;
};
constexpr std::array<Name<Answer>, 3> answers{
    {{Answer::None, "none"}, {Answer::Deleted, "deleted"}, {Answer::Refused, "refused"}}};
constexpr std::array<Name<Fate>, 4> fates{{{Fate::Unknown, "unknown"},
                                           {Fate::Deleted, "deleted"},
                                           {Fate::Gone, "gone"},
                                           {Fate::StillThere, "still-there"}}};

template <class Table, class Value>
QString nameOf(const Table &table, Value value)
{
    const auto found =
        std::find_if(table.begin(), table.end(), [value](const auto &one) { return one.value == value; });
    return QString::fromLatin1(found->name);
}

/// What a later Poplar wrote and this one does not know is the first of the table: nothing is known.
template <class Table>
auto valueOf(const Table &table, const QString &name)
{
    const auto found = std::find_if(table.begin(), table.end(),
                                    [&name](const auto &one) { return name == QLatin1StringView(one.name); });
    return found == table.end() ? table.front().value : found->value;
}

Result<Done> execute(QSqlQuery &query)
{
    return query.exec() ? Result<Done>(Done()) : Result<Done>(storageError(query.lastError().text()));
}

Result<Done> addItems(const QSqlDatabase &database, qint64 receipt, const QList<ReceiptRecord::Item> &items)
{
    QSqlQuery query(database);
    query.prepare(QStringLiteral("INSERT INTO receipt_item VALUES (?, ?, ?, ?, ?, ?, ?, ?)"));
    query.bindValue(0, receipt);
    for (const ReceiptRecord::Item &item : items) {
        query.bindValue(1, item.message);
        query.bindValue(2, nonNull(item.identity.uniqueId));
        query.bindValue(3, item.identity.octets);
        query.bindValue(4, nonNull(item.identity.headerHash));
        query.bindValue(5, item.subject.left(limit::receiptText));
        query.bindValue(6, item.sender.left(limit::receiptText));
        query.bindValue(7, nameOf(fates, item.fate));
        if (const Result<Done> added = execute(query); !added)
            return added;
    }
    return Done();
}

/// The last receipt that is too old or too much, if there is one: the newest always stays.
Result<qint64> lastToForget(const QSqlDatabase &database)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    query.prepare(QStringLiteral("SELECT receipt.id, count(receipt_item.message) FROM receipt "
                                 "LEFT JOIN receipt_item ON receipt = receipt.id "
                                 "GROUP BY receipt.id ORDER BY receipt.id DESC"));
    if (const Result<Done> done = execute(query); !done)
        return done.error();
    qint64 receipts = 0;
    qint64 items = 0;
    while (query.next()) {
        items += query.value(1).toLongLong();
        if (++receipts > 1 && (receipts > limit::receipts || items > limit::receiptItems))
            return query.value(0).toLongLong();
    }
    return qint64(0);
}

Result<Done> forgetOldest(const QSqlDatabase &database)
{
    const Result<qint64> last = lastToForget(database);
    if (!last || *last == 0)
        return last ? Result<Done>(Done()) : Result<Done>(last.error());
    for (const char *statement :
         {"DELETE FROM receipt_item WHERE receipt <= ?", "DELETE FROM receipt WHERE id <= ?"}) {
        QSqlQuery query(database);
        query.prepare(QLatin1StringView(statement));
        query.addBindValue(*last);
        if (const Result<Done> done = execute(query); !done)
            return done;
    }
    return Done();
}

Result<QList<ReceiptRecord::Item>> itemsOf(const QSqlDatabase &database, qint64 receipt)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    query.prepare(QStringLiteral("SELECT message, unique_id, octets, header_hash, subject, sender, fate "
                                 "FROM receipt_item WHERE receipt = ? ORDER BY message"));
    query.addBindValue(receipt);
    if (const Result<Done> done = execute(query); !done)
        return done.error();
    QList<ReceiptRecord::Item> items;
    while (query.next())
        items += {query.value(0).toLongLong(),
                  {query.value(1).toByteArray(), query.value(2).toLongLong(), query.value(3).toByteArray()},
                  query.value(4).toString(),
                  query.value(5).toString(),
                  valueOf(fates, query.value(6).toString())};
    return items;
}

} // namespace

Result<qint64> Catalogue::addReceipt(const ReceiptRecord &receipt)
{
    // Whatever happens next: of what may be deleted from now on there is a trace.
    Transaction transaction(database(), Durability::PowerCut);
    QSqlQuery query(database());
    query.prepare(QStringLiteral("INSERT INTO receipt (at, outcome, said) VALUES (?, ?, ?)"));
    query.addBindValue(receipt.at.toMSecsSinceEpoch());
    query.addBindValue(nameOf(answers, receipt.answer));
    query.addBindValue(nonNull(receipt.said));
    if (const Result<Done> done = execute(query); !done)
        return done.error();
    const qint64 id = query.lastInsertId().toLongLong();
    if (const Result<Done> added = addItems(database(), id, receipt.items); !added)
        return added.error();
    if (const Result<Done> forgotten = forgetOldest(database()); !forgotten)
        return forgotten.error();
    if (const Result<Done> committed = transaction.commit(); !committed)
        return committed.error();
    return id;
}

Result<Done> Catalogue::updateReceipt(const ReceiptRecord &receipt)
{
    Transaction transaction(database(), Durability::PowerCut);
    QSqlQuery query(database());
    query.prepare(QStringLiteral("UPDATE receipt SET outcome = ?, said = ? WHERE id = ?"));
    query.addBindValue(nameOf(answers, receipt.answer));
    query.addBindValue(nonNull(receipt.said));
    query.addBindValue(receipt.id);
    if (const Result<Done> done = execute(query); !done)
        return done;
    QSqlQuery items(database());
    items.prepare(QStringLiteral("UPDATE receipt_item SET fate = ? WHERE receipt = ? AND message = ?"));
    items.bindValue(1, receipt.id);
    for (const ReceiptRecord::Item &item : receipt.items) {
        items.bindValue(0, nameOf(fates, item.fate));
        items.bindValue(2, item.message);
        if (const Result<Done> done = execute(items); !done)
            return done;
    }
    return transaction.commit();
}

Result<QList<ReceiptRecord>> Catalogue::receipts(WhichReceipts which, qint64 mostItems)
{
    const QString open =
        QStringLiteral("WHERE id IN (SELECT receipt FROM receipt_item WHERE fate IN ('%1', '%2'))")
            .arg(nameOf(fates, Fate::Unknown), nameOf(fates, Fate::Deleted));
    QSqlQuery query(database());
    query.setForwardOnly(true);
    query.prepare(QStringLiteral("SELECT id, at, outcome, said FROM receipt %1 ORDER BY id DESC")
                      .arg(which == WhichReceipts::Open ? open : QString()));
    if (const Result<Done> done = execute(query); !done)
        return done.error();
    QList<ReceiptRecord> receipts;
    qint64 read = 0;
    while (read < mostItems && query.next()) {
        const qint64 id = query.value(0).toLongLong();
        Result<QList<ReceiptRecord::Item>> items = itemsOf(database(), id);
        if (!items)
            return items.error();
        read += items->size();
        receipts += {id, QDateTime::fromMSecsSinceEpoch(query.value(1).toLongLong(), Qt::UTC),
                     valueOf(answers, query.value(2).toString()), query.value(3).toByteArray(),
                     std::move(items).value()};
    }
    return receipts;
}

Result<QHash<qint64, Keeping>> Catalogue::keepingsOf(const QList<qint64> &ids)
{
    QSqlQuery query(database());
    query.setForwardOnly(true);
    query.prepare(QStringLiteral("SELECT %1 FROM kept WHERE id = ? AND NOT EXISTS (SELECT 1 FROM message "
                                 "WHERE message.id = kept.id AND marks & %2 <> 0)")
                      .arg(keepingColumns())
                      .arg(int(EntryMark::Trashed)));
    QHash<qint64, Keeping> keepings;
    for (const qint64 id : ids) {
        query.bindValue(0, id);
        if (const Result<Done> done = execute(query); !done)
            return done.error();
        if (query.next())
            keepings.insert(id, readKeeping(query));
        query.finish();
    }
    return keepings;
}

Result<QSet<QString>> Catalogue::keptNames()
{
    QSqlQuery query(database());
    query.setForwardOnly(true);
    query.prepare(QStringLiteral("SELECT file FROM kept"));
    if (const Result<Done> done = execute(query); !done)
        return done.error();
    QSet<QString> names;
    while (query.next())
        names.insert(uniquePart(query.value(0).toString()));
    return names;
}

} // namespace poplar::archive
