// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/messagelistmodel.h"

#include <QSet>

#include <algorithm>

namespace poplar::gui {

using mailbox::Mark;
using mailbox::MessageId;
using mailbox::MessageRow;
using mailbox::RowChange;

namespace {
/// More rows than these come and go by a reset: a view is told of each run of them, and a filter makes
/// thousands of runs in a large maildrop.
constexpr qsizetype changesTold = 200;
} // namespace

/// What a batch of changes does to the slots that are shown.
struct MessageListModel::Batch {
    QSet<int> removed; ///< Shown until now, and no longer.
    QSet<int> moved; ///< Shown before and after, elsewhere perhaps.
    QSet<int> changed; ///< Shown, at the same place.
    QList<int> added; ///< To be shown if the filter accepts them.
    QList<int> forgotten; ///< Free once nothing shows them.
};

MessageListModel::MessageListModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void MessageListModel::apply(const QList<RowChange> &changes)
{
    Batch batch;
    for (const RowChange &change : changes)
        take(change, batch);
    removeSlots(batch.removed);
    for (const int slot : std::as_const(batch.forgotten))
        forget(slot);
    if (!batch.moved.isEmpty())
        replaceOrder(m_order.arranged(m_entries, m_shown));
    announce(batch.changed + batch.moved);
    insertSlots(m_order.arranged(m_entries, batch.added));
    Q_EMIT totalsChanged();
}

void MessageListModel::take(const RowChange &change, Batch &batch)
{
    const int known = m_slotOf.value(change.row.id, -1);
    const bool shown = known >= 0 && rows()[size_t(known)] >= 0;
    if (change.kind == RowChange::Kind::Gone) {
        if (known < 0)
            return;
        m_slotOf.remove(change.row.id);
        batch.forgotten.append(known);
        batch.added.removeAll(known);
        batch.moved.remove(known);
        batch.changed.remove(known);
        if (shown)
            batch.removed.insert(known);
        return;
    }
    if (known < 0) {
        batch.added.append(add(change.row));
        return;
    }
    ListEntry &entry = m_entries[size_t(known)];
    ListEntry next = m_order.entry(change.row);
    // A batch may name a row twice: only the first time tells where it stood.
    const bool moves =
        batch.moved.contains(known) || m_order.before(entry, next) || m_order.before(next, entry);
    count(entry.row, -1);
    count(next.row, +1);
    entry = std::move(next);
    if (batch.added.contains(known))
        return;
    if (!m_order.accepts(entry)) {
        if (shown)
            batch.removed.insert(known);
    } else if (!shown || batch.removed.contains(known)) {
        batch.added.append(known);
    } else {
        (moves ? batch.moved : batch.changed).insert(known);
    }
}

int MessageListModel::add(const MessageRow &row)
{
    int slot = int(m_entries.size());
    if (m_free.isEmpty()) {
        m_entries.push_back(m_order.entry(row));
        m_rowOf.push_back(-1);
    } else {
        slot = m_free.takeLast();
        m_entries[size_t(slot)] = m_order.entry(row);
    }
    m_slotOf.insert(row.id, slot);
    count(row, +1);
    return slot;
}

void MessageListModel::forget(int slot)
{
    count(m_entries[size_t(slot)].row, -1);
    m_entries[size_t(slot)] = {};
    m_free.append(slot);
}

void MessageListModel::count(const MessageRow &row, int sign)
{
    const qint64 octets = std::max<qint64>(row.identity.octets, 0) * sign;
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

void MessageListModel::removeSlots(const QSet<int> &slotSet)
{
    if (slotSet.isEmpty())
        return;
    for (qsizetype last = m_shown.size() - 1; last >= 0; --last) {
        if (!slotSet.contains(m_shown[last]))
            continue;
        qsizetype first = last;
        while (first > 0 && slotSet.contains(m_shown[first - 1]))
            --first;
        beginRemoveRows({}, int(first), int(last));
        m_shown.remove(first, last - first + 1);
        m_rowOf.clear();
        endRemoveRows();
        last = first;
    }
}

void MessageListModel::insertSlots(const QList<int> &arranged)
{
    // Each run of new rows that stand together is one insertion, from the top.
    const auto before = [this](int left, int right) {
        return m_order.before(m_entries[size_t(left)], m_entries[size_t(right)]);
    };
    for (qsizetype next = 0; next < arranged.size();) {
        const auto place = std::lower_bound(m_shown.begin(), m_shown.end(), arranged[next], before);
        const qsizetype row = place - m_shown.begin();
        qsizetype end = next + 1;
        while (end < arranged.size() && (place == m_shown.end() || before(arranged[end], *place)))
            ++end;
        beginInsertRows({}, int(row), int(row + end - next - 1));
        m_shown = m_shown.first(row) + arranged.mid(next, end - next) + m_shown.sliced(row);
        m_rowOf.clear();
        endInsertRows();
        next = end;
    }
}

void MessageListModel::replaceOrder(const QList<int> &order)
{
    if (order == m_shown)
        return;
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList old = persistentIndexList();
    QList<int> slotList;
    slotList.reserve(old.size());
    for (const QModelIndex &index : old)
        slotList.append(m_shown[index.row()]);
    m_shown = order;
    m_rowOf.clear();
    QModelIndexList now;
    now.reserve(old.size());
    for (qsizetype i = 0; i < old.size(); ++i)
        now.append(index(rows()[size_t(slotList[i])], old[i].column()));
    changePersistentIndexList(old, now);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void MessageListModel::announce(const QSet<int> &slotSet)
{
    std::vector<int> changed;
    changed.reserve(size_t(slotSet.size()));
    for (const int slot : slotSet)
        changed.push_back(rows()[size_t(slot)]);
    std::sort(changed.begin(), changed.end());
    // Neighbours are told together: each telling has its price in the views.
    for (auto first = changed.cbegin(); first != changed.cend();) {
        auto last = first;
        while (last + 1 != changed.cend() && *(last + 1) == *last + 1)
            ++last;
        Q_EMIT dataChanged(index(*first, 0), index(*last, columns - 1));
        first = last + 1;
    }
}

const std::vector<int> &MessageListModel::rows() const
{
    if (m_rowOf.size() != m_entries.size()) {
        m_rowOf.assign(m_entries.size(), -1);
        for (qsizetype row = 0; row < m_shown.size(); ++row)
            m_rowOf[size_t(m_shown[row])] = int(row);
    }
    return m_rowOf;
}

void MessageListModel::setFilter(const QString &text)
{
    m_order.setFilter(text);
    QList<int> hidden;
    for (const int slot : std::as_const(m_slotOf)) {
        if (rows()[size_t(slot)] < 0)
            hidden.append(slot);
    }
    const QList<int> added = m_order.arranged(m_entries, hidden);
    QList<int> kept = m_shown;
    kept.removeIf([this](int slot) { return !m_order.accepts(m_entries[size_t(slot)]); });
    if (added.size() + m_shown.size() - kept.size() > changesTold) {
        beginResetModel();
        m_shown = m_order.merged(m_entries, kept, added);
        m_rowOf.clear();
        endResetModel();
        return;
    }
    const QSet<int> stays(kept.cbegin(), kept.cend());
    removeSlots(QSet<int>(m_shown.cbegin(), m_shown.cend()) - stays);
    insertSlots(added);
}

void MessageListModel::sort(int column, Qt::SortOrder order)
{
    constexpr SortKey keys[] = {SortKey::Tick,    SortKey::Marker, SortKey::Attachment, SortKey::From,
                                SortKey::Subject, SortKey::Date,   SortKey::Size};
    if (column < 0 || column >= columns)
        m_order.sortBy({});
    else
        m_order.sortBy({keys[column], order});
    replaceOrder(m_order.arranged(m_entries, m_shown));
}

MessageId MessageListModel::idAt(int row) const
{
    return m_entries[size_t(m_shown[row])].row.id;
}

int MessageListModel::rowOf(MessageId id) const
{
    const int slot = m_slotOf.value(id, -1);
    return slot < 0 ? -1 : rows()[size_t(slot)];
}

const MessageRow *MessageListModel::find(MessageId id) const
{
    const int slot = m_slotOf.value(id, -1);
    return slot < 0 ? nullptr : &m_entries[size_t(slot)].row;
}

bool MessageListModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != TickColumn)
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
    if (index.column() == TickColumn)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

} // namespace poplar::gui
