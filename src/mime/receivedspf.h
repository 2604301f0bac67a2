// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/route.h"

#include <optional>

namespace poplar::mime {

/// Reads the value of one Received-SPF field (RFC 7208 section 9.1), unfolded: a result, a comment, pairs of
/// key and value. Who says so is in "receiver", or before the colon in the comment. Nothing if there is no
/// result. Internal to this library.
/// @param standing becomes that of the verdict.
[[nodiscard]] std::optional<Verdict> readReceivedSpf(QByteArrayView value, Verdict::Standing standing);

} // namespace poplar::mime
