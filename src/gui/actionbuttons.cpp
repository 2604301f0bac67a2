// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/actionbuttons.h"

#include "gui/flowlayout.h"
#include "gui/theme.h"

#include <QAction>
#include <QPushButton>
#include <QVBoxLayout>

namespace poplar::gui {

ActionButtons::ActionButtons(const QList<QAction *> &actions, QWidget *parent)
    : QWidget(parent)
{
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(space::large, space::normal, space::large, space::normal);
    auto *layout = new FlowLayout(space::normal);
    around->addLayout(layout);
    for (QAction *action : actions) {
        auto *button = new QPushButton(action->icon(), action->text());
        button->setObjectName(action->objectName() + QStringLiteral("Button"));
        button->setAutoDefault(false);
        button->setToolTip(action->toolTip());
        button->setEnabled(action->isEnabled());
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::changed, button,
                [action, button] { button->setEnabled(action->isEnabled()); });
        layout->addWidget(button);
    }
}

} // namespace poplar::gui
