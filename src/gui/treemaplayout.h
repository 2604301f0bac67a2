// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRectF>

namespace poplar::gui {

/// Divides a rectangle among weights, in their order, so that areas are as weights and the parts are as
/// square as may be (Bruls, Huizing, van Wijk: Squarified Treemaps, 2000). It does best with the largest
/// first.
/// @return one for each weight; an empty one where that is not above zero.
[[nodiscard]] QList<QRectF> squarify(const QList<qreal> &weights, const QRectF &place);

/// A rectangle divided among items of which some are too small to be seen.
struct TreemapLayout {
    QList<QRectF> places; ///< By item; empty for those that were joined.
    QRectF joinedPlace; ///< Of the joined ones together: empty if there are none.
    qsizetype joined = 0; ///< How many items were joined: the last of those that may be.
};

/// @param weights the largest first. None is taken for less than a little, so that every item counts.
/// @param leastArea what would be smaller is joined, unless it is alone, and what is a sliver beside it.
/// @param keptLast so many of the last items are never joined, and come behind what is.
[[nodiscard]] TreemapLayout layOutTreemap(const QList<qreal> &weights, const QRectF &place, qreal leastArea,
                                          qsizetype keptLast = 0);

/// The rectangle in whole pixels: neighbours still touch and do not overlap.
[[nodiscard]] QRect wholePixels(const QRectF &place);

/// Which rectangle one comes to from another with an arrow key.
/// @return -1 if there is none in that direction.
[[nodiscard]] int neighbourOf(const QList<QRect> &places, int from, Qt::ArrowType direction);

} // namespace poplar::gui
