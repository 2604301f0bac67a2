// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/flowview.h"
#include "gui/plaintip.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>

/// The part of FlowView that answers to the user.
namespace poplar::gui {

namespace {
constexpr int notch = 120; ///< Of a mouse wheel, in eighths of a degree.
/// On most keyboards the plus is above the equals sign.
const QList<int> zoomKeys{Qt::Key_Plus, Qt::Key_Equal, Qt::Key_Minus, Qt::Key_0};
} // namespace

void FlowView::setCurrent(qsizetype mark)
{
    if (mark < 0 || mark >= partCount())
        return;
    m_current = mark;
    scrollToCurrent();
    viewport()->update();
    tellPartCurrent(*this, int(mark));
    Q_EMIT currentTold(mark);
}

void FlowView::choose(qsizetype mark)
{
    setCurrent(mark);
    if (m_current >= 0)
        Q_EMIT eventChosen(m_story.marks()[m_current].number);
}

void FlowView::reveal(quint64 number)
{
    takeOver();
    setCurrent(m_story.markOf(number));
}

void FlowView::scrollToCurrent()
{
    const qreal row = m_plan.shape().row;
    const int room = viewport()->height() - headHeight();
    const int top = int(m_plan.y(m_current) - 2 * row);
    const int bottom = int(m_plan.y(m_current) + row);
    const int value = verticalScrollBar()->value();
    if (top < value)
        verticalScrollBar()->setValue(top);
    else if (bottom > value + room)
        verticalScrollBar()->setValue(bottom - room);
}

void FlowView::setHovered(qsizetype mark)
{
    if (mark == m_hovered)
        return;
    m_hovered = mark;
    viewport()->setCursor(mark >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    viewport()->update();
}

/// The window may have the same keys for something else: here they belong to the diagram.
bool FlowView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->modifiers() & Qt::ControlModifier && zoomKeys.contains(key->key())) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

bool FlowView::zoomBy(const QKeyEvent &key)
{
    if (!(key.modifiers() & Qt::ControlModifier) || !zoomKeys.contains(key.key()))
        return false;
    if (key.key() == Qt::Key_0)
        resetZoom();
    else
        zoom(key.key() == Qt::Key_Minus ? -1 : 1);
    return true;
}

bool FlowView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        setHovered(-1);
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const qsizetype mark = markAt(help->pos());
    if (mark < 0)
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), plainTip(markTip(mark)), viewport(), markPlace(mark));
    return true;
}

void FlowView::mousePressEvent(QMouseEvent *event)
{
    const qsizetype mark = markAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && mark >= 0)
        choose(mark);
    else
        QAbstractScrollArea::mousePressEvent(event);
}

void FlowView::mouseMoveEvent(QMouseEvent *event)
{
    setHovered(markAt(event->position().toPoint()));
}

void FlowView::wheelEvent(QWheelEvent *event)
{
    if (!(event->modifiers() & Qt::ControlModifier)) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    m_turned += event->angleDelta().y();
    const int steps = m_turned / notch;
    m_turned -= steps * notch;
    if (steps != 0)
        zoom(steps);
    event->accept();
}

void FlowView::keyPressEvent(QKeyEvent *event)
{
    if (zoomBy(*event))
        return;
    const qsizetype newest = m_plan.count() - 1;
    const int page = std::max(1, int((viewport()->height() - headHeight()) / m_plan.shape().row) - 1);
    const auto go = [&](qsizetype by) {
        setCurrent(m_current < 0 ? newest : std::clamp<qsizetype>(m_current + by, 0, newest));
    };
    switch (event->key()) {
    case Qt::Key_Up:
        return go(-1);
    case Qt::Key_Down:
        return go(1);
    case Qt::Key_PageUp:
        return go(-page);
    case Qt::Key_PageDown:
        return go(page);
    case Qt::Key_Home:
        return setCurrent(0);
    case Qt::Key_End:
        return setCurrent(newest);
    case Qt::Key_Left:
    case Qt::Key_Right:
        return goToOtherEnd(Qt::Key(event->key()));
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return choose(m_current);
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

/// From a command to its reply, and back.
void FlowView::goToOtherEnd(Qt::Key key)
{
    const qsizetype span = m_current < 0 ? -1 : m_story.marks()[m_current].span;
    if (span < 0)
        return;
    const FlowSpan &its = m_story.spans()[span];
    setCurrent(key == Qt::Key_Left ? its.first : std::max(its.answered, its.body));
}

void FlowView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    if (m_current < 0 && m_plan.count() > 0 && event->reason() != Qt::MouseFocusReason)
        setCurrent(m_plan.count() - 1);
    viewport()->update();
}

void FlowView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

int FlowView::partAt(const QPoint &place) const
{
    return int(markAt(viewport()->mapFromGlobal(place)));
}

QRect FlowView::partPlace(int part) const
{
    const QRect place = markPlace(part);
    return {viewport()->mapToGlobal(place.topLeft()), place.size()};
}

QStringList FlowView::partActions() const
{
    return {QAccessibleActionInterface::pressAction()};
}

void FlowView::actOnPart(int part, const QString &action)
{
    if (action == QAccessibleActionInterface::pressAction())
        choose(part);
}

} // namespace poplar::gui
