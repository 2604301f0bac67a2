// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>

class QPalette;

namespace poplar::gui {

/// How often the words of a line have been quoted: "> >" is 2, a line of one's own 0.
[[nodiscard]] int quoteDepth(const QString &line);
/// What such a line is written in.
/// @param depth above 0.
[[nodiscard]] QColor quoteColour(int depth, const QPalette &palette);

} // namespace poplar::gui
