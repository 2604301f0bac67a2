// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFlags>
#include <QRect>
#include <QString>

class QFont;
class QPainter;
class QPalette;

namespace poplar::gui {

/// How one rectangle of a treemap looks.
struct TreemapTileLook {
    enum class Mark {
        Selected = 1,
        Current = 2, ///< The keyboard is here.
        Hovered = 4,
        Hatched = 8, ///< There is something, but not known what.
    };
    Q_DECLARE_FLAGS(Marks, Mark)

    QString title;
    QString amount;
    QString shortAmount; ///< Where the amount does not fit.
    QColor ground;
    qreal ticked = 0; ///< How much of it is ticked, from 0 to 1.
    Marks marks;
};

/// Paints one rectangle, its text shortened or left out as there is room.
/// @param place its share of the picture; a gap to the neighbours is kept within.
void paintTreemapTile(QPainter &painter, const TreemapTileLook &look, const QRect &place,
                      const QPalette &palette, const QFont &font);

} // namespace poplar::gui
