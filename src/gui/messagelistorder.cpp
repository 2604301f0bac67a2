// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/messagelistorder.h"

#include <algorithm>

namespace poplar::gui {

/// A slot with what its row is sorted by first, where that is a number.
struct MessageListOrder::Item {
    qint64 number = 0;
    int slot = 0;
};

/// A strict total order of rows.
class MessageListOrder::Before {
public:
    Before(const MessageRows &rows, const MessageListKeys &keys, const QList<SortSpec> &sorts, qint64 &count)
        : m_rows(rows)
        , m_keys(keys)
        , m_sorts(sorts)
        , m_count(count)
    {
    }

    [[nodiscard]] Item item(int slot) const
    {
        return {numberFor(m_sorts.first().key, m_rows.at(slot)), slot};
    }

    bool operator()(const Item &left, const Item &right) const
    {
        ++m_count;
        if (left.number != right.number)
            return (m_sorts.first().order == Qt::AscendingOrder) == (left.number < right.number);
        for (const SortSpec &spec : m_sorts) {
            const std::strong_ordering order = compare(spec.key, left.slot, right.slot);
            if (order != 0)
                return (spec.order == Qt::AscendingOrder) == (order < 0);
        }
        const mailbox::MessageRow &first = m_rows.at(left.slot);
        const mailbox::MessageRow &second = m_rows.at(right.slot);
        return first.position != second.position ? first.position > second.position : first.id > second.id;
    }

private:
    [[nodiscard]] std::strong_ordering compare(SortKey key, int left, int right) const
    {
        if (key == SortKey::From || key == SortKey::Subject)
            return m_keys.compare(key, left, right);
        return numberFor(key, m_rows.at(left)) <=> numberFor(key, m_rows.at(right));
    }

    const MessageRows &m_rows;
    const MessageListKeys &m_keys;
    const QList<SortSpec> &m_sorts;
    qint64 &m_count;
};

std::optional<QList<int>> MessageListOrder::arrange(const MessageRows &rows, const ListCriteria &criteria,
                                                    const QList<int> &changed, const std::atomic_bool &stop)
{
    remember(changed, rows.slotCount());
    m_keys.prepare(rows, criteria, stop);
    if (stop)
        return std::nullopt;
    const Before before(rows, m_keys, criteria.sorts(), m_comparisons);
    std::vector<bool> isSettled(size_t(rows.slotCount()));
    std::vector<Item> settled;
    if (m_sorts == criteria.sorts()) {
        for (const int slot : std::as_const(m_last)) {
            if (m_changed[size_t(slot)] || !accepts(rows, criteria, slot))
                continue;
            settled.push_back(before.item(slot));
            isSettled[size_t(slot)] = true;
        }
    }
    std::vector<Item> others;
    for (int slot = 0; slot < rows.slotCount() && !stop; ++slot) {
        if (!isSettled[size_t(slot)] && accepts(rows, criteria, slot))
            others.push_back(before.item(slot));
    }
    std::sort(others.begin(), others.end(), before);
    if (stop)
        return std::nullopt;
    std::vector<Item> all(settled.size() + others.size());
    std::merge(settled.begin(), settled.end(), others.begin(), others.end(), all.begin(), before);
    m_last.resize(qsizetype(all.size()));
    std::transform(all.begin(), all.end(), m_last.begin(), [](const Item &item) { return item.slot; });
    m_sorts = criteria.sorts();
    m_changed.assign(m_changed.size(), false);
    return m_last;
}

void MessageListOrder::remember(const QList<int> &changed, int slotCount)
{
    m_changed.resize(size_t(slotCount));
    for (const int slot : changed)
        m_changed[size_t(slot)] = true;
}

bool MessageListOrder::accepts(const MessageRows &rows, const ListCriteria &criteria, int slot) const
{
    return !rows.isEmpty(slot) && criteria.lists(rows.at(slot)) && criteria.isAmongOnly(rows.at(slot).id)
        && (criteria.words().isEmpty() || m_keys.contains(slot, criteria.words())
            || criteria.isFound(rows.at(slot).id));
}

} // namespace poplar::gui
