// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/actiontip.h"

#include <QAction>
#include <QVariant>

namespace poplar::gui {

void setObstacle(QAction &action, const QString &obstacle)
{
    constexpr const char *usual = "usualToolTip";
    if (!action.property(usual).isValid())
        action.setProperty(usual, action.toolTip());
    action.setToolTip(obstacle.isEmpty() ? action.property(usual).toString() : obstacle);
    action.setEnabled(obstacle.isEmpty());
}

} // namespace poplar::gui
