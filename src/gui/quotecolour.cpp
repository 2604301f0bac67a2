// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/quotecolour.h"

#include "gui/theme.h"

namespace poplar::gui {

int quoteDepth(const QString &line)
{
    int depth = 0;
    for (const QChar c : line) {
        if (c == u'>')
            ++depth;
        else if (c != u' ' || depth == 0)
            break;
    }
    return depth;
}

QColor quoteColour(int depth, const QPalette &palette)
{
    const ThemeColours colours = themeColours(palette);
    switch (depth % 3) {
    case 1:
        return colours.accent;
    case 2:
        return isDark(palette) ? QColor(0x8a, 0xb8, 0xf0) : QColor(0x2b, 0x5c, 0x9e);
    default:
        return colours.muted;
    }
}

} // namespace poplar::gui
