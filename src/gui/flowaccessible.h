// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace poplar::gui {

class FlowView;

/// Lets screen readers see a FlowView as a list with an item for each mark. To be called before the first of
/// them is asked for.
void installFlowAccessible();

/// Tells them that there are other marks,
void tellFlowChanged(FlowView &view);
/// or that the keyboard is at another one.
void tellFlowCurrent(FlowView &view, int mark);

} // namespace poplar::gui
