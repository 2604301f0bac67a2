// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/flowview.h"

#include "gui/flowwords.h"
#include "gui/transcriptdelegate.h"

#include <QEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <utility>

namespace poplar::gui {

namespace {
constexpr std::chrono::milliseconds flowBatch{50};
constexpr qreal zoomStep = 1.2;
constexpr int leastZoom = -4; ///< Of rows and their letters; of time it may be more.
constexpr int mostZoom = 6;
constexpr int leastTimeZoom = -24;
constexpr int mostTimeZoom = 40;
constexpr int mostHeight = 100'000'000; ///< Pixels; scroll bars count in int.
} // namespace

FlowView::FlowView(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    installPictureAccessible();
    setObjectName(QStringLiteral("flowView"));
    setAccessibleName(tr("Diagram of the conversation with the server"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    m_batch.setSingleShot(true);
    m_batch.setInterval(flowBatch);
    connect(&m_batch, &QTimer::timeout, this, &FlowView::takeOver);
    updateShape();
}

void FlowView::append(const QList<wire::TranscriptEvent> &events)
{
    if (events.isEmpty())
        return;
    m_story.append(events);
    m_isBehind = true;
    if (m_activity == Activity::Asleep)
        return;
    const bool isShifted = m_story.forgotten() != m_forgotten;
    place();
    if (isShifted)
        takeOver();
    else if (!m_batch.isActive())
        m_batch.start();
}

void FlowView::clear()
{
    m_batch.stop();
    m_story.clear();
    m_current = -1;
    m_hovered = -1;
    m_forgotten = 0;
    m_isBehind = false;
    m_isEmpty = true;
    m_plan.update(m_story);
    m_gone = 0;
    updateBars();
    tellPartsChanged(*this);
    viewport()->update();
    Q_EMIT emptinessChanged();
    Q_EMIT currentTold(m_current);
}

void FlowView::setActivity(Activity activity)
{
    m_activity = activity;
    if (activity == Activity::Asleep)
        m_batch.stop();
    else
        takeOver();
}

/// The indices of the plan are those of the story again.
void FlowView::place()
{
    m_gone += m_plan.update(m_story);
    const qsizetype by = m_story.forgotten() - std::exchange(m_forgotten, m_story.forgotten());
    if (by == 0)
        return;
    m_current = m_current < 0 ? -1 : std::max<qsizetype>(0, m_current - by);
    m_hovered = -1;
    tellPartsChanged(*this);
}

void FlowView::takeOver()
{
    if (!std::exchange(m_isBehind, false))
        return;
    m_batch.stop();
    const bool isAtEnd = verticalScrollBar()->value() == verticalScrollBar()->maximum();
    place();
    const int top = verticalScrollBar()->value() - int(std::exchange(m_gone, 0));
    updateBars();
    verticalScrollBar()->setValue(isAtEnd ? verticalScrollBar()->maximum() : top);
    viewport()->update();
    if (std::exchange(m_isEmpty, m_story.marks().isEmpty()) != m_isEmpty)
        Q_EMIT emptinessChanged();
    if (m_current >= 0)
        Q_EMIT currentTold(m_current);
}

QFont FlowView::diagramFont() const
{
    QFont font = transcriptFont(this->font());
    if (m_plan.shape().scale == FlowScale::Even)
        font.setPointSizeF(font.pointSizeF() * std::pow(zoomStep, m_zoom));
    return font;
}

FlowLook FlowView::look() const
{
    return {palette(), diagramFont(), m_current, m_hovered};
}

void FlowView::updateShape()
{
    FlowPlan::Shape shape = m_plan.shape();
    shape.row = flowRow(diagramFont());
    shape.perSecond = m_perSecond * std::pow(zoomStep, m_zoom);
    m_plan.setShape(shape);
    place();
    updateBars();
    viewport()->update();
}

void FlowView::setScale(FlowScale scale)
{
    if (scale == m_plan.shape().scale)
        return;
    // What is in the middle stays there.
    const qsizetype middle = markAt(viewport()->rect().center());
    FlowPlan::Shape shape = m_plan.shape();
    shape.scale = scale;
    m_plan.setShape(shape);
    m_zoom = 0;
    m_perSecond = fittingScale(m_story, flowRow(diagramFont()));
    updateShape();
    if (middle >= 0)
        verticalScrollBar()->setValue(int(m_plan.y(middle)) - viewport()->height() / 2);
    tellPartsChanged(*this);
}

void FlowView::zoom(int steps)
{
    const bool isEven = m_plan.shape().scale == FlowScale::Even;
    const int zoom =
        std::clamp(m_zoom + steps, isEven ? leastZoom : leastTimeZoom, isEven ? mostZoom : mostTimeZoom);
    if (zoom == m_zoom)
        return;
    const qsizetype kept = m_current >= 0 && viewport()->rect().intersects(markPlace(m_current))
        ? m_current
        : markAt(viewport()->rect().center());
    const qreal place = kept < 0 ? 0 : m_plan.y(kept) - verticalScrollBar()->value();
    m_zoom = zoom;
    updateShape();
    if (kept >= 0)
        verticalScrollBar()->setValue(int(m_plan.y(kept) - place));
}

void FlowView::resetZoom()
{
    m_perSecond = fittingScale(m_story, flowRow(diagramFont()));
    if (m_zoom == 0)
        updateShape();
    else
        zoom(-m_zoom);
}

int FlowView::headHeight() const
{
    return int(flowRow(diagramFont())) + 2;
}

qreal FlowView::diagramWidth() const
{
    return std::max<qreal>(viewport()->width(), leastFlowWidth(diagramFont()));
}

void FlowView::updateBars()
{
    const int room = std::max(1, viewport()->height() - headHeight());
    const int height = int(std::min<qreal>(m_plan.height(), mostHeight));
    verticalScrollBar()->setPageStep(room);
    verticalScrollBar()->setSingleStep(int(m_plan.shape().row));
    verticalScrollBar()->setRange(0, std::max(0, height - room));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(int(m_plan.shape().row));
    horizontalScrollBar()->setRange(0, int(diagramWidth()) - viewport()->width());
}

void FlowView::paintEvent(QPaintEvent *)
{
    place();
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const FlowLook shown = look();
    const FlowPainter diagram(m_story, m_plan, shown, diagramWidth());
    const int top = verticalScrollBar()->value();
    const int room = viewport()->height() - headHeight();
    painter.translate(-horizontalScrollBar()->value(), 0);
    painter.save();
    painter.translate(0, headHeight() - top);
    m_painted = diagram.paint(painter, top, top + room);
    painter.restore();
    const FlowPlan::Range range = m_plan.marksBetween(top, top + m_plan.shape().row);
    diagram.paintHead(painter, std::min(range.begin, m_plan.count() - 1));
}

void FlowView::resizeEvent(QResizeEvent *event)
{
    const bool isAtEnd = verticalScrollBar()->value() == verticalScrollBar()->maximum();
    QAbstractScrollArea::resizeEvent(event);
    updateBars();
    if (isAtEnd)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void FlowView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        updateShape();
    QAbstractScrollArea::changeEvent(event);
}

QRect FlowView::markPlace(qsizetype mark) const
{
    const qreal row = m_plan.shape().row;
    const QRectF place(-horizontalScrollBar()->value(),
                       m_plan.y(mark) - row - verticalScrollBar()->value() + headHeight(), diagramWidth(),
                       row + 4);
    return place.toAlignedRect();
}

qsizetype FlowView::markAt(const QPoint &point) const
{
    if (point.y() < headHeight())
        return -1;
    return m_plan.markAt(point.y() - headHeight() + verticalScrollBar()->value());
}

int FlowView::partCount() const
{
    return int(std::min(m_plan.count(), m_story.marks().size()));
}

QString FlowView::markTip(qsizetype mark) const
{
    return flowTip(m_story, mark);
}

QSize FlowView::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 90, fontMetrics().height() * 20};
}

QSize FlowView::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 24, fontMetrics().height() * 5};
}

} // namespace poplar::gui
