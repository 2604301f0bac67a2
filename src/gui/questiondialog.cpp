// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/questiondialog.h"

#include <QLayout>
#include <QScreen>

#include <algorithm>

namespace poplar::gui {

void QuestionDialog::showEvent(QShowEvent *event)
{
    // Qt opens a dialog at two thirds of the screen at most, and cuts what a large font makes taller.
    const int needed =
        std::min(layout()->totalHeightForWidth(width()), screen()->availableGeometry().height());
    if (needed > height())
        resize(width(), needed);
    QDialog::showEvent(event);
}

} // namespace poplar::gui
