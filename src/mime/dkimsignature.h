// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/route.h"

namespace poplar::mime {

/// Reads the value of one DKIM-Signature field, unfolded: a list of tag=value (RFC 6376 section 3.2). Of a
/// tag that is there twice the first one counts. Internal to this library.
[[nodiscard]] Signature readDkimSignature(QByteArrayView value);

} // namespace poplar::mime
