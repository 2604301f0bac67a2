// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with the lines of a log: following, finding, copying, unfolding.
#include "gui/explanationpane.h"
#include "gui/findbar.h"
#include "gui/foldedbody.h"
#include "gui/logtools.h"
#include "gui/transcriptfilter.h"
#include "gui/transcriptlines.h"
#include "gui/transcriptmodel.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QScrollBar>
#include <QToolTip>
#include <QTreeView>

#include <algorithm>

namespace poplar::gui {

void TranscriptLines::clear()
{
    m_model.clear();
    m_body->hide();
    m_tools->follow()->setChecked(true);
}

void TranscriptLines::reveal(quint64 transcriptNumber)
{
    m_tools->pause()->setChecked(false);
    m_tools->liftFilter();
    updateActivity(); // what came last is taken over now
    const int row = m_model.rowOf(transcriptNumber);
    if (row < 0)
        return;
    m_tools->follow()->setChecked(false);
    const QModelIndex index = m_filtered->mapFromSource(m_model.index(row, TranscriptModel::Text));
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index, QAbstractItemView::PositionAtCenter);
    m_view->setFocus();
}

void TranscriptLines::follow()
{
    if (m_tools->follow()->isChecked())
        m_view->scrollToBottom();
}

void TranscriptLines::userScrolled()
{
    const QScrollBar *bar = m_view->verticalScrollBar();
    m_tools->follow()->setChecked(bar->value() == bar->maximum());
}

void TranscriptLines::keepPlace(int removed)
{
    if (m_tools->follow()->isChecked())
        return;
    QScrollBar *bar = m_view->verticalScrollBar();
    bar->setValue(std::max(0, bar->value() - removed));
}

void TranscriptLines::copySelected() const
{
    QModelIndexList chosen = m_view->selectionModel()->selectedRows(TranscriptModel::Text);
    if (chosen.isEmpty())
        for (int row = 0; row < m_filtered->rowCount(); ++row)
            chosen << m_filtered->index(row, TranscriptModel::Text);
    std::sort(chosen.begin(), chosen.end());
    QStringList lines;
    for (const QModelIndex &index : std::as_const(chosen))
        lines << m_model.line(m_filtered->mapToSource(index).row());
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

int TranscriptLines::currentRow() const
{
    const QModelIndex current = m_view->currentIndex();
    return current.isValid() ? m_filtered->mapToSource(current).row() : -1;
}

void TranscriptLines::touch(const QModelIndex &index)
{
    userScrolled();
    const int row = m_filtered->mapToSource(index).row();
    if (row < 0)
        return;
    unfold(row);
    if (const qint64 message = m_model.lineAt(row).event.message; message != 0)
        Q_EMIT messageTouched(message);
}

void TranscriptLines::use(const QModelIndex &index)
{
    touch(index);
    const int row = m_filtered->mapToSource(index).row();
    if (row < 0 || m_model.lineAt(row).role == TranscriptLine::Role::Body)
        return; // the body has been unfolded
    if (const qint64 message = m_model.lineAt(row).event.message; message != 0)
        Q_EMIT messageWanted(message);
}

void TranscriptLines::unfold(int row)
{
    if (row < 0 || m_model.lineAt(row).role != TranscriptLine::Role::Body)
        return;
    const wire::TranscriptEvent &event = m_model.lineAt(row).event;
    m_body->open(event, m_model.body(event.number));
    // When both have found their places, the line must still be in sight.
    QMetaObject::invokeMethod(
        this, [this] { m_view->scrollTo(m_view->currentIndex()); }, Qt::QueuedConnection);
}

void TranscriptLines::explainCurrent()
{
    const int row = currentRow();
    const bool isLine = row >= 0 && row < m_model.rowCount();
    m_showMessage->setEnabled(isLine && m_model.lineAt(row).event.message != 0);
    m_unfold->setEnabled(isLine && m_model.lineAt(row).role == TranscriptLine::Role::Body);
    if (isLine)
        m_explanation->setExplanation(explain(m_model.lineAt(row)));
    else
        m_explanation->clear();
}

void TranscriptLines::find(const QString &text, FindDirection direction)
{
    const int rows = m_filtered->rowCount();
    if (text.isEmpty() || rows == 0)
        return m_findBar->showResult(text.isEmpty() ? FindResult::Unsearched : FindResult::NotFound);
    const int step = direction == FindDirection::Previous ? -1 : 1;
    const QModelIndex current = m_view->currentIndex();
    int from = current.isValid() ? current.row() : (step > 0 ? 0 : rows - 1);
    if (current.isValid() && direction != FindDirection::Here)
        from += step;
    for (int i = 0; i < rows; ++i) {
        const int row = (from + i * step + 2 * rows) % rows;
        const QModelIndex index = m_filtered->index(row, TranscriptModel::Text);
        if (!m_model.text(m_filtered->mapToSource(index).row()).contains(text, Qt::CaseInsensitive))
            continue;
        m_tools->follow()->setChecked(false);
        m_view->setCurrentIndex(index);
        m_view->scrollTo(index);
        const bool isAround = step > 0 ? row < from : row > from;
        if (!isAround)
            return m_findBar->showResult(FindResult::Found);
        return m_findBar->showResult(step > 0 ? FindResult::FoundFromBeginning : FindResult::FoundFromEnd);
    }
    m_findBar->showResult(FindResult::NotFound);
}

void TranscriptLines::goToFirstError()
{
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.lineAt(row).isError())
            return reveal(m_model.lineAt(row).event.number);
    }
    QToolTip::showText(m_view->mapToGlobal(QPoint()), tr("There is no error in the log."), m_view);
}

} // namespace poplar::gui
