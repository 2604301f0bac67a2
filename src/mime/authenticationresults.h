// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/route.h"

namespace poplar::mime {

/// Reads the value of one Authentication-Results field (RFC 8601 section 2.2), unfolded, or of its twin in
/// ARC (RFC 8617 section 4.1.1), which has its number in front. Exchange leaves out who says so.
/// @param standing becomes that of each verdict.
/// Internal to this library.
[[nodiscard]] QList<Verdict> readAuthenticationResults(QByteArrayView value, Verdict::Standing standing);

/// What a word of a result means, in lower case. Internal to this library, as is the next.
[[nodiscard]] Verdict::Result verdictResult(const QString &word);
/// "example.com" of "someone@example.com"; empty for an address of a machine and for what has no dot.
[[nodiscard]] QString verdictDomain(const QString &value);

} // namespace poplar::mime
