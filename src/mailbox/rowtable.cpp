// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/rowtable.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace poplar::mailbox {

const MessageRow *RowTable::find(MessageId message) const
{
    const auto found = m_rows.constFind(message);
    return found == m_rows.constEnd() ? nullptr : &*found;
}

void RowTable::reserve(qsizetype count)
{
    m_rows.reserve(count);
    m_shown.reserve(count);
}

void RowTable::put(const MessageRow &row)
{
    MessageRow &kept = m_rows[row.id];
    if (kept == row && m_shown.contains(row.id))
        return;
    kept = row;
    m_changed.insert(row.id);
}

void RowTable::remove(MessageId message)
{
    if (m_rows.remove(message) > 0)
        m_changed.insert(message);
}

void RowTable::setMark(MessageId message, Mark mark)
{
    const auto row = m_rows.find(message);
    if (row == m_rows.end() || row->marks.testFlag(mark))
        return;
    row->marks.setFlag(mark);
    m_changed.insert(message);
}

void RowTable::clearMark(MessageId message, Mark mark)
{
    const auto row = m_rows.find(message);
    if (row == m_rows.end() || !row->marks.testFlag(mark))
        return;
    row->marks.setFlag(mark, false);
    m_changed.insert(message);
}

void RowTable::clearMark(Mark mark)
{
    for (const MessageId message : m_rows.keys())
        clearMark(message, mark);
}

QList<QList<RowChange>> RowTable::takeChanges(qsizetype atOnce)
{
    std::vector<std::pair<qint64, MessageId>> changed;
    changed.reserve(size_t(m_changed.size()));
    for (const MessageId message : std::as_const(m_changed)) {
        const MessageRow *row = find(message);
        changed.emplace_back(row ? row->position : std::numeric_limits<qint64>::min(), message);
    }
    m_changed.clear();
    std::sort(changed.begin(), changed.end());
    QList<QList<RowChange>> batches;
    for (const auto &[position, message] : changed) {
        const std::optional<RowChange> change = changeOf(message);
        if (!change)
            continue;
        if (batches.isEmpty() || batches.last().size() == atOnce) {
            batches += QList<RowChange>();
            batches.last().reserve(std::min(atOnce, qsizetype(changed.size())));
        }
        batches.last() += *change;
    }
    return batches;
}

/// Nothing if the window never knew of it.
std::optional<RowChange> RowTable::changeOf(MessageId message)
{
    if (const MessageRow *row = find(message)) {
        const bool isKnown = m_shown.contains(message);
        m_shown.insert(message);
        return RowChange{isKnown ? RowChange::Kind::Changed : RowChange::Kind::Added, *row};
    }
    if (!m_shown.remove(message))
        return std::nullopt;
    MessageRow gone;
    gone.id = message;
    return RowChange{RowChange::Kind::Gone, gone};
}

} // namespace poplar::mailbox
