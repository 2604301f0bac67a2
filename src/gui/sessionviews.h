// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace poplar::gui {

class TranscriptPane;

/// Gives a session of the log its other views, each on a page: the diagram and the statistics. What is chosen
/// there is shown among the lines. A pane that has them already stays as it is.
void addSessionViews(TranscriptPane &pane);

} // namespace poplar::gui
