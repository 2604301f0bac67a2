// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QHash>

namespace poplar::pop3 {

/// The drop listing (RFC 1939 section 5, STAT).
struct DropListing {
    qint64 messages = 0;
    qint64 octets = -1; ///< -1 where the server's figure is no size (some count in 32 bits).
};

/// Reads the text of a reply to STAT.
[[nodiscard]] Result<DropListing> readDropListing(QByteArrayView text);

/// What a listing says, by message number. A line that makes no sense costs that line only; it is
/// counted. The first of two lines with the same number counts.
template <class Value>
struct Numbered {
    QHash<qint64, Value> byNumber;
    qint64 unreadable = 0;
};

/// Scan listings (RFC 1939 section 5, LIST): octets by message number. Numbers may be in any order.
/// @param listing as in Reply::listing.
[[nodiscard]] Result<Numbered<qint64>> readScanListings(const QByteArray &listing);

/// Unique-id listings (RFC 1939 section 7, UIDL). A unique-id is everything after the blanks behind
/// the number, blanks inside included: Comcast's servers sent several blanks, others put blanks in it.
[[nodiscard]] Result<Numbered<QByteArray>> readUniqueIds(const QByteArray &listing);

} // namespace poplar::pop3
