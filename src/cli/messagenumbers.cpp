// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/messagenumbers.h"

#include <QSet>

#include <algorithm>
#include <cmath>

namespace poplar::cli {

namespace {

std::optional<qint64> numberIn(QStringView text)
{
    // QString would take "+1" and " 1" too.
    const bool digits = std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    bool fits = false;
    const qint64 number = text.toLongLong(&fits);
    return digits && fits && number > 0 ? std::optional(number) : std::nullopt;
}

} // namespace

std::optional<NumberRange> numberRange(QStringView text)
{
    const qsizetype hyphen = text.indexOf(u'-');
    const auto first = numberIn(hyphen < 0 ? text : text.first(hyphen));
    const auto last = hyphen < 0 ? first : numberIn(text.sliced(hyphen + 1));
    if (!first || !last || *last < *first)
        return std::nullopt;
    return NumberRange{*first, *last};
}

std::optional<qint64> numberBeyond(const QList<NumberRange> &ranges, qint64 count)
{
    for (const NumberRange &range : ranges) {
        if (range.last > count)
            return std::max(range.first, count + 1);
    }
    return std::nullopt;
}

QList<qint64> numbersOf(const QList<NumberRange> &ranges)
{
    QList<qint64> numbers;
    QSet<qint64> seen;
    for (const NumberRange &range : ranges) {
        for (qint64 number = range.first; number <= range.last; ++number) {
            if (seen.contains(number))
                continue;
            seen.insert(number);
            numbers += number;
        }
    }
    return numbers;
}

std::optional<qint64> octetsFrom(const QString &text)
{
    constexpr QStringView units = u"KMGT";
    constexpr double most = 1e15;
    const qsizetype unit = text.isEmpty() ? -1 : units.indexOf(text.back().toUpper());
    bool isNumber = false;
    const double number = (unit < 0 ? text : text.chopped(1)).toDouble(&isNumber);
    const double octets = std::floor(number * std::pow(1024.0, double(unit + 1)));
    return isNumber && octets >= 1 && octets <= most ? std::optional(qint64(octets)) : std::nullopt;
}

} // namespace poplar::cli
