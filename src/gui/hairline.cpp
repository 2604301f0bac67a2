// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/hairline.h"

#include "gui/theme.h"

#include <QPainter>

namespace poplar::gui {

Hairline::Hairline(QWidget *parent)
    : QWidget(parent)
{
    setFixedHeight(1);
}

void Hairline::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), themeColours(palette()).hairline);
}

} // namespace poplar::gui
