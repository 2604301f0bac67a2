// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/values.h"

#include <QHash>
#include <QSet>

#include <deque>
#include <optional>

namespace poplar::mailbox {

/// Which messages are still to be delivered into a Maildir, and what came of the others. It outlives
/// connections: what was under way when a link broke is wanted again, but not for ever, or one message
/// that a server cannot send would hold up all behind it. Pure.
class RetrievalQueue {
public:
    struct Wanted {
        MessageId message{};
        QString maildir;
        FetchOrder::Then then = FetchOrder::Then::Keep;
        quint64 place = 0; ///< In the order in which they were wanted.
    };

    /// Wants these, behind those wanted before; one that is wanted already is not wanted twice.
    void add(const FetchOrder &order);

    /// The next one to be asked for; it counts as under way.
    [[nodiscard]] std::optional<Wanted> take();
    /// It came whole: it is under way no more, and waits for the disk.
    void arrived(MessageId message);
    /// It is on the disk.
    /// @return what had been wanted
    Wanted succeeded(MessageId message, qint64 octets);
    /// It has not been asked for after all: it is wanted again, in its place.
    void putBack(MessageId message);
    /// It is not wanted any more, unless it waits for the disk.
    void remove(MessageId message);
    /// It is set aside; the rest goes on.
    void failed(MessageId message);
    /// The link broke. What was under way is wanted again, except the first of them if that has happened
    /// to it too often: it is returned, to be set aside.
    [[nodiscard]] std::optional<MessageId> interrupted();

    [[nodiscard]] bool contains(MessageId message) const { return m_known.contains(message); }
    /// It has not been taken.
    [[nodiscard]] bool isWaiting(MessageId message) const;
    /// Nothing is wanted from the server or under way.
    [[nodiscard]] bool isEmpty() const { return m_wanted.empty() && m_underWay.isEmpty(); }
    /// What came of it so far; the queue is empty and as new afterwards.
    [[nodiscard]] FetchReport finish();

private:
    Wanted takeFromUnderWay(MessageId message);

    std::deque<Wanted> m_wanted;
    QList<Wanted> m_underWay; ///< In the order asked for.
    QHash<MessageId, Wanted> m_arrived;
    QSet<MessageId> m_known; ///< Wanted, under way or waiting for the disk.
    quint64 m_lastPlace = 0;
    QHash<MessageId, int> m_interruptions;
    FetchReport m_report;
};

} // namespace poplar::mailbox
