// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/downloadqueue.h"

#include <algorithm>

namespace poplar::mailbox {

void DownloadQueue::restore(const QList<Entry> &entries)
{
    // Until headers show which messages are which, nothing of it may be among these.
    const bool wasPaused = m_isPaused;
    QSet<MessageId> present;
    present.reserve(entries.size());
    for (const Entry &entry : entries)
        present.insert(entry.message);
    for (const MessageId message : messages()) {
        if (!present.contains(message))
            set(message, m_items[message], State::Cancelled);
    }
    for (const Entry &entry : entries) {
        const auto known = m_items.constFind(entry.message);
        if (known != m_items.constEnd() && known->state != State::Cancelled)
            continue;
        Item &item = m_items[entry.message];
        m_changed.erase(item.rank);
        item = {State::Cancelled, ++m_lastRank, entry.octets, 0, entry.failed};
        if (entry.failed)
            set(entry.message, item, State::Failed);
        else
            enqueue(entry.message, item);
    }
    m_isPaused = wasPaused;
}

QList<MessageId> DownloadQueue::order(const QList<Entry> &entries)
{
    if (!hasWork()) {
        m_isPaused = false;
        forgetDone();
    }
    QList<MessageId> fresh;
    for (const Entry &entry : entries) {
        if (wants(entry.message))
            continue;
        m_declined.remove(entry.message);
        fresh += entry.message;
        if (!m_items.contains(entry.message))
            m_items.insert(entry.message, {State::Cancelled, 0, entry.octets, 0, {}});
        enqueue(entry.message, m_items[entry.message]);
    }
    return fresh;
}

/// Behind the others.
void DownloadQueue::enqueue(MessageId message, Item &item)
{
    m_changed.erase(item.rank);
    item.rank = ++m_lastRank;
    item.error.reset();
    set(message, item, State::Waiting);
}

std::optional<MessageId> DownloadQueue::take()
{
    if (!hasNext())
        return std::nullopt;
    const MessageId message = m_waiting.begin()->second;
    m_waiting.erase(m_waiting.begin());
    // It is told to be under way when something of it comes.
    m_taken.insert(message);
    return message;
}

void DownloadQueue::received(MessageId message, qint64 octets, TransferRate::Time now)
{
    const auto item = m_items.find(message);
    if (item == m_items.end() || !m_taken.contains(message))
        return;
    m_rate.add(octets, now);
    if (item->state != State::UnderWay)
        set(message, *item, State::UnderWay);
    item->received += octets;
    m_counts.received += octets;
    m_changed.emplace(item->rank, message);
}

void DownloadQueue::kept(MessageId message)
{
    const auto item = m_items.find(message);
    if (item != m_items.end())
        set(message, *item, State::Kept);
}

void DownloadQueue::failed(MessageId message, const Error &error)
{
    const auto item = m_items.find(message);
    if (item == m_items.end() || !m_taken.contains(message))
        return;
    item->error = error;
    m_declined.insert(message);
    set(message, *item, State::Failed);
}

void DownloadQueue::takenBack(MessageId message)
{
    const auto item = m_items.find(message);
    if (item != m_items.end() && m_taken.contains(message))
        set(message, *item, State::Waiting);
}

void DownloadQueue::takenBack()
{
    const QSet<MessageId> taken = m_taken;
    for (const MessageId message : taken)
        takenBack(message);
}

QList<MessageId> DownloadQueue::cancel(const QList<MessageId> &messages)
{
    QList<MessageId> underWay;
    for (const MessageId message : messages) {
        const auto item = m_items.find(message);
        if (item == m_items.end() || (!wants(message) && item->state != State::Failed))
            continue;
        if (m_taken.contains(message))
            underWay += message;
        m_declined.insert(message);
        set(message, *item, State::Cancelled);
    }
    return underWay;
}

QList<MessageId> DownloadQueue::retry(const QList<MessageId> &messages)
{
    QList<MessageId> again;
    for (const MessageId message : messages) {
        const auto item = m_items.find(message);
        if (item == m_items.end() || item->state != State::Failed)
            continue;
        m_declined.remove(message);
        again += message;
        enqueue(message, *item);
    }
    return again;
}

void DownloadQueue::pause()
{
    m_isPaused = hasWork();
}

/// The only place where an item changes its state.
void DownloadQueue::set(MessageId message, Item &item, State state)
{
    count(item, -1);
    if (item.state == State::Waiting)
        m_waiting.erase(item.rank);
    item.state = state;
    if (state != State::UnderWay) {
        m_taken.remove(message);
        item.received = 0;
    }
    if (state == State::Waiting)
        m_waiting.emplace(item.rank, message);
    count(item, +1);
    m_changed.emplace(item.rank, message);
    m_isPaused = m_isPaused && hasWork();
}

void DownloadQueue::count(const Item &item, int sign)
{
    if (item.state == State::Cancelled)
        return;
    m_counts.messages += sign;
    if (item.state == State::Failed) {
        m_counts.failed += sign;
        return;
    }
    m_counts.octets += sign * item.octets;
    if (item.state == State::Kept) {
        m_counts.kept += sign;
        m_counts.received += sign * item.octets;
    } else if (item.state == State::UnderWay) {
        m_counts.received += sign * item.received;
    }
}

/// What is counted begins anew with an empty queue.
void DownloadQueue::forgetDone()
{
    m_rate.clear();
    for (auto item = m_items.begin(); item != m_items.end();) {
        const bool isDone = item->state == State::Kept || item->state == State::Cancelled;
        if (!isDone || m_changed.contains(item->rank)) {
            ++item;
            continue;
        }
        count(*item, -1);
        item = m_items.erase(item);
    }
}

bool DownloadQueue::wants(MessageId message) const
{
    const auto item = m_items.constFind(message);
    return item != m_items.constEnd() && (item->state == State::Waiting || item->state == State::UnderWay);
}

bool DownloadQueue::isDeclined(MessageId message) const
{
    const auto item = m_items.constFind(message);
    return m_declined.contains(message) || (item != m_items.constEnd() && item->state == State::Failed);
}

QList<MessageId> DownloadQueue::failures() const
{
    std::map<qint64, MessageId> failed;
    for (auto item = m_items.cbegin(); item != m_items.cend(); ++item) {
        if (item->state == State::Failed)
            failed.emplace(item->rank, item.key());
    }
    QList<MessageId> messages;
    for (const auto &[rank, message] : failed)
        messages += message;
    return messages;
}

QList<MessageId> DownloadQueue::messages() const
{
    QList<MessageId> messages;
    for (auto item = m_items.cbegin(); item != m_items.cend(); ++item) {
        if (item->state != State::Kept && item->state != State::Cancelled)
            messages += item.key();
    }
    return messages;
}

QList<Download> DownloadQueue::takeChanges(qsizetype most)
{
    QList<Download> changes;
    changes.reserve(std::min(most, qsizetype(m_changed.size())));
    for (auto change = m_changed.begin(); change != m_changed.end() && changes.size() < most;) {
        const MessageId message = change->second;
        if (const auto item = m_items.constFind(message); item != m_items.constEnd())
            changes += {message, item->state, item->octets, item->received, item->error};
        change = m_changed.erase(change);
    }
    return changes;
}

DownloadStatus DownloadQueue::status(bool hasSession, TransferRate::Time now) const
{
    using Run = DownloadStatus::Run;
    DownloadStatus status = m_counts;
    if (!hasWork())
        status.run = Run::Idle;
    else if (isPaused())
        status.run = Run::Paused;
    else
        status.run = hasSession ? Run::Running : Run::Stopped;
    status.received = std::min(status.received, status.octets); // sizes in listings are hints
    // While paused, what is under way is still finished.
    if (hasSession && hasWork())
        status.octetsPerSecond = m_rate.octetsPerSecond(now);
    return status;
}

} // namespace poplar::mailbox
