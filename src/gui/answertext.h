// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/message.h"

#include <QString>

/// The words that an answer puts around those of others.
namespace poplar::gui {

/// "On Saturday, 21 November 2026 at 08:28, Anna wrote:"
[[nodiscard]] QString attributionOf(const Envelope &envelope);

/// The lines before a text that is forwarded: from whom, when, to whom, about what.
[[nodiscard]] QString forwardedHeader(const Envelope &envelope);

} // namespace poplar::gui
