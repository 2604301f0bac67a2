// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/searchindex.h"

#include "archive/catalogue.h"
#include "archive/entryreading.h"
#include "archive/storageerror.h"
#include "archive/transaction.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QStringList>
#include <QVariant>

namespace poplar::archive {

namespace {

/// So many documents of no use are let be, however few the others are.
constexpr qint64 toleratedWaste = 10'000;
/// Else so many times the others: a message has one for its header alone, until its text comes.
constexpr qint64 toleratedShare = 2;

QString namesAndAddresses(const QSqlQuery &query, std::initializer_list<int> columns)
{
    QStringList all;
    for (const int column : columns) {
        for (const Address &address : addressesFrom(query.value(column).toString()))
            all << address.name << address.address;
    }
    return all.join(u' ');
}

/// Writes documents inside the caller's transaction.
class DocumentWriter {
public:
    explicit DocumentWriter(const QSqlDatabase &database)
        : m_forget(database)
        , m_name(database)
        , m_write(database)
    {
        m_forget.prepare(QStringLiteral("DELETE FROM indexed WHERE message = ?"));
        m_name.prepare(
            QStringLiteral("INSERT INTO indexed (message, has_text) SELECT id, ? FROM message WHERE id = ?"));
        m_write.prepare(
            QStringLiteral("INSERT INTO words (rowid, subject, people, text) VALUES (?, ?, ?, ?)"));
    }

    Result<Done> write(const IndexedText &text)
    {
        m_forget.bindValue(0, text.id);
        m_name.bindValue(0, text.text ? 1 : 0);
        m_name.bindValue(1, text.id);
        for (QSqlQuery *query : {&m_forget, &m_name}) {
            if (!query->exec())
                return storageError(query->lastError().text());
        }
        if (m_name.numRowsAffected() != 1)
            return Done();
        m_write.bindValue(0, m_name.lastInsertId());
        m_write.bindValue(1, text.subject);
        m_write.bindValue(2, text.people);
        m_write.bindValue(3, text.text.value_or(QString()));
        return m_write.exec() ? Result<Done>(Done()) : storageError(m_write.lastError().text());
    }

private:
    QSqlQuery m_forget;
    QSqlQuery m_name;
    QSqlQuery m_write;
};

} // namespace

SearchIndex::SearchIndex(const Catalogue &catalogue)
    : m_connectionName(catalogue.connectionName())
{
}

QSqlDatabase SearchIndex::database() const
{
    return QSqlDatabase::database(m_connectionName, false);
}

Result<QList<qint64>> SearchIndex::missing() const
{
    QSqlQuery query(database());
    query.setForwardOnly(true);
    if (!query.exec(QStringLiteral("SELECT message.id FROM message "
                                   "LEFT JOIN indexed ON indexed.message = message.id "
                                   "LEFT JOIN kept ON kept.id = message.id "
                                   "WHERE envelope_known AND (document IS NULL OR "
                                   "(kept.id IS NOT NULL AND NOT has_text)) ORDER BY message.id DESC")))
        return storageError(query.lastError().text());
    QList<qint64> ids;
    while (query.next())
        ids += query.value(0).toLongLong();
    return ids;
}

Result<QList<Unindexed>> SearchIndex::read(const QList<qint64> &ids) const
{
    QSqlQuery query(database());
    query.setForwardOnly(true);
    query.prepare(QStringLiteral(
        "SELECT subject, senders, recipients, copies, file FROM message "
        "LEFT JOIN indexed ON indexed.message = message.id LEFT JOIN kept ON kept.id = message.id "
        "WHERE message.id = ? AND envelope_known AND (document IS NULL OR "
        "(kept.id IS NOT NULL AND NOT has_text))"));
    QList<Unindexed> messages;
    for (const qint64 id : ids) {
        query.bindValue(0, id);
        if (!query.exec())
            return storageError(query.lastError().text());
        if (query.next())
            messages += {id, query.value(0).toString(), namesAndAddresses(query, {1, 2, 3}),
                         query.value(4).toString()};
    }
    return messages;
}

Result<Done> SearchIndex::put(const QList<IndexedText> &texts)
{
    Transaction transaction(database());
    DocumentWriter writer(database());
    for (const IndexedText &text : texts) {
        if (const Result<Done> written = writer.write(text); !written)
            return written;
    }
    return transaction.commit();
}

Result<Done> SearchIndex::tidy()
{
    QSqlQuery query(database());
    // AUTOINCREMENT counts what has been written.
    if (!query.exec(QStringLiteral("SELECT (SELECT count(*) FROM indexed), "
                                   "(SELECT seq FROM sqlite_sequence WHERE name = 'indexed')"))
        || !query.next())
        return storageError(query.lastError().text());
    const qint64 used = query.value(0).toLongLong();
    const qint64 wasted = query.value(1).toLongLong() - used;
    query.finish();
    return wasted > toleratedWaste && wasted > toleratedShare * used ? clear() : Done();
}

Result<Done> SearchIndex::clear()
{
    Transaction transaction(database());
    QSqlQuery query(database());
    for (const char *statement : {"INSERT INTO words (words) VALUES ('delete-all')", "DELETE FROM indexed",
                                  "DELETE FROM sqlite_sequence WHERE name = 'indexed'"}) {
        if (!query.exec(QLatin1StringView(statement)))
            return storageError(query.lastError().text());
    }
    return transaction.commit();
}

} // namespace poplar::archive
