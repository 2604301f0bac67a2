// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/throughputplot.h"

#include "gui/flowwords.h"
#include "gui/formatting.h"
#include "gui/throughputpicture.h"

#include <QPainter>

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
    m_peak = ThroughputPicture(flow, span).peak();
    const QString highest = formatSize(qint64(m_peak));
    setAccessibleDescription(tr("At most %1 in a second, within %2.", "throughput; a size and a duration")
                                 .arg(highest, durationText(m_span * m_flow.size())));
    update();
}

void ThroughputPlot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    ThroughputPicture(m_flow, m_span).paint(painter, rect(), palette());
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
