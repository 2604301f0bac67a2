// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/messagenumbers.h"

#include <QSet>

#include <algorithm>

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

} // namespace poplar::cli
