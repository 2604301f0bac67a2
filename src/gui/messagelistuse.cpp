// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/messagelistpane.h"
#include "gui/messagelistselection.h"
#include "gui/messagelistview.h"
#include "gui/scopebutton.h"

#include <QAction>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTimer>

#include <utility>

/// The part of MessageListPane that answers to the user.
namespace poplar::gui {

using mailbox::Mark;
using mailbox::MessageId;
using mailbox::MessageRow;

void MessageListPane::showMenu(const QPoint &position)
{
    if (!m_view->indexAt(position).isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("messageMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true); // They say why something is not possible now.
    menu->addAction(m_open);
    if (!isLocal())
        menu->addAction(m_tick);
    menu->addSeparator();
    if (!m_otherActions.isEmpty()) {
        menu->addActions(m_otherActions);
        menu->addSeparator();
    }
    menu->addAction(m_selectAll);
    if (!isLocal())
        menu->addAction(m_untickAll);
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

void MessageListPane::visitSelected(const std::function<Visit(const MessageRow &)> &visit) const
{
    if (!m_model)
        return;
    const QItemSelection ranges = m_view->selectionModel()->selection();
    for (const QItemSelectionRange &range : ranges) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            if (visit(m_model->rowAt(row)) == Visit::Stop)
                return;
        }
    }
}

QList<MessageId> MessageListPane::selected() const
{
    QList<MessageId> messages;
    visitSelected([&messages](const MessageRow &row) {
        messages.append(row.id);
        return Visit::GoOn;
    });
    return messages;
}

void MessageListPane::choose(MessageId message)
{
    whenListed(message, [this, message] {
        m_view->setCurrentIndex(m_model->index(m_model->rowOf(message), MessageListModel::SubjectColumn));
    });
}

void MessageListPane::applyFilter()
{
    if (m_model)
        m_model->setFilter(m_filter->text());
    Q_EMIT filterChanged(m_filter->text());
}

QString MessageListPane::filter() const
{
    return m_filter->text();
}

void MessageListPane::setPlace(const ListPlace &place)
{
    if (!m_model || m_model->criteria().place() == place)
        return;
    m_scope->setPlace(place);
    m_model->setPlace(place);
    showPlace();
    updateEmptyState();
    updateActions();
}

/// What has no sense in a place is not there.
void MessageListPane::showPlace()
{
    fitColumns();
    // There Delete is for the copy on this computer.
    m_tick->setShortcuts(isLocal() ? QList<QKeySequence>()
                                   : QList<QKeySequence>{Qt::Key_Delete, Qt::Key_Space});
    for (QAction *action : {m_tick, m_untickAll})
        action->setVisible(!isLocal());
    m_view->viewport()->update();
    m_view->header()->viewport()->update();
    Q_EMIT placeChanged();
}

void MessageListPane::setSearch(const SearchState &search)
{
    if (std::exchange(m_search, search) == search)
        return;
    updateSearchNote();
    updateEmptyState();
}

void MessageListPane::updateSearchNote()
{
    QString note;
    if (m_search.hasFailed)
        note = tr("The text of messages cannot be searched now: only senders and subjects were.");
    else if (m_search.notSearched > 0)
        note = tr("%Ln message(s) are still being read for the search and may be missing here.", nullptr,
                  int(m_search.notSearched));
    m_searchNote->setText(note);
    m_searchNote->setVisible(!note.isEmpty());
}

QPoint MessageListPane::menuPlace() const
{
    const QRect row = m_view->visualRect(m_view->currentIndex());
    const QRect seen = row.intersected(m_view->viewport()->rect());
    return m_view->viewport()->mapToGlobal(seen.isEmpty() ? QPoint() : seen.center());
}

QWidget *MessageListPane::view() const
{
    return m_view;
}

void MessageListPane::showEverything()
{
    m_filter->clear();
    m_filterDelay->stop();
    applyFilter();
    m_scope->setScope(ListScope::All);
    widen();
}

MessageListPane::Toggle MessageListPane::toggle() const
{
    Toggle all = Toggle::Nothing;
    if (isLocal())
        return all;
    visitSelected([&all](const MessageRow &row) {
        if (row.marks & Mark::Gone)
            return Visit::GoOn;
        all = row.marks & Mark::Ticked ? Toggle::Untick : Toggle::Tick;
        return all == Toggle::Tick ? Visit::Stop : Visit::GoOn;
    });
    return all;
}

void MessageListPane::toggleTicks()
{
    const Toggle what = toggle();
    if (what == Toggle::Nothing)
        return;
    QList<MessageId> messages;
    visitSelected([&messages, what](const MessageRow &row) {
        const bool isTicked = row.marks.testFlag(Mark::Ticked);
        if (!(row.marks & Mark::Gone) && isTicked == (what == Toggle::Untick))
            messages.append(row.id);
        return Visit::GoOn;
    });
    if (what == Toggle::Untick)
        Q_EMIT untickRequested(messages);
    else
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
    if (m_selection->isKeeping())
        return;
    const QModelIndex current = m_view->currentIndex();
    const auto before = m_current;
    m_current.reset();
    // When the current row goes, Qt makes a neighbour current without selecting it: nobody chose that.
    if (current.isValid() && m_view->selectionModel()->isSelected(current))
        m_current = m_model->idAt(current.row());
    updateActions();
    Q_EMIT selectionChanged();
    if (m_current == before)
        return;
    if (m_current)
        m_previewDelay->start();
    else
        Q_EMIT nothingChosen();
}

void MessageListPane::updateActions()
{
    if (m_selection->isKeeping())
        return;
    const Toggle what = toggle();
    const bool untick = what == Toggle::Untick;
    m_open->setEnabled(m_current.has_value());
    m_tick->setEnabled(what != Toggle::Nothing);
    m_tick->setText(untick ? tr("Un&tick") : tr("&Tick for deletion"));
    m_tick->setIconText(untick ? tr("Untick") : tr("Tick", "toolbar: mark for deletion"));
    m_tick->setToolTip(untick ? tr("Untick the selected messages (Del)")
                              : tr("Tick the selected messages for deletion (Del)"));
    m_untickAll->setEnabled(m_model && m_model->totals().ticked > 0);
    m_selectAll->setEnabled(m_model && m_model->rowCount() > 0);
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
