// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "smtp/bodysource.h"
#include "smtp/command.h"

namespace poplar::smtp {

/// What a message is, as far as its way matters.
struct Content {
    qint64 octets = 0; ///< With CRLF line ends, as RFC 1870 section 3 counts them.
    qint64 lines = 0;
    qint64 longestLine = 0; ///< Octets without the line end; RFC 5321 section 4.5.3.1.6 allows 998.
    /// Need::EightBit where octets above 127 are in it. Whether addresses in its header need SMTPUTF8 is for
    /// its writer to know.
    Needs needs;

    bool operator==(const Content &) const = default;
};

/// Reads a message from its beginning to its end, and rewinds it.
[[nodiscard]] Result<Content> contentOf(BodySource &source);

} // namespace poplar::smtp
