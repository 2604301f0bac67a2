// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace poplar::gui {

class TreemapView;

/// Lets screen readers see a TreemapView as a list with an item for each rectangle. To be called before the
/// first of them is asked for.
void installTreemapAccessible();

/// Tells them that there are other rectangles,
void tellTilesChanged(TreemapView &view);
/// that the keyboard is at another one,
void tellTileCurrent(TreemapView &view, int tile);
/// or that another one is selected; -1 for none.
void tellTileSelected(TreemapView &view, int tile);

} // namespace poplar::gui
