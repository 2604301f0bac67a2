// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/search.h"

#include "archive/catalogue.h"
#include "archive/searchwords.h"
#include "archive/storageerror.h"

#include <QSet>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

namespace poplar::archive {

namespace {

/// The words are letters and digits only, but AND, OR, NOT and NEAR are such words, too.
QString expression(const QStringList &words)
{
    return QStringLiteral("(\"") + words.join(QStringLiteral("\" AND \"")) + QStringLiteral("\" *)");
}

/// Carries out what has been prepared.
Result<QList<qint64>> idsOf(QSqlQuery &query)
{
    if (!query.exec())
        return storageError(query.lastError().text());
    QList<qint64> ids;
    while (query.next())
        ids += query.value(0).toLongLong();
    return ids;
}

} // namespace

Search::Search(const Catalogue &catalogue)
    : m_connectionName(catalogue.connectionName())
{
}

Result<QList<qint64>> Search::find(QStringView typed, Order order, qsizetype most) const
{
    const QStringList words = soughtWords(typed);
    if (words.isEmpty())
        return QList<qint64>();
    const QString sought = expression(words);
    if (order == Order::Newest)
        return match(sought, most);
    // bm25() knows nothing of an index that has neither texts nor places of words.
    QList<qint64> ids;
    QSet<qint64> found;
    for (const char *where : {"{subject} : ", "{subject people} : ", ""}) {
        const Result<QList<qint64>> some = match(QLatin1StringView(where) + sought, most);
        if (!some)
            return some;
        for (const qint64 id : *some) {
            if (ids.size() < most && !found.contains(id)) {
                ids += id;
                found += id;
            }
        }
        if (ids.size() == most)
            break;
    }
    return ids;
}

Result<QList<qint64>> Search::findAll(QStringView typed) const
{
    const QStringList words = soughtWords(typed);
    if (words.isEmpty())
        return QList<qint64>();
    QSqlQuery query(QSqlDatabase::database(m_connectionName, false));
    query.setForwardOnly(true);
    query.prepare(QStringLiteral(
        "SELECT message FROM words JOIN indexed ON document = words.rowid WHERE words MATCH ?"));
    query.addBindValue(expression(words));
    return idsOf(query);
}

/// The newest first.
Result<QList<qint64>> Search::match(const QString &expression, qsizetype most) const
{
    QSqlQuery query(QSqlDatabase::database(m_connectionName, false));
    query.setForwardOnly(true);
    query.prepare(QStringLiteral("SELECT message.id FROM words JOIN indexed ON document = words.rowid "
                                 "JOIN message ON message.id = indexed.message "
                                 "WHERE words MATCH ? AND marks & %1 <> %2 ORDER BY message.id DESC LIMIT ?")
                      .arg(int(EntryMark::Gone | EntryMark::Kept))
                      .arg(int(EntryMark::Gone)));
    query.addBindValue(expression);
    query.addBindValue(most);
    return idsOf(query);
}

} // namespace poplar::archive
