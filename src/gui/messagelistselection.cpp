// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/messagelistselection.h"

#include "gui/messagelistview.h"

#include <QScrollBar>

#include <algorithm>

namespace poplar::gui {

MessageListSelection::MessageListSelection(MessageListView *view)
    : QObject(view)
    , m_view(view)
{
}

void MessageListSelection::setModel(MessageListModel *model)
{
    if (m_model)
        m_model->disconnect(this);
    m_model = model;
    m_kept.reset();
    if (!model)
        return;
    connect(model, &MessageListModel::aboutToRearrange, this, &MessageListSelection::keep);
    connect(model, &MessageListModel::rearranged, this, &MessageListSelection::restore);
}

void MessageListSelection::keep()
{
    Kept kept;
    kept.selected = selectedSlots();
    const QModelIndex current = m_view->currentIndex();
    if (current.isValid()) {
        kept.current = m_model->idAt(current.row());
        kept.currentRow = current.row();
    }
    if (m_view->verticalScrollBar()->value() > 0 && m_view->topRow() >= 0)
        kept.top = m_model->idAt(m_view->topRow());
    m_kept = std::move(kept);
    m_view->selectionModel()->reset();
}

std::vector<bool> MessageListSelection::selectedSlots() const
{
    const QItemSelection selection = m_view->selectionModel()->selection();
    if (selection.isEmpty())
        return {};
    std::vector<bool> selected(size_t(m_model->slotCount()));
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            selected[size_t(m_model->slotAt(row))] = true;
    }
    return selected;
}

void MessageListSelection::restore(MessageListModel::Reason reason)
{
    if (m_kept) {
        const Kept kept = *m_kept;
        if (!kept.selected.empty())
            m_view->selectionModel()->select(selectionOf(kept.selected).value_or(QItemSelection()),
                                             QItemSelectionModel::Select);
        restoreCurrent(kept);
        restorePlace(kept, reason);
        m_kept.reset();
    }
    Q_EMIT restored();
}

MessageListSelection::Marked MessageListSelection::select(const QList<mailbox::MessageId> &messages)
{
    if (!m_model || m_kept)
        return Marked::All;
    std::vector<bool> selected(size_t(m_model->slotCount()));
    for (const mailbox::MessageId message : messages) {
        if (const int row = m_model->rowOf(message); row >= 0)
            selected[size_t(m_model->slotAt(row))] = true;
    }
    const auto selection = selectionOf(selected);
    if (!selection)
        return Marked::TooScattered;
    forgetPlace();
    m_view->selectionModel()->select(*selection, QItemSelectionModel::ClearAndSelect);
    if (!selection->isEmpty())
        m_view->scrollTo(selection->constFirst().topLeft());
    return Marked::All;
}

void MessageListSelection::selectAll()
{
    forgetPlace();
    m_view->selectAll();
}

/// A view that gets the keyboard makes a row current that nobody chose. Selected with others, it would look
/// as if it had been.
void MessageListSelection::forgetPlace()
{
    QItemSelectionModel *selection = m_view->selectionModel();
    if (!selection->isSelected(selection->currentIndex()))
        selection->clearCurrentIndex();
}

std::optional<QItemSelection> MessageListSelection::selectionOf(const std::vector<bool> &selected) const
{
    QItemSelection selection;
    const auto isSelected = [&](int row) { return selected[size_t(m_model->slotAt(row))]; };
    const int count = m_model->rowCount();
    for (int first = 0; first < count; ++first) {
        if (!isSelected(first))
            continue;
        int last = first;
        while (last + 1 < count && isSelected(last + 1))
            ++last;
        if (selection.size() == mostPieces)
            return std::nullopt;
        selection.append({m_model->index(first, 0), m_model->index(last, MessageListModel::columns - 1)});
        first = last;
    }
    return selection;
}

void MessageListSelection::restoreCurrent(const Kept &kept)
{
    if (!kept.current)
        return;
    int row = m_model->rowOf(*kept.current);
    // When the message under it goes, the keyboard goes on from the one above; a filter takes it away.
    if (row < 0 && !m_model->find(*kept.current) && m_model->rowCount() > 0)
        row = std::clamp(kept.currentRow - 1, 0, m_model->rowCount() - 1);
    if (row < 0)
        return;
    m_view->setAutoScroll(false); // Where to is decided below.
    m_view->selectionModel()->setCurrentIndex(m_model->index(row, MessageListModel::SubjectColumn),
                                              QItemSelectionModel::NoUpdate);
    m_view->setAutoScroll(true);
}

void MessageListSelection::restorePlace(const Kept &kept, MessageListModel::Reason reason)
{
    m_view->layOutNow();
    if (reason == MessageListModel::Reason::Criteria) {
        if (m_view->currentIndex().isValid())
            m_view->scrollTo(m_view->currentIndex());
        else
            m_view->scrollToTop();
    } else if (const int row = kept.top ? m_model->rowOf(*kept.top) : -1; row >= 0) {
        m_view->scrollTo(m_model->index(row, 0), QAbstractItemView::PositionAtTop);
    }
}

} // namespace poplar::gui
