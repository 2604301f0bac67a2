// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/transaction.h"

#include "archive/storageerror.h"

#include <QSqlError>
#include <QSqlQuery>

namespace poplar::archive {

Transaction::Transaction(const QSqlDatabase &database, Durability durability)
    : m_database(database)
    , m_durability(durability)
{
    // SQLite changes it outside of transactions only.
    if (m_durability == Durability::PowerCut)
        QSqlQuery(m_database).exec(QStringLiteral("PRAGMA synchronous = FULL"));
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
    if (!m_open || !m_database.commit())
        return storageError(m_database.lastError().text());
    m_open = false;
    return Done();
}

} // namespace poplar::archive
