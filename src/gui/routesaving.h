// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QPalette;

namespace poplar::gui {

class RouteDrawing;

/// Writes a drawing that has been arranged to a file, replacing it only when complete: as PNG where the name
/// ends so, else as SVG.
/// @return false if the file cannot be written.
[[nodiscard]] bool saveDrawing(const RouteDrawing &drawing, const QPalette &palette, const QString &path);

} // namespace poplar::gui
