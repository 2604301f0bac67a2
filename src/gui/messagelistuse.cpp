// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/emptystate.h"
#include "gui/messagelistpane.h"

#include <QAction>
#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QStackedWidget>
#include <QTimer>
#include <QTreeView>

#include <algorithm>

/// The part of MessageListPane that answers to the user.
namespace poplar::gui {

using mailbox::ConnectionState;
using mailbox::Mark;
using mailbox::MessageId;

void MessageListPane::showMenu(const QPoint &position)
{
    if (!m_view->indexAt(position).isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_open, m_tick});
    menu->addActions(m_offered);
    menu->addSeparator();
    menu->addActions({m_selectAll, m_untickAll});
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

QList<MessageId> MessageListPane::selected() const
{
    QList<MessageId> messages;
    if (!m_model)
        return messages;
    const QItemSelection ranges = m_view->selectionModel()->selection();
    for (const QItemSelectionRange &range : ranges) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            messages.append(m_model->idAt(row));
    }
    return messages;
}

void MessageListPane::select(const QList<MessageId> &messages, std::optional<MessageId> current)
{
    QList<int> rows;
    rows.reserve(messages.size());
    for (const MessageId id : messages) {
        if (const int row = m_model->rowOf(id); row >= 0)
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end());
    QItemSelection selection;
    for (qsizetype first = 0; first < rows.size();) {
        qsizetype end = first + 1;
        while (end < rows.size() && rows[end] == rows[end - 1] + 1)
            ++end;
        selection.append(
            {m_model->index(rows[first], 0), m_model->index(rows[end - 1], MessageListModel::columns - 1)});
        first = end;
    }
    auto *chosen = m_view->selectionModel();
    chosen->select(selection, QItemSelectionModel::ClearAndSelect);
    if (const int row = current ? m_model->rowOf(*current) : -1; row >= 0) {
        const QModelIndex index = m_model->index(row, MessageListModel::SubjectColumn);
        chosen->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
        m_view->scrollTo(index);
    }
}

void MessageListPane::applyFilter()
{
    if (!m_model)
        return;
    const QList<MessageId> before = selected();
    const auto current = m_current;
    m_model->setFilter(m_filter->text());
    select(before, current);
    currentMoved();
    updateEmptyState();
    updateActions();
}

bool MessageListPane::allTicked(const QList<MessageId> &messages) const
{
    return std::all_of(messages.begin(), messages.end(), [this](MessageId id) {
        const auto *row = m_model->find(id);
        return row && row->marks & Mark::Ticked;
    });
}

void MessageListPane::toggleTicks()
{
    QList<MessageId> messages = selected();
    if (messages.isEmpty())
        return;
    if (allTicked(messages)) {
        Q_EMIT untickRequested(messages);
        return;
    }
    messages.removeIf([this](MessageId id) { return allTicked({id}); });
    Q_EMIT tickRequested(messages);
}

void MessageListPane::openCurrent()
{
    if (!m_current || m_view->currentIndex().column() < 0)
        return;
    m_previewDelay->stop();
    Q_EMIT openRequested(*m_current);
}

void MessageListPane::currentMoved()
{
    const QModelIndex current = m_view->currentIndex();
    const auto before = m_current;
    m_current.reset();
    // When the current row goes, Qt makes a neighbour current without selecting it: nobody chose that.
    if (current.isValid() && m_view->selectionModel()->isSelected(current))
        m_current = m_model->idAt(current.row());
    updateActions();
    if (m_current == before)
        return;
    if (m_current)
        m_previewDelay->start();
    else
        Q_EMIT nothingChosen();
}

void MessageListPane::updateActions()
{
    const QList<MessageId> messages = selected();
    m_open->setEnabled(m_current.has_value());
    m_tick->setEnabled(!messages.isEmpty());
    const bool untick = !messages.isEmpty() && allTicked(messages);
    m_tick->setText(untick ? tr("Un&tick") : tr("&Tick for deletion"));
    m_tick->setIconText(untick ? tr("Untick") : tr("Tick", "toolbar: mark for deletion"));
    m_tick->setToolTip(untick ? tr("Untick the selected messages (Del)")
                              : tr("Tick the selected messages for deletion (Del)"));
    m_untickAll->setEnabled(m_model && m_model->totals().ticked > 0);
    m_selectAll->setEnabled(m_model && m_model->rowCount() > 0);
}

void MessageListPane::updateEmptyState()
{
    if (m_model && m_model->rowCount() > 0) {
        m_pages->setCurrentWidget(m_view);
        return;
    }
    if (m_model && m_model->isFiltering() && m_model->totals().messages > 0)
        m_empty->setContent({Icon::ListFilter, tr("Nothing matches the filter"),
                             tr("The filter looks at senders and subjects."), tr("Clear the filter")});
    else if (!m_model)
        m_empty->setContent({Icon::Inbox, tr("No mailbox chosen"), tr("Choose an account on the left."), {}});
    else if (m_state == ConnectionState::Transaction)
        m_empty->setContent({Icon::Inbox, tr("No messages on the server"), tr("The mailbox is empty."), {}});
    else if (m_state == ConnectionState::Disconnected)
        m_empty->setContent(
            {Icon::Unplug, tr("Not connected"),
             tr("Check the mailbox to see what is on the server. Nothing is taken away or deleted."),
             tr("Check mailbox")});
    else
        m_empty->setContent({Icon::RefreshCw, tr("Looking into the mailbox…"), {}, {}});
    m_pages->setCurrentWidget(m_empty);
}

bool MessageListPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (watched == m_view && key->text() == u"/") {
        m_find->trigger();
        return true;
    }
    if (key->key() == Qt::Key_Escape && !m_filter->text().isEmpty()) {
        m_filter->clear();
        return true;
    }
    const bool intoList =
        key->key() == Qt::Key_Down || key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (watched == m_filter && intoList && m_model && m_model->rowCount() > 0) {
        m_view->setFocus(Qt::TabFocusReason);
        if (!m_view->currentIndex().isValid())
            m_view->setCurrentIndex(m_model->index(0, MessageListModel::SubjectColumn));
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void MessageListPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange && m_model)
        m_view->doItemsLayout();
    QWidget::changeEvent(event);
}

void MessageListPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitColumns();
}

} // namespace poplar::gui
