// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/envelope.h"
#include "mime/gmimehandle.h"

namespace poplar::mime {

/// Makes GMime ready; any thread, any number of times.
void prepareGMime();

/// How Poplar has messages read: liberal, with fall-back charsets for raw 8-bit headers.
[[nodiscard]] ParserOptions makeParserOptions();

/// The envelope of a parsed message.
[[nodiscard]] Envelope envelopeOf(GMimeMessage *message);

} // namespace poplar::mime
