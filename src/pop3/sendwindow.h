// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>
#include <optional>

namespace poplar::pop3 {

/// How many octets of replies to expect at once, where a server takes commands ahead (RFC 2449 section
/// 6.6): twice what the link holds, so that it is never idle, and no more, so that what the user wants next
/// need not wait long behind it. What the link holds is the product of its round trip and its rate, both as
/// measured. Pure: it is told the time.
class SendWindow {
public:
    using Duration = std::chrono::nanoseconds;

    SendWindow();

    /// The first octet of a reply came so long after its command, which was alone on its way. The shortest
    /// one counts: servers think, links do not.
    void answeredAfter(Duration roundTrip);

    /// So many octets of replies came.
    /// @param now since any moment that stays the same
    void received(qint64 octets, Duration now);

    /// Nothing is on its way any more: the pause that follows is not the link's.
    void paused() { m_since.reset(); }

    /// Octets of replies, from limit::leastRepliesInFlight to limit::mostRepliesInFlight.
    [[nodiscard]] qint64 octets() const;

private:
    Duration m_roundTrip{0}; ///< 0 as long as it is not known.
    double m_rate; ///< Octets per second.
    std::optional<Duration> m_since; ///< When the next measurement of it began,
    qint64 m_received = 0; ///< and what came since then.
};

} // namespace poplar::pop3
