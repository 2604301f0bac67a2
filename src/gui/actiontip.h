// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAction;
class QString;

namespace poplar::gui {

/// Enables an action, or disables it and says in its tool tip why.
/// @param obstacle a sentence for people; empty if there is none.
void setObstacle(QAction &action, const QString &obstacle);

} // namespace poplar::gui
