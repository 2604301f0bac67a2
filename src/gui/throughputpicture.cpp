// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/throughputpicture.h"

#include "gui/flowwords.h"
#include "gui/formatting.h"
#include "gui/theme.h"
#include "gui/throughputplot.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace poplar::gui {

ThroughputPicture::ThroughputPicture(const QList<Flow> &flow, std::chrono::microseconds span)
    : m_flow(flow)
    , m_span(span)
{
    for (const Flow &one : flow)
        m_most = std::max({m_most, one.received, one.sent});
}

double ThroughputPicture::peak() const
{
    return m_span.count() > 0 ? m_most * 1'000'000 / double(m_span.count()) : 0;
}

QPolygonF ThroughputPicture::curve(const QRectF &place, double Flow::*which) const
{
    QPolygonF points;
    const qreal step = place.width() / qreal(m_flow.size());
    for (qsizetype i = 0; i < m_flow.size(); ++i) {
        const qreal y = place.bottom() - (m_most > 0 ? m_flow[i].*which / m_most * place.height() : 0);
        points << QPointF(place.left() + qreal(i) * step, y)
               << QPointF(place.left() + qreal(i + 1) * step, y);
    }
    return points;
}

void ThroughputPicture::paintCurves(QPainter &painter, const QRectF &place, const QPalette &palette) const
{
    const ThemeColours colours = themeColours(palette);
    QPolygonF received = curve(place, &Flow::received);
    received.prepend(place.bottomLeft());
    received.append(place.bottomRight());
    QColor area = colours.accent;
    area.setAlpha(110);
    painter.setPen(QPen(colours.accent, 1));
    painter.setBrush(area);
    painter.drawPolygon(received);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colours.warning, 1.5, Qt::DashLine));
    painter.drawPolyline(curve(place, &Flow::sent));
}

void ThroughputPicture::paint(QPainter &painter, const QRectF &all, const QPalette &palette) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColours colours = themeColours(palette);
    const qreal line = QFontMetricsF(painter.font()).height();
    const QRectF place = all.adjusted(1, line + 4, -1, -line - 4);
    if (place.height() < line)
        return;
    painter.fillRect(place, palette.color(QPalette::Base));
    painter.setPen(colours.hairline);
    for (const qreal share : {0.0, 0.5, 1.0}) {
        const qreal y = place.top() + share * place.height();
        painter.drawLine(QPointF(place.left(), y), QPointF(place.right(), y));
    }
    if (!m_flow.isEmpty())
        paintCurves(painter, place, palette);
    painter.setPen(colours.muted);
    const QRectF above(all.left(), all.top(), all.width(), line);
    //: The top of a plot: %1 is "1.2 MB".
    painter.drawText(above, int(Qt::AlignLeft), ThroughputPlot::tr("%1/s").arg(formatSize(qint64(peak()))));
    painter.drawText(above, int(Qt::AlignRight), ThroughputPlot::tr("Received (area), sent (dashed)"));
    const QRectF below(all.left(), place.bottom() + 2, all.width(), line);
    painter.drawText(below, int(Qt::AlignLeft), durationText(FlowTime(0)));
    painter.drawText(below, int(Qt::AlignRight), durationText(m_span * m_flow.size()));
}

} // namespace poplar::gui
