// SPDX-License-Identifier: GPL-3.0-or-later
#include "pop3/sendwindow.h"

#include "base/limits.h"

#include <algorithm>

namespace poplar::pop3 {

namespace {

/// What a link is taken for before it was measured, in octets per second: 1 Gbit/s. One that is slower
/// has more on its way than needed for some moments; one that is faster doubles its window each time.
constexpr double presumedRate = 125e6;

/// The rate is measured over so many round trips, or over the least time that tells anything.
constexpr int roundTripsMeasured = 2;
constexpr std::chrono::milliseconds leastMeasured{20};

/// As much again as the link holds: what came in a round trip is then never the window's own bound.
constexpr double headroom = 2;

/// A rate that seems to have sunk is believed by and by.
constexpr double leastShrinking = 2;

double secondsOf(SendWindow::Duration duration)
{
    return std::chrono::duration<double>(duration).count();
}

} // namespace

SendWindow::SendWindow()
    : m_rate(presumedRate)
{
}

void SendWindow::answeredAfter(Duration roundTrip)
{
    m_roundTrip = m_roundTrip.count() > 0 ? std::min(m_roundTrip, roundTrip) : roundTrip;
}

void SendWindow::received(qint64 octets, Duration now)
{
    if (!m_since) {
        m_since = now;
        m_received = 0;
        return;
    }
    m_received += octets;
    const Duration elapsed = now - *m_since;
    if (elapsed < std::max<Duration>(roundTripsMeasured * m_roundTrip, leastMeasured))
        return;
    // Not all of that time was the link's: the server may have been busy, or the first reply on its way.
    m_rate = std::max(double(m_received) / secondsOf(elapsed), m_rate / leastShrinking);
    m_since = now;
    m_received = 0;
}

qint64 SendWindow::octets() const
{
    const double octets = headroom * m_rate * secondsOf(m_roundTrip);
    return qint64(
        std::clamp(octets, double(limit::leastRepliesInFlight), double(limit::mostRepliesInFlight)));
}

} // namespace poplar::pop3
