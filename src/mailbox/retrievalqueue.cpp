// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/retrievalqueue.h"

#include <algorithm>

namespace poplar::mailbox {

namespace {

/// So often a message may break the link before it is set aside.
constexpr int interruptionsForgiven = 2;

} // namespace

void RetrievalQueue::add(const FetchOrder &order)
{
    for (const MessageId message : order.messages) {
        if (m_known.contains(message))
            continue;
        m_known += message;
        m_wanted.push_back({message, order.maildir, order.then, ++m_lastPlace});
    }
}

std::optional<RetrievalQueue::Wanted> RetrievalQueue::take()
{
    if (m_wanted.empty())
        return std::nullopt;
    m_underWay += m_wanted.front();
    m_wanted.pop_front();
    return m_underWay.last();
}

RetrievalQueue::Wanted RetrievalQueue::takeFromUnderWay(MessageId message)
{
    const auto found = std::find_if(m_underWay.begin(), m_underWay.end(),
                                    [message](const Wanted &wanted) { return wanted.message == message; });
    if (found == m_underWay.end())
        return {};
    const Wanted wanted = *found;
    m_underWay.erase(found);
    return wanted;
}

void RetrievalQueue::arrived(MessageId message)
{
    m_arrived.insert(message, takeFromUnderWay(message));
}

RetrievalQueue::Wanted RetrievalQueue::succeeded(MessageId message, qint64 octets)
{
    m_known -= message;
    ++m_report.fetched;
    m_report.octets += octets;
    return m_arrived.take(message);
}

void RetrievalQueue::putBack(MessageId message)
{
    const Wanted wanted = takeFromUnderWay(message);
    if (wanted.message != message)
        return;
    const auto behind = std::find_if(m_wanted.begin(), m_wanted.end(),
                                     [&wanted](const Wanted &one) { return one.place > wanted.place; });
    m_wanted.insert(behind, wanted);
}

void RetrievalQueue::remove(MessageId message)
{
    if (m_arrived.contains(message))
        return;
    takeFromUnderWay(message);
    m_wanted.erase(std::remove_if(m_wanted.begin(), m_wanted.end(),
                                  [message](const Wanted &one) { return one.message == message; }),
                   m_wanted.end());
    m_known -= message;
}

void RetrievalQueue::failed(MessageId message)
{
    takeFromUnderWay(message);
    m_arrived.remove(message);
    m_known -= message;
    ++m_report.failed;
}

std::optional<MessageId> RetrievalQueue::interrupted()
{
    if (m_underWay.isEmpty())
        return std::nullopt;
    const MessageId first = m_underWay.first().message;
    const bool tooOften = ++m_interruptions[first] > interruptionsForgiven;
    if (tooOften)
        failed(first);
    for (auto wanted = m_underWay.crbegin(); wanted != m_underWay.crend(); ++wanted)
        m_wanted.push_front(*wanted);
    m_underWay.clear();
    return tooOften ? std::optional(first) : std::nullopt;
}

bool RetrievalQueue::isWaiting(MessageId message) const
{
    return std::any_of(m_wanted.begin(), m_wanted.end(),
                       [message](const Wanted &one) { return one.message == message; });
}

FetchReport RetrievalQueue::finish()
{
    const FetchReport report = m_report;
    *this = {};
    return report;
}

} // namespace poplar::mailbox
