// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/ticks.h"

#include <algorithm>

namespace poplar::mailbox {

void Ticks::tick(MessageId message)
{
    m_ticked.insert(message);
    m_byRule.remove(message);
    m_byFilter.remove(message);
    if (!m_marked.contains(message))
        m_unmarked.insert(message);
}

void Ticks::tickByRule(MessageId message)
{
    if (m_ticked.contains(message))
        return;
    tick(message);
    m_byRule.insert(message);
}

void Ticks::tickByFilter(MessageId message)
{
    if (m_ticked.contains(message))
        return;
    tick(message);
    m_byFilter.insert(message);
}

void Ticks::untick(MessageId message)
{
    m_byFilter.remove(message);
    if (m_byRule.remove(message))
        m_spared.insert(message);
    m_ticked.remove(message);
    m_unmarked.remove(message);
}

void Ticks::mark(MessageId message)
{
    m_marked.insert(message);
    m_unmarked.remove(message);
}

void Ticks::markRefused(MessageId message)
{
    m_marked.remove(message);
    if (m_ticked.contains(message))
        m_unmarked.insert(message);
}

void Ticks::forgetMarks()
{
    m_marked.clear();
    m_unmarked = m_ticked;
}

bool Ticks::needReset() const
{
    return !m_ticked.contains(m_marked) || (m_reviewed && !m_reviewed->contains(m_marked));
}

QList<MessageId> Ticks::reviewed() const
{
    return m_reviewed ? QSet(m_ticked).intersect(*m_reviewed).values() : QList<MessageId>();
}

QList<MessageId> Ticks::unmarked() const
{
    QList<MessageId> messages = (m_reviewed ? QSet(m_unmarked).intersect(*m_reviewed) : m_unmarked).values();
    std::sort(messages.begin(), messages.end());
    return messages;
}

} // namespace poplar::mailbox
