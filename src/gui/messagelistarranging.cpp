// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/messagelistmodel.h"

#include <QElapsedTimer>

#include <algorithm>
#include <chrono>

/// The part of MessageListModel that decides what is shown and in what order.
namespace poplar::gui {
namespace {

/// Views lay out all rows again after each arrangement. While messages arrive they get a part of the time:
constexpr int pauses = 5; ///< so much longer than that takes is the pause behind it.
constexpr std::chrono::milliseconds leastPause{5};
constexpr std::chrono::milliseconds longestPause{250};

/// Slots to look up in no time.
std::vector<bool> setOf(const QList<int> &slotList, int slotCount)
{
    std::vector<bool> set(static_cast<size_t>(slotCount));
    for (const int slot : slotList)
        set[size_t(slot)] = true;
    return set;
}

/// Those of the slots that are not in the others, in their order.
QList<int> without(const QList<int> &slotList, const QList<int> &others, int slotCount)
{
    const std::vector<bool> left = setOf(others, slotCount);
    QList<int> rest;
    std::copy_if(slotList.begin(), slotList.end(), std::back_inserter(rest),
                 [&left](int slot) { return !left[size_t(slot)]; });
    return rest;
}

} // namespace

void MessageListModel::setFilter(const QString &text)
{
    ListCriteria criteria = m_criteria;
    criteria.setFilter(text);
    changeCriteria(criteria);
}

void MessageListModel::setScope(ListScope scope)
{
    ListCriteria criteria = m_criteria;
    criteria.setScope(scope);
    changeCriteria(criteria);
}

void MessageListModel::setPlace(const ListPlace &place)
{
    ListCriteria criteria = m_criteria;
    criteria.setPlace(place);
    changeCriteria(criteria);
}

void MessageListModel::setFound(const QList<mailbox::MessageId> &messages)
{
    ListCriteria criteria = m_criteria;
    criteria.setFound(messages);
    changeCriteria(criteria);
}

void MessageListModel::setOnly(const OnlyThese &messages)
{
    ListCriteria criteria = m_criteria;
    criteria.setOnly(messages);
    changeCriteria(criteria);
}

void MessageListModel::sort(int column, Qt::SortOrder order)
{
    constexpr SortKey keys[] = {SortKey::Tick, SortKey::Marker,  SortKey::Attachment,
                                SortKey::From, SortKey::Subject, SortKey::Date,
                                SortKey::Size, SortKey::Kept,    SortKey::Star};
    ListCriteria criteria = m_criteria;
    criteria.sortBy(column < 0 || column >= columns ? SortSpec{} : SortSpec{keys[column], order});
    changeCriteria(criteria);
}

void MessageListModel::changeCriteria(const ListCriteria &criteria)
{
    if (criteria == m_criteria)
        return;
    m_criteria = criteria;
    if (m_arranger.isBusy())
        m_arranger.stop();
    else
        arrange();
}

bool MessageListModel::isArranging() const
{
    return m_arranger.isBusy() || m_isOwed || !m_changed.isEmpty() || m_criteria != m_criteriaShown
        || !m_waiting.isEmpty();
}

void MessageListModel::arrange()
{
    if (m_arranger.isBusy())
        return;
    m_rows.reuseForgotten();
    m_forgotten.clear();
    const bool isAsked = m_criteria != m_criteriaShown;
    m_isOwed = m_isOwed || !m_changed.isEmpty();
    if (!isAsked && (!m_isOwed || m_pause.isActive()))
        return;
    m_criteriaUnderWay = m_criteria;
    m_arranger.arrange(m_rows, m_criteria, std::exchange(m_changed, {}));
}

void MessageListModel::takeOrder(const QList<int> &order)
{
    if (m_criteriaUnderWay == m_criteria) {
        const Reason reason = m_criteria == m_criteriaShown ? Reason::Messages : Reason::Criteria;
        m_criteriaShown = m_criteria;
        m_isOwed = false;
        QElapsedTimer taken;
        taken.start();
        show(withoutForgotten(order), reason);
        m_pause.start(
            std::clamp(pauses * std::chrono::milliseconds(taken.elapsed()), leastPause, longestPause));
    }
    arrange();
}

QList<int> MessageListModel::withoutForgotten(const QList<int> &order) const
{
    return m_forgotten.isEmpty() ? order : without(order, m_forgotten, m_rows.slotCount());
}

/// A view follows at most three changes, however many rows come, move and go: what comes is appended, then
/// all is put in order with what goes at the end, then that is taken away.
void MessageListModel::show(const QList<int> &order, Reason reason)
{
    // Qt compares what an empty list has no memory for.
    if (!(order.isEmpty() && m_shown.isEmpty()) && order != m_shown) {
        Q_EMIT aboutToRearrange();
        append(without(order, m_shown, m_rows.slotCount()));
        const QList<int> leaving = without(m_shown, order, m_rows.slotCount());
        reorder(order + leaving);
        if (!leaving.isEmpty()) {
            beginRemoveRows({}, int(order.size()), int(m_shown.size()) - 1);
            m_shown = order;
            m_rowOf.clear();
            endRemoveRows();
        }
    }
    Q_EMIT rearranged(reason);
}

void MessageListModel::append(const QList<int> &slotList)
{
    if (slotList.isEmpty())
        return;
    const int count = int(m_shown.size());
    beginInsertRows({}, count, count + int(slotList.size()) - 1);
    m_shown += slotList;
    m_rowOf.clear();
    endInsertRows();
}

void MessageListModel::reorder(const QList<int> &order)
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

} // namespace poplar::gui
