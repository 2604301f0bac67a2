// SPDX-License-Identifier: GPL-3.0-or-later
#include "pop3/listings.h"

#include "base/limits.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace poplar::pop3 {

namespace {

struct NumberedLine {
    qint64 number;
    QByteArrayView rest;
};

std::optional<qint64> takeNumber(QByteArrayView &text)
{
    qint64 number = 0;
    const auto [end, problem] = std::from_chars(text.begin(), text.end(), number);
    if (problem != std::errc() || (end != text.end() && *end != ' ' && *end != '\t'))
        return std::nullopt;
    text = text.sliced(end - text.begin()).trimmed();
    return number;
}

std::optional<NumberedLine> readLine(QByteArrayView line)
{
    line = line.trimmed();
    const std::optional<qint64> number = takeNumber(line);
    if (!number || *number < 1 || *number > limit::messages)
        return std::nullopt;
    return NumberedLine{*number, line};
}

std::optional<qint64> readOctets(QByteArrayView text)
{
    const std::optional<qint64> octets = takeNumber(text);
    return octets && *octets >= 0 && *octets <= limit::listedOctets ? octets : std::nullopt;
}

std::optional<QByteArray> readUniqueId(QByteArrayView text)
{
    const bool controls =
        std::any_of(text.begin(), text.end(), [](char c) { return (c >= 0 && c < ' ') || c == 127; });
    if (text.isEmpty() || text.size() > limit::uniqueId || controls)
        return std::nullopt;
    return text.toByteArray();
}

template <class Value, class Read>
Result<Numbered<Value>> readListing(const QByteArray &listing, Read readValue)
{
    Numbered<Value> numbered;
    const QByteArrayView text(listing);
    for (qsizetype from = 0; from < text.size();) {
        qsizetype end = text.indexOf('\n', from);
        if (end < 0)
            end = text.size();
        const std::optional<NumberedLine> line = readLine(text.sliced(from, end - from));
        const std::optional<Value> value = line ? readValue(line->rest) : std::nullopt;
        if (!value)
            ++numbered.unreadable;
        else if (!numbered.byNumber.contains(line->number))
            numbered.byNumber.insert(line->number, *value);
        if (numbered.byNumber.size() > limit::listingEntries)
            return Error{ErrorKind::Limit, {}, {}, {}, {}};
        from = end + 1;
    }
    return numbered;
}

} // namespace

Result<DropListing> readDropListing(QByteArrayView text)
{
    DropListing drop;
    QByteArrayView rest = text.trimmed();
    const std::optional<qint64> messages = takeNumber(rest);
    if (!messages || *messages < 0)
        return Error{ErrorKind::Malformed, text.toByteArray(), {}, "STAT", {}};
    if (*messages > limit::messages)
        return Error{ErrorKind::Limit, text.toByteArray(), {}, "STAT", {}};
    drop.messages = *messages;
    if (const std::optional<qint64> octets = takeNumber(rest); octets && *octets >= 0)
        drop.octets = *octets;
    return drop;
}

Result<Numbered<qint64>> readScanListings(const QByteArray &listing)
{
    return readListing<qint64>(listing, readOctets);
}

Result<Numbered<QByteArray>> readUniqueIds(const QByteArray &listing)
{
    return readListing<QByteArray>(listing, readUniqueId);
}

} // namespace poplar::pop3
