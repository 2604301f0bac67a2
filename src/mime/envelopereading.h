// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/envelope.h"
#include "mime/fields.h"

namespace poplar::mime {

/// The envelope that the fields of a message's header make.
[[nodiscard]] Envelope envelopeOf(const Fields &fields);

} // namespace poplar::mime
