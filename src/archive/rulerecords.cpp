// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/rulerecords.h"

#include "archive/catalogue.h"
#include "archive/entryreading.h"
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

using What = RuleDeed::What;

struct DeedName {
    What what;
    const char *name;
};
constexpr std::array<DeedName, 6> deedNames{{{What::Ticked, "ticked"},
                                             {What::TickedUnasked, "ticked-unasked"},
                                             {What::Downloaded, "downloaded"},
                                             {What::Starred, "starred"},
                                             {What::Moved, "moved"},
                                             {What::GaveUp, "gave-up"}}};

QString deedName(What what)
{
    const auto found = std::find_if(deedNames.begin(), deedNames.end(),
                                    [what](const DeedName &one) { return one.what == what; });
    return QString::fromLatin1(found->name);
}

std::optional<What> deedNamed(const QString &name)
{
    const auto found = std::find_if(deedNames.begin(), deedNames.end(), [&name](const DeedName &one) {
        return name == QLatin1StringView(one.name);
    });
    return found == deedNames.end() ? std::nullopt : std::optional(found->what);
}

/// Values are lines: none has a line break in it.
QVariant columnOf(const QStringList &values)
{
    if (values.isEmpty())
        return {};
    const QString lines = values.join(u'\n').left(limit::ruleFieldValues);
    return lines.isNull() ? QStringLiteral("")
                          : lines; // An empty field is there, and NULL says that none is.
}

QStringList valuesIn(const QVariant &column)
{
    return column.isNull() ? QStringList() : column.toString().split(u'\n');
}

Result<Done> runRecord(QSqlQuery &query)
{
    return query.exec() ? Result<Done>(Done()) : Result<Done>(storageError(query.lastError().text()));
}

} // namespace

RuleRecords::RuleRecords(const Catalogue &catalogue)
    : m_connectionName(catalogue.connectionName())
{
}

QSqlDatabase RuleRecords::database() const
{
    return QSqlDatabase::database(m_connectionName, false);
}

Result<Done> RuleRecords::putFields(const QHash<qint64, FieldValues> &fields)
{
    Transaction transaction(database());
    QSqlQuery query(database());
    query.prepare(
        QStringLiteral("INSERT OR REPLACE INTO header_field SELECT id, ?, ? FROM message WHERE id = ?"));
    for (auto message = fields.cbegin(); message != fields.cend(); ++message) {
        for (auto field = message->cbegin(); field != message->cend(); ++field) {
            query.bindValue(0, field.key());
            query.bindValue(1, columnOf(*field));
            query.bindValue(2, message.key());
            if (const Result<Done> done = runRecord(query); !done)
                return done;
        }
    }
    return transaction.commit();
}

Result<QHash<qint64, FieldValues>> RuleRecords::fields(const QList<qint64> &ids,
                                                       const QSet<QString> &names) const
{
    QHash<qint64, FieldValues> known;
    if (names.isEmpty())
        return known;
    QSqlQuery query(database());
    query.setForwardOnly(true);
    query.prepare(QStringLiteral("SELECT name, field_values FROM header_field WHERE message = ?"));
    for (const qint64 id : ids) {
        query.bindValue(0, id);
        if (const Result<Done> done = runRecord(query); !done)
            return done.error();
        while (query.next()) {
            if (const QString name = query.value(0).toString(); names.contains(name))
                known[id].insert(name, valuesIn(query.value(1)));
        }
        query.finish();
    }
    return known;
}

Result<Done> RuleRecords::addToLog(const QList<RuleDeed> &deeds)
{
    Transaction transaction(database());
    QSqlQuery query(database());
    query.prepare(QStringLiteral("INSERT INTO rule_log (at, rule, rule_name, message, subject, sender, deed) "
                                 "VALUES (?, ?, ?, ?, ?, ?, ?)"));
    for (const RuleDeed &deed : deeds) {
        query.bindValue(0, deed.at.toMSecsSinceEpoch());
        query.bindValue(1, deed.rule);
        query.bindValue(2, deed.ruleName);
        query.bindValue(3, deed.message);
        query.bindValue(4, deed.subject.left(limit::receiptText));
        query.bindValue(5, deed.sender.left(limit::receiptText));
        query.bindValue(6, deedName(deed.what));
        if (const Result<Done> done = runRecord(query); !done)
            return done;
    }
    query.prepare(QStringLiteral("DELETE FROM rule_log WHERE id <= (SELECT max(id) FROM rule_log) - ?"));
    query.bindValue(0, limit::ruleLog);
    if (const Result<Done> done = runRecord(query); !done)
        return done;
    return transaction.commit();
}

Result<QList<RuleDeed>> RuleRecords::log() const
{
    QSqlQuery query(database());
    query.setForwardOnly(true);
    query.prepare(
        QStringLiteral("SELECT id, at, rule, rule_name, message, subject, sender, deed FROM rule_log "
                       "ORDER BY id DESC LIMIT ?"));
    query.bindValue(0, limit::ruleLog);
    if (const Result<Done> done = runRecord(query); !done)
        return done.error();
    QList<RuleDeed> deeds;
    while (query.next()) {
        const std::optional<What> what = deedNamed(query.value(7).toString());
        if (what) // a later Poplar may know others
            deeds += {query.value(0).toLongLong(),
                      QDateTime::fromMSecsSinceEpoch(query.value(1).toLongLong(), Qt::UTC),
                      query.value(2).toString(),
                      query.value(3).toString(),
                      query.value(4).toLongLong(),
                      query.value(5).toString(),
                      query.value(6).toString(),
                      *what};
    }
    return deeds;
}

Result<Done> RuleRecords::clearLog()
{
    QSqlQuery query(database());
    query.prepare(QStringLiteral("DELETE FROM rule_log"));
    return runRecord(query);
}

Result<QByteArray> RuleRecords::ruleSet() const
{
    QSqlQuery query(database());
    query.prepare(QStringLiteral("SELECT digest FROM rule_set"));
    if (const Result<Done> done = runRecord(query); !done)
        return done.error();
    return query.next() ? query.value(0).toByteArray() : QByteArray();
}

Result<Done> RuleRecords::setRuleSet(const QByteArray &digest)
{
    Transaction transaction(database(), Durability::PowerCut);
    QSqlQuery query(database());
    query.prepare(QStringLiteral("INSERT OR REPLACE INTO rule_set VALUES (1, ?)"));
    query.bindValue(0, nonNull(digest));
    if (const Result<Done> done = runRecord(query); !done)
        return done;
    return transaction.commit();
}

} // namespace poplar::archive
