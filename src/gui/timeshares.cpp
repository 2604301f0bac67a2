// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/timeshares.h"

#include <QPainter>

#include <cmath>

namespace poplar::gui {

TimeShares::TimeShares(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("timeShares"));
    setAccessibleName(tr("What the time went by with"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TimeShares::setStatistics(const wire::SessionStatistics &statistics)
{
    m_picture = TimeSharesPicture(statistics);
    setAccessibleDescription(lines().join(u'\n'));
    update();
}

QStringList TimeShares::lines() const
{
    return m_picture.lines(locale());
}

void TimeShares::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    m_picture.paint(painter, rect(), palette());
}

QSize TimeShares::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 44,
            int(std::ceil(TimeSharesPicture::heightFor(fontMetrics().height())))};
}

} // namespace poplar::gui
