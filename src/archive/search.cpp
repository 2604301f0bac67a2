// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/search.h"

#include "archive/catalogue.h"
#include "archive/searchwords.h"
#include "archive/storageerror.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

namespace poplar::archive {

namespace {

/// The words are letters and digits only, but AND, OR, NOT and NEAR are such words, too.
QString expression(const QStringList &words)
{
    return u'"' + words.join(QStringLiteral("\" AND \"")) + QStringLiteral("\" *");
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
    QSqlQuery query(QSqlDatabase::database(m_connectionName, false));
    query.setForwardOnly(true);
    query.prepare(QStringLiteral("SELECT message.id FROM words JOIN indexed ON document = words.rowid "
                                 "JOIN message ON message.id = indexed.message "
                                 "WHERE words MATCH ? AND marks & %1 <> %2 ORDER BY %3 LIMIT ?")
                      .arg(int(EntryMark::Gone | EntryMark::Kept))
                      .arg(int(EntryMark::Gone))
                      .arg(order == Order::Best
                               ? QLatin1StringView("bm25(words, 4.0, 2.0, 1.0), message.id DESC")
                               : QLatin1StringView("message.id DESC")));
    query.addBindValue(expression(words));
    query.addBindValue(most);
    if (!query.exec())
        return storageError(query.lastError().text());
    QList<qint64> ids;
    while (query.next())
        ids += query.value(0).toLongLong();
    return ids;
}

} // namespace poplar::archive
