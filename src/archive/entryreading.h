// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/catalogue.h"

#include <QByteArray>
#include <QHash>
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
/// Reads addresses of many entries. Most letters are to the same few people and many from the same: their
/// addresses are read once, and lie in memory once.
class AddressReader {
public:
    /// @param text as addressText() makes it.
    [[nodiscard]] QList<Address> read(const QString &text);

private:
    QHash<QString, QList<Address>> m_known;
};

/// The entry without Aside.
[[nodiscard]] CatalogueEntry readMessage(const QSqlQuery &query, AddressReader &addresses);

/// Those of the table aside alone.
[[nodiscard]] QString asideColumns();
constexpr int asideColumnCount = 6;
/// @param first the first of asideColumns().
[[nodiscard]] Aside readAside(const QSqlQuery &query, int first);

/// What the marks of a message become whose copy is gone. In the trash, that means that it was thrown away.
[[nodiscard]] QString marksWithoutCopy();

/// What Catalogue::readKeeping() reads, of the table kept.
[[nodiscard]] QString keepingColumns();
constexpr int keepingColumnCount = 6;

/// Addresses as they stand in a column.
[[nodiscard]] QString addressText(const QList<Address> &addresses);
/// And back.
[[nodiscard]] QList<Address> addressesFrom(const QString &text);

/// The same octets, never null: such columns forbid NULL.
[[nodiscard]] QByteArray nonNull(const QByteArray &octets);

} // namespace poplar::archive
