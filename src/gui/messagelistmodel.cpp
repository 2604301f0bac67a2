// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/messagelistmodel.h"

#include <algorithm>

/// The part of MessageListModel that keeps what is known of messages.
namespace poplar::gui {

using mailbox::Mark;
using mailbox::MessageId;
using mailbox::MessageRow;
using mailbox::RowChange;

namespace {
constexpr qsizetype appliedAtOnce = 4000; ///< Changes; they take some milliseconds.
} // namespace

/// What a batch of changes does to rows.
struct MessageListModel::Batch {
    QList<int> changed; ///< These are slots.
    QList<int> forgotten;
};

MessageListModel::MessageListModel(QObject *parent)
    : QAbstractTableModel(parent)
{
    m_pause.setSingleShot(true);
    m_turn.setSingleShot(true);
    m_turn.setInterval(0);
    connect(&m_pause, &QTimer::timeout, this, &MessageListModel::arrange);
    connect(&m_turn, &QTimer::timeout, this, &MessageListModel::applyWaiting);
    connect(&m_arranger, &MessageListArranger::arranged, this, &MessageListModel::takeOrder);
    connect(&m_arranger, &MessageListArranger::stopped, this, &MessageListModel::arrange);
}

void MessageListModel::apply(const QList<RowChange> &changes)
{
    m_turn.start();
    if (!m_waiting.isEmpty() || m_applied >= appliedAtOnce) {
        m_waiting.append(changes);
        return;
    }
    applyNow(changes);
    Q_EMIT totalsChanged();
}

void MessageListModel::applyWaiting()
{
    m_applied = 0;
    if (m_waiting.isEmpty())
        return;
    while (!m_waiting.isEmpty() && m_applied < appliedAtOnce)
        applyNow(m_waiting.takeFirst());
    m_turn.start();
    Q_EMIT totalsChanged();
}

void MessageListModel::applyNow(const QList<RowChange> &changes)
{
    m_applied += changes.size();
    Batch batch;
    for (const RowChange &change : changes)
        take(change, batch);
    forget(batch.forgotten);
    announce(batch.changed);
    arrange();
}

void MessageListModel::take(const RowChange &change, Batch &batch)
{
    const int known = m_slotOf.value(change.row.id, -1);
    if (change.kind == RowChange::Kind::Gone) {
        if (known < 0)
            return;
        m_slotOf.remove(change.row.id);
        count(m_rows.at(known), -1);
        batch.forgotten.append(known);
        return;
    }
    if (known < 0) {
        const int slot = m_rows.add(change.row);
        m_slotOf.insert(change.row.id, slot);
        m_changed.append(slot);
    } else {
        const MessageRow &before = m_rows.at(known);
        count(before, -1);
        if (mayMove(before, change.row))
            m_changed.append(known);
        m_rows.replace(known, change.row);
        batch.changed.append(known);
    }
    count(change.row, +1);
}

/// Also under what is shown or under way: the user may want it again before anything else has come of his
/// last wish.
bool MessageListModel::mayMove(const MessageRow &before, const MessageRow &after) const
{
    const auto tellApart = [&](const ListCriteria &criteria) { return criteria.tellApart(before, after); };
    return tellApart(m_criteria) || (m_criteriaUnderWay != m_criteria && tellApart(m_criteriaUnderWay))
        || (m_criteriaShown != m_criteria && tellApart(m_criteriaShown));
}

/// What is gone is shown no longer, whatever is under way.
void MessageListModel::forget(const QList<int> &slotList)
{
    if (slotList.isEmpty())
        return;
    m_forgotten += slotList;
    show(withoutForgotten(m_shown), Reason::Messages);
    for (const int slot : slotList)
        m_rows.forget(slot);
    m_rowOf.clear();
    if (m_arranger.isBusy())
        return;
    m_rows.reuseForgotten();
    m_forgotten.clear();
}

qint64 MessageListModel::Totals::in(const ListPlace &place) const
{
    switch (place.kind) {
    case ListPlace::Kind::Server:
        return messages;
    case ListPlace::Kind::Archive:
        return archived;
    case ListPlace::Kind::Folder:
        return inFolder.value(place.folder);
    case ListPlace::Kind::Sent:
        return sent;
    case ListPlace::Kind::Trash:
        return trashed;
    case ListPlace::Kind::Drafts:
    case ListPlace::Kind::Outbox:
        break;
    }
    return 0;
}

void MessageListModel::countCopy(const MessageRow &row, int sign)
{
    if (row.marks & Mark::Trashed)
        m_totals.trashed += sign;
    if (!(row.marks & Mark::Kept))
        return;
    if (row.folder == mailbox::FolderId::Sent) {
        m_totals.sent += sign;
        return;
    }
    m_totals.archived += sign;
    if (isOwnFolder(row.folder))
        m_totals.inFolder[row.folder] += sign;
}

void MessageListModel::count(const MessageRow &row, int sign)
{
    countCopy(row, sign);
    const qint64 octets = std::max<qint64>(row.identity.octets, 0) * sign;
    if (row.marks & Mark::Gone) {
        m_totals.gone += sign;
        return;
    }
    m_totals.messages += sign;
    m_totals.octets += octets;
    if (row.marks.testFlag(Mark::New) && !row.marks.testFlag(Mark::Seen)) {
        m_totals.fresh += sign;
        m_totals.freshOctets += octets;
    }
    if (row.marks & Mark::Ticked) {
        m_totals.ticked += sign;
        m_totals.tickedOctets += octets;
    }
}

void MessageListModel::announce(const QList<int> &slotList)
{
    QList<int> changed;
    for (const int slot : slotList) {
        if (const int row = rows()[size_t(slot)]; row >= 0)
            changed.append(row);
    }
    std::sort(changed.begin(), changed.end());
    // Neighbours are told together: each telling has its price in the views.
    for (auto first = changed.cbegin(); first != changed.cend();) {
        auto last = first;
        while (last + 1 != changed.cend() && *(last + 1) <= *last + 1)
            ++last;
        Q_EMIT dataChanged(index(*first, 0), index(*last, columns - 1));
        first = last + 1;
    }
}

const std::vector<int> &MessageListModel::rows() const
{
    if (m_rowOf.size() != size_t(m_rows.slotCount())) {
        m_rowOf.assign(size_t(m_rows.slotCount()), -1);
        for (qsizetype row = 0; row < m_shown.size(); ++row)
            m_rowOf[size_t(m_shown[row])] = int(row);
    }
    return m_rowOf;
}

int MessageListModel::rowOf(MessageId id) const
{
    const int slot = m_slotOf.value(id, -1);
    return slot < 0 ? -1 : rows()[size_t(slot)];
}

const MessageRow *MessageListModel::find(MessageId id) const
{
    const int slot = m_slotOf.value(id, -1);
    return slot < 0 ? nullptr : &m_rows.at(slot);
}

bool MessageListModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid())
        return false;
    if (index.column() == StarColumn) {
        const bool isStarred = value.value<Qt::CheckState>() == Qt::Checked;
        Q_EMIT starRequested(idAt(index.row()),
                             isStarred ? mailbox::FlagState::Set : mailbox::FlagState::Cleared);
        return false;
    }
    if (!(flags(index) & Qt::ItemIsUserCheckable))
        return false;
    const QList<MessageId> message{idAt(index.row())};
    if (value.value<Qt::CheckState>() == Qt::Checked)
        Q_EMIT tickRequested(message);
    else
        Q_EMIT untickRequested(message);
    return false;
}

int MessageListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int MessageListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

Qt::ItemFlags MessageListModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid())
        return flags;
    flags |= Qt::ItemNeverHasChildren;
    const mailbox::Marks marks = rowAt(index.row()).marks;
    if (index.column() == TickColumn && !(marks & Mark::Gone))
        flags |= Qt::ItemIsUserCheckable;
    if (marks & (Mark::Kept | Mark::Trashed)) // What has no copy here cannot be moved.
        flags |= Qt::ItemIsDragEnabled;
    return flags;
}

} // namespace poplar::gui
