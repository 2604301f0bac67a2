// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/transaction.h"

#include "archive/storageerror.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

namespace poplar::archive {

namespace {

/// How long it waits for another program that writes.
constexpr int patience = 5000;

constexpr int busy = 5; ///< SQLITE_BUSY, in all its extended forms.

bool tellsOfLock(const QSqlError &error)
{
    return (error.nativeErrorCode().toInt() & 0xff) == busy;
}

void setPatience(const QSqlDatabase &database, int milliseconds)
{
    QSqlQuery(database).exec(QStringLiteral("PRAGMA busy_timeout = %1").arg(milliseconds));
}

} // namespace

Transaction::Transaction(const QSqlDatabase &database, Durability durability)
    : m_database(database)
    , m_durability(durability)
{
    // SQLite changes it outside of transactions only.
    if (m_durability == Durability::PowerCut)
        QSqlQuery(m_database).exec(QStringLiteral("PRAGMA synchronous = FULL"));
    // Immediate: that another program writes is to be known before anything is done.
    QSqlQuery begin(m_database);
    m_open = begin.exec(QStringLiteral("BEGIN IMMEDIATE"));
    if (m_open)
        return;
    m_failure = begin.lastError().text();
    // One that holds the lock so long may hold it for ever: it is not waited for at each change, or reading
    // mail would come to a stop.
    if (tellsOfLock(begin.lastError()))
        setPatience(m_database, 0);
    // What is tried all the same is done as a whole or not at all.
    m_open = m_database.transaction();
}

Transaction::~Transaction()
{
    if (m_open)
        m_database.rollback();
    if (m_durability == Durability::PowerCut)
        QSqlQuery(m_database).exec(QStringLiteral("PRAGMA synchronous = NORMAL"));
}

Result<Done> Transaction::commit()
{
    if (!m_open)
        return storageError(m_failure);
    if (!m_database.commit())
        return storageError(m_database.lastError().text());
    m_open = false;
    setPatience(m_database, patience);
    return Done();
}

Result<Done> executeForEach(const QSqlDatabase &database, const QStringList &statements,
                            const QList<qint64> &ids, Durability durability)
{
    Transaction transaction(database, durability);
    for (const QString &statement : statements) {
        QSqlQuery query(database);
        query.prepare(statement);
        for (const qint64 id : ids) {
            query.bindValue(0, id);
            if (!query.exec())
                return storageError(query.lastError().text());
        }
    }
    return transaction.commit();
}

} // namespace poplar::archive
