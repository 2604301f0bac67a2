// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/route.h"

namespace poplar::mime {

/// Reads the value of one Received field, unfolded (RFC 5321 section 4.4, and what Exim, Exchange, qmail,
/// Sendmail and others make of it). The delay is left unknown. Internal to this library.
[[nodiscard]] Hop readReceived(QByteArrayView value);

} // namespace poplar::mime
