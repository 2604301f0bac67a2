// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/throughputplot.h"

#include "gui/flowwords.h"
#include "gui/formatting.h"
#include "gui/theme.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>

namespace poplar::gui {

ThroughputPlot::ThroughputPlot(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("throughputPlot"));
    setAccessibleName(tr("Throughput over time"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void ThroughputPlot::setFlow(const QList<Flow> &flow, std::chrono::microseconds span)
{
    m_flow = flow;
    m_span = span;
    double most = 0;
    for (const Flow &one : flow)
        most = std::max({most, one.received, one.sent});
    m_peak = span.count() > 0 ? most * 1'000'000 / double(span.count()) : 0;
    const QString highest = formatSize(qint64(m_peak));
    setAccessibleDescription(tr("At most %1 in a second, within %2.", "throughput; a size and a duration")
                                 .arg(highest, durationText(m_span * m_flow.size())));
    update();
}

QPolygonF ThroughputPlot::curve(const QRectF &place, double Flow::*which) const
{
    double most = 0;
    for (const Flow &one : m_flow)
        most = std::max({most, one.received, one.sent});
    QPolygonF points;
    const qreal step = place.width() / qreal(m_flow.size());
    for (qsizetype i = 0; i < m_flow.size(); ++i) {
        const qreal y = place.bottom() - (most > 0 ? m_flow[i].*which / most * place.height() : 0);
        points << QPointF(place.left() + qreal(i) * step, y)
               << QPointF(place.left() + qreal(i + 1) * step, y);
    }
    return points;
}

void ThroughputPlot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColours colours = themeColours(palette());
    const int line = fontMetrics().height();
    const QRectF place = QRectF(rect()).adjusted(1, line + 4, -1, -line - 4);
    if (place.height() < line)
        return;
    painter.fillRect(place, palette().color(QPalette::Base));
    painter.setPen(colours.hairline);
    for (const qreal share : {0.0, 0.5, 1.0}) {
        const qreal y = place.top() + share * place.height();
        painter.drawLine(QPointF(place.left(), y), QPointF(place.right(), y));
    }
    if (!m_flow.isEmpty()) {
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
    painter.setPen(colours.muted);
    const QRectF above(0, 0, width(), line);
    //: The top of a plot: %1 is "1.2 MB".
    painter.drawText(above, int(Qt::AlignLeft), tr("%1/s").arg(formatSize(qint64(m_peak))));
    painter.drawText(above, int(Qt::AlignRight), tr("Received (area), sent (dashed)"));
    const QRectF below(0, place.bottom() + 2, width(), line);
    painter.drawText(below, int(Qt::AlignLeft), durationText(FlowTime(0)));
    painter.drawText(below, int(Qt::AlignRight), durationText(m_span * m_flow.size()));
}

QSize ThroughputPlot::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 44, fontMetrics().height() * 9};
}

QSize ThroughputPlot::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 34, fontMetrics().height() * 6};
}

} // namespace poplar::gui
