// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/roombar.h"

#include "gui/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace poplar::gui {

namespace {
constexpr int roomBarHeight = 18;
constexpr int roomBarThickness = 10;
constexpr int roomBarWidth = 240;
} // namespace

RoomBar::RoomBar(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RoomBar::setFigures(const Figures &figures)
{
    if (figures == m_figures)
        return;
    m_figures = figures;
    update();
}

QSize RoomBar::sizeHint() const
{
    return {roomBarWidth, roomBarHeight};
}

void RoomBar::paintEvent(QPaintEvent *)
{
    const ThemeColours colours = themeColours(palette());
    const qreal whole = qreal(std::max<qint64>({m_figures.quota, m_figures.stays + m_figures.goes, 1}));
    const QRectF bar(0, (height() - roomBarThickness) / 2.0, width(), roomBarThickness);
    const auto at = [&](qint64 octets) { return bar.width() * qreal(octets) / whole; };
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath shape;
    shape.addRoundedRect(bar, roomBarThickness / 2.0, roomBarThickness / 2.0);
    painter.save();
    painter.setClipPath(shape);
    painter.fillRect(bar, palette().color(QPalette::Mid));
    QRectF part = bar;
    part.setWidth(at(m_figures.stays));
    painter.fillRect(part, colours.accent);
    part = QRectF(part.right(), bar.top(), at(m_figures.goes), bar.height());
    painter.fillRect(part, colours.dangerGround);
    painter.fillRect(part, QBrush(colours.danger, Qt::BDiagPattern));
    painter.restore();
    if (m_figures.quota > 0 && at(m_figures.quota) < bar.width()) {
        painter.setPen(QPen(colours.danger, 2));
        painter.drawLine(QPointF(at(m_figures.quota), 0), QPointF(at(m_figures.quota), height()));
    }
    const qreal goal = std::clamp<qreal>(at(m_figures.goal), 1, bar.width() - 1);
    painter.setPen(QPen(palette().color(QPalette::WindowText), 2));
    painter.drawLine(QPointF(goal, 0), QPointF(goal, height()));
}

} // namespace poplar::gui
