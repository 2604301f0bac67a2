// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/cssdeclarations.h"

#include <QString>

namespace poplar::mime {

/// The padding and the borders of a box, as declarations for a cell of a table: QTextDocument knows both of
/// cells only. Lengths are bounded. Internal to this library.
[[nodiscard]] QString cellStyle(const CssProperties &properties);

/// Whether a box stands out by its border.
[[nodiscard]] bool hasBorder(const CssProperties &properties);

} // namespace poplar::mime
