// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/icons.h"
#include "gui/listplace.h"

#include <QString>

namespace poplar::gui {

[[nodiscard]] Icon placeIcon(ListPlace::Kind kind);
/// In the user's language. The user's own folders have names of their own: empty.
[[nodiscard]] QString placeName(ListPlace::Kind kind);

} // namespace poplar::gui
