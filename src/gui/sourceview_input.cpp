// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sourceview.h"

#include "gui/icons.h"
#include "gui/sourceaccessible.h"
#include "gui/theme.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QScrollBar>
#include <QTextLayout>

#include <algorithm>
#include <cmath>
#include <limits>

/// The part of SourceView that answers to the user.
namespace poplar::gui {

namespace {
constexpr int dragInterval = 40; // ms
constexpr qsizetype behindRow = std::numeric_limits<int>::max();
} // namespace

struct SourceView::Key {
    QKeySequence::StandardKey move;
    QKeySequence::StandardKey select;
    Motion motion;
};

const QList<SourceView::Key> &SourceView::keys()
{
    static const QList<Key> all{
        {QKeySequence::MoveToNextChar, QKeySequence::SelectNextChar, Motion::NextCharacter},
        {QKeySequence::MoveToPreviousChar, QKeySequence::SelectPreviousChar, Motion::PreviousCharacter},
        {QKeySequence::MoveToNextWord, QKeySequence::SelectNextWord, Motion::NextWord},
        {QKeySequence::MoveToPreviousWord, QKeySequence::SelectPreviousWord, Motion::PreviousWord},
        {QKeySequence::MoveToNextLine, QKeySequence::SelectNextLine, Motion::NextRow},
        {QKeySequence::MoveToPreviousLine, QKeySequence::SelectPreviousLine, Motion::PreviousRow},
        {QKeySequence::MoveToNextPage, QKeySequence::SelectNextPage, Motion::NextPage},
        {QKeySequence::MoveToPreviousPage, QKeySequence::SelectPreviousPage, Motion::PreviousPage},
        {QKeySequence::MoveToStartOfLine, QKeySequence::SelectStartOfLine, Motion::RowBegin},
        {QKeySequence::MoveToEndOfLine, QKeySequence::SelectEndOfLine, Motion::RowEnd},
        {QKeySequence::MoveToStartOfDocument, QKeySequence::SelectStartOfDocument, Motion::SourceBegin},
        {QKeySequence::MoveToEndOfDocument, QKeySequence::SelectEndOfDocument, Motion::SourceEnd},
    };
    return all;
}

bool SourceView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Copy) || key->matches(QKeySequence::SelectAll)) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

void SourceView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
        return;
    }
    for (const Key &key : keys()) {
        const bool selects = event->matches(key.select);
        if (!selects && !event->matches(key.move))
            continue;
        const bool upOrDown = key.motion == Motion::NextRow || key.motion == Motion::PreviousRow
            || key.motion == Motion::NextPage || key.motion == Motion::PreviousPage;
        const qreal wanted = m_wantedX;
        moveTo(moved(key.motion), selects ? Anchor::Stays : Anchor::Follows);
        if (upOrDown)
            m_wantedX = wanted;
        return;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

SourcePlace SourceView::moved(Motion motion) const
{
    switch (motion) {
    case Motion::NextRow:
        return movedByRows(1);
    case Motion::PreviousRow:
        return movedByRows(-1);
    case Motion::NextPage:
        return movedByRows(rowsInSight());
    case Motion::PreviousPage:
        return movedByRows(-rowsInSight());
    case Motion::RowBegin:
        return {m_cursor.row, 0};
    case Motion::RowEnd:
        return {m_cursor.row, behindRow};
    case Motion::SourceBegin:
        return {};
    case Motion::SourceEnd:
        return {std::max(0, m_extent.rows - 1), behindRow};
    case Motion::NextCharacter:
    case Motion::PreviousCharacter:
    case Motion::NextWord:
    case Motion::PreviousWord:
        break;
    }
    return movedInRow(motion);
}

SourcePlace SourceView::movedInRow(Motion motion) const
{
    const auto layout = layOut(m_cursor.row);
    const int length = layout ? int(layout->text().size()) : 0;
    const int column = int(std::min<qsizetype>(m_cursor.column, length));
    const bool forward = motion == Motion::NextCharacter || motion == Motion::NextWord;
    if (forward && column >= length)
        return m_cursor.row + 1 < m_extent.rows ? SourcePlace{m_cursor.row + 1, 0} : m_cursor;
    if (!forward && column == 0)
        return m_cursor.row > 0 ? SourcePlace{m_cursor.row - 1, behindRow} : m_cursor;
    const auto mode = motion == Motion::NextWord || motion == Motion::PreviousWord
        ? QTextLayout::SkipWords
        : QTextLayout::SkipCharacters;
    return {m_cursor.row,
            forward ? layout->nextCursorPosition(column, mode)
                    : layout->previousCursorPosition(column, mode)};
}

SourcePlace SourceView::movedByRows(int rows) const
{
    const int target = std::clamp(m_cursor.row + rows, 0, std::max(0, m_extent.rows - 1));
    if (target == m_cursor.row)
        return {target, rows < 0 ? 0 : behindRow};
    const auto layout = layOut(target);
    return {target, layout ? layout->lineAt(0).xToCursor(m_wantedX) : 0};
}

void SourceView::moveTo(SourcePlace place, Anchor anchor)
{
    m_cursor = place;
    if (anchor == Anchor::Follows)
        m_anchor = place;
    if (const auto layout = layOut(place.row))
        m_wantedX = layout->lineAt(0).cursorToX(int(std::min(place.column, layout->text().size())));
    revealCursor();
    announceRow();
    viewport()->update();
}

/// Scrolls no farther than needed; to the middle where that is far away.
void SourceView::revealCursor()
{
    QScrollBar *bar = verticalScrollBar();
    const int first = bar->value();
    const int page = rowsInSight();
    if (m_cursor.row < first - page || m_cursor.row >= first + 2 * page)
        bar->setValue(m_cursor.row - page / 2);
    else if (m_cursor.row < first || m_cursor.row >= first + page)
        bar->setValue(m_cursor.row < first ? m_cursor.row : m_cursor.row - page + 1);
    const auto layout = layOut(m_cursor.row);
    m_revealing = layout == nullptr;
    if (!layout)
        return;
    const auto x = [&](SourcePlace place) {
        return int(layout->lineAt(0).cursorToX(int(std::min(place.column, layout->text().size()))));
    };
    const int right = x(m_cursor) + 2 * space::normal - textWidth();
    const int left = x(m_anchor.row == m_cursor.row && m_anchor < m_cursor ? m_anchor : m_cursor);
    bar = horizontalScrollBar();
    if (right > bar->value())
        bar->setValue(right);
    // Of what does not fit, the beginning matters.
    if (left < bar->value())
        bar->setValue(left);
}

/// Screen readers are told the row of the cursor.
void SourceView::announceRow()
{
    tellCursorMoved(*this);
    const SourceRow *current = row(m_cursor.row);
    const QString text = current != nullptr ? sourceRowText(current->octets) : QString();
    if (text == accessibleDescription())
        return;
    setAccessibleDescription(text);
}

void SourceView::selectAll()
{
    m_anchor = {};
    m_cursor = {std::max(0, m_extent.rows - 1), behindRow};
    viewport()->update();
}

void SourceView::copy()
{
    if (!hasSelection())
        return;
    const SourcePlace from = std::min(m_anchor, m_cursor);
    const SourcePlace to = std::max(m_anchor, m_cursor);
    QMetaObject::invokeMethod(m_loader, [loader = m_loader, from, to] { loader->copy(from, to); });
}

void SourceView::takeCopy(int file, const QString &text)
{
    if (file == m_file)
        QGuiApplication::clipboard()->setText(text);
}

SourcePlace SourceView::placeAt(const QPoint &point) const
{
    const int below = int(std::floor(qreal(point.y()) / m_rowHeight));
    const int number = std::clamp(verticalScrollBar()->value() + below, 0, std::max(0, m_extent.rows - 1));
    const auto layout = layOut(number);
    const qreal x = point.x() - textLeft() + horizontalScrollBar()->value();
    return {number, layout ? layout->lineAt(0).xToCursor(x) : 0};
}

void SourceView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const bool selects = event->modifiers() & Qt::ShiftModifier;
    moveTo(placeAt(event->pos()), selects ? Anchor::Stays : Anchor::Follows);
}

void SourceView::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & Qt::LeftButton))
        return;
    if (viewport()->rect().contains(event->pos()))
        m_dragging.stop();
    else if (!m_dragging.isActive())
        m_dragging.start(dragInterval, this);
    moveTo(placeAt(event->pos()), Anchor::Stays);
}

void SourceView::mouseReleaseEvent(QMouseEvent *)
{
    m_dragging.stop();
}

void SourceView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const SourcePlace place = placeAt(event->pos());
    const auto layout = layOut(place.row);
    if (event->button() != Qt::LeftButton || !layout)
        return;
    const QString text = layout->text();
    qsizetype begin = place.column;
    qsizetype end = place.column;
    while (begin > 0 && !text[begin - 1].isSpace())
        --begin;
    while (end < text.size() && !text[end].isSpace())
        ++end;
    moveTo({place.row, begin}, Anchor::Follows);
    moveTo({place.row, end}, Anchor::Stays);
}

void SourceView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_dragging.timerId()) {
        QAbstractScrollArea::timerEvent(event);
        return;
    }
    moveTo(placeAt(viewport()->mapFromGlobal(QCursor::pos())), Anchor::Stays);
}

void SourceView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *copyText = menu->addAction(icon(Icon::Copy), tr("&Copy"), this, &SourceView::copy);
    copyText->setEnabled(hasSelection());
    QAction *all = menu->addAction(tr("Select &all"), this, &SourceView::selectAll);
    all->setEnabled(m_extent.rows > 0);
    menu->popup(event->globalPos());
}

void SourceView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void SourceView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace poplar::gui
