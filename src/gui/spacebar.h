// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/treemapview.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace poplar::gui {

/// Says what is selected in the picture of the mailbox, and what can be done with it.
class SpaceBar : public QWidget {
    Q_OBJECT

public:
    explicit SpaceBar(QWidget *parent = nullptr);

    void setSelection(const TreemapView::Selection &selection);

Q_SIGNALS:
    void showWanted();
    /// Or to be unticked, if all of it is ticked.
    void tickWanted();

private:
    QLabel *m_text;
    QPushButton *m_show;
    QPushButton *m_tick;
};

} // namespace poplar::gui
