// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace poplar::gui {

class SourceView;

/// Lets screen readers and braille displays read a SourceView: what is in sight is one text to them, a line
/// for each row, with the cursor and the selection in it. To be called before the first of them is asked for.
void installSourceAccessible();

/// Tells them that the cursor or the selection is elsewhere.
void tellCursorMoved(SourceView &view);

} // namespace poplar::gui
