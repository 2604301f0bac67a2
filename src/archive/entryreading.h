// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/catalogue.h"

#include <QByteArray>
#include <QList>
#include <QString>

class QSqlQuery;

namespace poplar::archive {

/// The columns that readEntry() reads, of the table message joined with the table aside.
[[nodiscard]] QString entryColumns();
/// The row where the query stands.
[[nodiscard]] CatalogueEntry readEntry(const QSqlQuery &query);

/// Those of the table message alone, which readMessage() reads.
[[nodiscard]] QString messageColumns();
/// The entry without Aside.
[[nodiscard]] CatalogueEntry readMessage(const QSqlQuery &query);

/// Those of the table aside alone.
[[nodiscard]] QString asideColumns();
constexpr int asideColumnCount = 6;
/// @param first the first of asideColumns().
[[nodiscard]] Aside readAside(const QSqlQuery &query, int first);

/// Addresses as they stand in a column.
[[nodiscard]] QString addressText(const QList<Address> &addresses);
/// And back.
[[nodiscard]] QList<Address> addressesFrom(const QString &text);

/// The same octets, never null: such columns forbid NULL.
[[nodiscard]] QByteArray nonNull(const QByteArray &octets);

} // namespace poplar::archive
