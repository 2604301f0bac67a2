// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/route.h"

#include <QString>

namespace poplar::mime {

/// Whether the author's address is proven by what the topmost Authentication-Results field says, as DMARC
/// (RFC 7489 section 3.1) would have it.
enum class AuthorProof {
    Unstated, ///< Nobody checked, or says so.
    Proven, ///< DMARC passed, or SPF or DKIM passed for the domain of the address, or one above it.
    Unproven, ///< There were checks, and none of them proves it: it may be forged.
};

/// @param address of the From field.
[[nodiscard]] AuthorProof authorProof(const Route &route, const QString &address);

} // namespace poplar::mime
