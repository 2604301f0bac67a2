// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QList>
#include <QSqlDatabase>
#include <QStringList>

namespace poplar::archive {

/// What a change outlives, once it is committed.
enum class Durability {
    Crash, ///< The end of the program. In WAL mode this needs no sync.
    PowerCut, ///< Also that of the machine.
};

/// A transaction of a catalogue that writes; rolled back unless committed. It waits some seconds for another
/// program that writes, and after one wait in vain no more, until one has succeeded.
class Transaction {
public:
    explicit Transaction(const QSqlDatabase &database, Durability durability = Durability::Crash);
    ~Transaction();
    Q_DISABLE_COPY_MOVE(Transaction)

    [[nodiscard]] Result<Done> commit();

private:
    QSqlDatabase m_database;
    Durability m_durability;
    bool m_open = false;
    QString m_failure; ///< Why it could not begin.
};

/// Executes each of the statements, which have one parameter, for each of the ids, in one transaction.
[[nodiscard]] Result<Done> executeForEach(const QSqlDatabase &database, const QStringList &statements,
                                          const QList<qint64> &ids,
                                          Durability durability = Durability::Crash);

} // namespace poplar::archive
