// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/stepmark.h"

#include "gui/icons.h"
#include "gui/theme.h"

#include <QPainter>

namespace poplar::gui {

namespace {
constexpr int markSize = 18;
constexpr std::chrono::milliseconds turnEvery{40};
constexpr int turnBy = 15; ///< Degrees.
} // namespace

StepMark::StepMark(QWidget *parent)
    : QWidget(parent)
{
    setFixedSize(markSize, markSize);
    m_turning.setInterval(turnEvery);
    connect(&m_turning, &QTimer::timeout, this, &StepMark::turn);
    setState(State::Waiting);
}

void StepMark::setState(State state)
{
    m_state = state;
    setAccessibleName(stateName());
    setToolTip(stateName());
    if (state == State::Running && isVisible())
        m_turning.start();
    else
        m_turning.stop();
    update();
}

void StepMark::showEvent(QShowEvent *event)
{
    setState(m_state);
    QWidget::showEvent(event);
}

void StepMark::hideEvent(QHideEvent *event)
{
    m_turning.stop();
    QWidget::hideEvent(event);
}

void StepMark::turn()
{
    m_angle = (m_angle + turnBy) % 360;
    update();
}

QString StepMark::stateName() const
{
    switch (m_state) {
    case State::Waiting:
        return tr("Not yet tried");
    case State::Running:
        return tr("Under way");
    case State::Passed:
        return tr("Succeeded");
    case State::Failed:
        return tr("Failed");
    case State::Skipped:
        return tr("Left out");
    }
    return {};
}

void StepMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    switch (m_state) {
    case State::Waiting:
        icon(Icon::CircleDashed, Tint::Muted).paint(&painter, rect());
        return;
    case State::Passed:
        icon(Icon::CircleCheck, Tint::Success).paint(&painter, rect());
        return;
    case State::Failed:
        icon(Icon::CircleX, Tint::Danger).paint(&painter, rect());
        return;
    case State::Skipped:
        icon(Icon::CircleMinus, Tint::Muted).paint(&painter, rect());
        return;
    case State::Running:
        break;
    }
    const QRectF ring = QRectF(rect()).adjusted(2, 2, -2, -2);
    const ThemeColours colours = themeColours(palette());
    painter.setPen(QPen(colours.hairline, 2));
    painter.drawEllipse(ring);
    painter.setPen(QPen(colours.accent, 2, Qt::SolidLine, Qt::RoundCap));
    painter.drawArc(ring, -m_angle * 16, 100 * 16);
}

} // namespace poplar::gui
