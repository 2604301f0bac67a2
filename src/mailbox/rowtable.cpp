// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/rowtable.h"

namespace poplar::mailbox {

const MessageRow *RowTable::find(MessageId message) const
{
    const auto found = m_rows.constFind(message);
    return found == m_rows.constEnd() ? nullptr : &*found;
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

QList<RowChange> RowTable::takeChanges()
{
    QList<RowChange> changes;
    changes.reserve(m_changed.size());
    for (const MessageId message : std::as_const(m_changed)) {
        const MessageRow *row = find(message);
        if (!row && m_shown.remove(message)) {
            MessageRow gone;
            gone.id = message;
            changes += {RowChange::Kind::Gone, gone};
        } else if (row) {
            changes += {m_shown.contains(message) ? RowChange::Kind::Changed : RowChange::Kind::Added, *row};
            m_shown.insert(message);
        }
    }
    m_changed.clear();
    return changes;
}

} // namespace poplar::mailbox
