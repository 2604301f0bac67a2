// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/draft.h"

class QUrl;

namespace poplar::gui {

/// The message that a link proposes (RFC 6068): recipients, subject and text. Anybody can write a link, so
/// that nothing else is taken from it: no hidden recipients, no files.
[[nodiscard]] mime::Draft draftOfLink(const QUrl &link);

} // namespace poplar::gui
