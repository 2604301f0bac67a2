// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/ticks.h"

#include <algorithm>

namespace poplar::mailbox {

bool Ticks::needReset() const
{
    return !m_ticked.contains(m_marked);
}

QList<MessageId> Ticks::unmarked() const
{
    QList<MessageId> messages = (m_ticked - m_marked).values();
    std::sort(messages.begin(), messages.end());
    return messages;
}

} // namespace poplar::mailbox
