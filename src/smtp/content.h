// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "smtp/command.h"

namespace poplar::smtp {

/// What a message is, as far as its way matters.
struct Content {
    qint64 octets = 0; ///< With CRLF line ends, as RFC 1870 section 3 counts them.
    /// Need::EightBit where octets above 127 are in it. Whether addresses in its header need SMTPUTF8 is for
    /// its writer to know.
    Needs needs;

    bool operator==(const Content &) const = default;
};

} // namespace poplar::smtp
