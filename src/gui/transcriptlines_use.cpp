// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with the lines of a log: following, finding, copying, unfolding.
#include "gui/explanationpane.h"
#include "gui/foldedbody.h"
#include "gui/logtools.h"
#include "gui/transcriptfilter.h"
#include "gui/transcriptlines.h"
#include "gui/transcriptmodel.h"
#include "gui/transcriptview.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace poplar::gui {

void TranscriptLines::clear()
{
    m_model.clear();
    m_tools->follow()->setChecked(true);
}

void TranscriptLines::reveal(quint64 transcriptNumber)
{
    if (!m_model.knows(transcriptNumber))
        return;
    m_tools->pause()->setChecked(false);
    m_tools->liftFilter();
    updateActivity(); // what came last is taken over now
    const int row = m_model.rowOf(transcriptNumber);
    if (row < 0)
        return;
    goTo(row);
    m_view->scrollTo(m_view->currentIndex(), QAbstractItemView::PositionAtCenter);
    m_view->setFocus();
}

void TranscriptLines::goTo(int row)
{
    m_tools->follow()->setChecked(false);
    const QModelIndex index = m_filtered->index(row, TranscriptModel::Text);
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
}

void TranscriptLines::follow()
{
    if (m_tools->follow()->isChecked())
        m_view->scrollToBottom();
}

void TranscriptLines::setFollowing(bool isEnd)
{
    m_tools->follow()->setChecked(isEnd);
}

/// The oldest rows have gone.
void TranscriptLines::keepPlace(int removed)
{
    if (m_tools->follow()->isChecked())
        return;
    QScrollBar *bar = m_view->verticalScrollBar();
    bar->setValue(std::max(0, bar->value() - removed));
}

quint64 TranscriptLines::numberAt(int listedRow) const
{
    return listedRow < 0 ? 0 : m_model.lineAt(m_filtered->sourceRow(listedRow)).event.number;
}

void TranscriptLines::rememberPlace()
{
    const QModelIndex current = m_view->currentIndex();
    m_place = {numberAt(current.row()), numberAt(m_view->topRow()),
               m_view->viewport()->rect().intersects(m_view->visualRect(current))};
}

void TranscriptLines::restorePlace()
{
    const auto listed = [this](quint64 number) {
        const int row = number == 0 ? -1 : m_model.rowOf(number);
        return row < 0 ? -1 : m_filtered->rowOf(row);
    };
    const int current = listed(m_place.current);
    if (current >= 0)
        m_view->setCurrentIndex(m_filtered->index(current, TranscriptModel::Text));
    explainCurrent();
    if (m_tools->follow()->isChecked())
        return follow();
    if (current >= 0 && m_place.isCurrentSeen)
        return m_view->scrollTo(m_view->currentIndex(), QAbstractItemView::PositionAtCenter);
    const int top = m_filtered->rowFrom(std::max(0, m_model.rowOf(m_place.top)));
    const int row = std::min(top, m_filtered->rowCount() - 1);
    m_view->scrollTo(m_filtered->index(row, TranscriptModel::Text), QAbstractItemView::PositionAtTop);
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
        lines << m_model.line(m_filtered->sourceRow(index.row()));
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

int TranscriptLines::currentRow() const
{
    const QModelIndex current = m_view->currentIndex();
    return current.isValid() ? m_filtered->sourceRow(current.row()) : -1;
}

void TranscriptLines::touch(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const int row = m_filtered->sourceRow(index.row());
    unfold(row);
    if (const qint64 message = m_model.lineAt(row).event.message; message != 0)
        Q_EMIT messageTouched(message);
}

void TranscriptLines::use(const QModelIndex &index)
{
    touch(index);
    const int row = index.isValid() ? m_filtered->sourceRow(index.row()) : -1;
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
    m_body->open(m_model.lineAt(row), m_model.body(event.number));
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
        m_explanation->setExplanation(explain(m_model.lineAt(row)), m_model.text(row));
    else
        m_explanation->clear();
}

/// An unfolded text does not outlive its line.
void TranscriptLines::foldForgotten()
{
    if (m_body->number() != 0 && m_model.rowOf(m_body->number()) < 0)
        m_body->forget();
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
