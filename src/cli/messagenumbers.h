// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace poplar::cli {

/// Messages as the user names them: "7", or "3-7" with both ends.
struct NumberRange {
    qint64 first = 0;
    qint64 last = 0;

    bool operator==(const NumberRange &) const = default;
};

/// Nothing if it is neither a number from 1 nor a range whose ends are in order.
[[nodiscard]] std::optional<NumberRange> numberRange(QStringView text);

/// The first number that a maildrop of so many messages has not.
[[nodiscard]] std::optional<qint64> numberBeyond(const QList<NumberRange> &ranges, qint64 count);

/// Each number once, in the order in which they were named. Only for ranges that are within the maildrop:
/// another may be long.
[[nodiscard]] QList<qint64> numbersOf(const QList<NumberRange> &ranges);

/// A size as a user types it: "500", "64K", "5M", "1.5G" (of 1024 octets each, and so on).
/// @return octets, from 1; nothing if it is no size.
[[nodiscard]] std::optional<qint64> octetsFrom(const QString &text);

} // namespace poplar::cli
