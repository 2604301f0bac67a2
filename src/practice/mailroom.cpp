// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/mailroom.h"

#include <utility>

namespace poplar::practice {

Mailroom::Mailroom(std::function<QList<StoredMessage>()> letters)
    : m_letters(std::move(letters))
{
}

Maildrop &Mailroom::maildrop()
{
    if (!m_maildrop)
        m_maildrop.emplace(m_letters());
    return *m_maildrop;
}

bool Mailroom::knows(const QByteArray &visitor)
{
    if (m_visitors.size() >= visitorsKnown)
        m_visitors.clear();
    return !m_visitors.insert(visitor).second;
}

} // namespace poplar::practice
