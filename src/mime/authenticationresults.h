// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/route.h"

namespace poplar::mime {

/// Reads the value of one Authentication-Results field (RFC 8601 section 2.2), unfolded, or of its twin in
/// ARC (RFC 8617 section 4.1.1), which has its number in front. Exchange leaves out who says so.
/// @param standing becomes that of each verdict.
/// Internal to this library.
[[nodiscard]] QList<Verdict> readAuthenticationResults(QByteArrayView value, Verdict::Standing standing);

} // namespace poplar::mime
