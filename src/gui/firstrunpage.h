// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace poplar::gui {

/// What the window shows before there is an account: what this program is, and two ways to begin.
class FirstRunPage : public QWidget {
    Q_OBJECT

public:
    explicit FirstRunPage(QWidget *parent = nullptr);

Q_SIGNALS:
    void setUpWanted();
    void practiceWanted();
};

} // namespace poplar::gui
