// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;

namespace poplar::gui {

/// Buttons for actions, side by side, and below each other where there is no room. Their letters are those
/// of the actions.
class ActionButtons : public QWidget {
    Q_OBJECT

public:
    explicit ActionButtons(const QList<QAction *> &actions, QWidget *parent = nullptr);
};

} // namespace poplar::gui
