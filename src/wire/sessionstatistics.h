// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/transcript.h"

#include <QHash>

#include <array>
#include <deque>
#include <optional>

namespace poplar::wire {

/// The figures of one session, from its transcript, at a constant cost for each event. Where a transcript
/// begins anew, its times falling back, so do the figures: they are those of the last session.
class SessionStatistics {
public:
    using Duration = std::chrono::microseconds;

    /// What the time of a session goes by with. At each moment it is one of these.
    enum class Phase {
        Opening, ///< Until the greeting: connecting, and the TLS handshake whenever it is.
        Waiting, ///< A command was sent, and nothing has come of the reply that is due.
        Transferring, ///< That reply is coming, or the message goes out that the server asked for.
        Idle, ///< Nothing was asked.
    };
    static constexpr int phases = 4;

    /// One command and its reply.
    struct Exchange {
        quint64 number = 0; ///< Of the event that is the command.
        QByteArray text; ///< The command, redacted.
        /// For the first of the reply, since it was sent and the reply before was over; in an exchange, of
        /// all steps together.
        Duration waited{0};
        Duration took{0}; ///< Likewise, until the reply was complete.
        qint64 octets = 0; ///< Of the reply.
    };

    /// What went over the wire in one span of time.
    struct Flow {
        double sent = 0; ///< Octets,
        double received = 0; ///< and these.
    };

    void add(const QList<TranscriptEvent> &events);
    /// Forgets all figures; what is under way goes on and is counted from here.
    void clear();

    [[nodiscard]] qint64 octetsSent() const { return m_octetsSent; }
    /// As octetsSent(): of bodies as they are, without doubled dots and the end.
    [[nodiscard]] qint64 octetsReceived() const { return m_octetsReceived; }
    [[nodiscard]] qint64 commands() const { return m_commands; }
    /// How often each verb was sent, the most frequent first. Of what is no usual verb at most some are told
    /// apart; the others count as "…".
    [[nodiscard]] QList<std::pair<QByteArray, qint64>> verbs() const;
    /// In either direction.
    [[nodiscard]] qint64 bodies() const { return m_bodies; }
    [[nodiscard]] qint64 refusals() const { return m_refusals; }

    /// From the first event to the last.
    [[nodiscard]] Duration total() const { return m_now; }
    [[nodiscard]] Duration spent(Phase phase) const { return m_spent[size_t(phase)]; }
    /// The median of the newest limit::roundTrips, of commands that were sent alone. Nothing if there are
    /// none.
    [[nodiscard]] std::optional<Duration> roundTrip() const;
    /// The slowest first, at most limit::slowestCommands.
    [[nodiscard]] const QList<Exchange> &slowest() const { return m_slowest; }

    /// Octets by time, from the beginning, at most limit::flowSpans of them.
    [[nodiscard]] const QList<Flow> &flow() const { return m_flow; }
    /// How long each of them is: it doubles as the session goes on.
    [[nodiscard]] Duration flowSpan() const { return m_flowSpan; }

private:
    using Kind = TranscriptEvent::Kind;

    struct InFlight {
        quint64 command = 0;
        Exchange exchange;
        Duration sent{0};
        Duration asked{0}; ///< The last that was said of it: the command, or a step of an exchange.
        Duration counted{0}; ///< Up to here its octets have been put into the flow,
        qint64 flowed = 0; ///< and so many of its body.
        bool alone = false;
        bool answered = false;
    };

    void beginAnew() { *this = SessionStatistics(); }
    void take(const TranscriptEvent &event);
    void takeSent(const TranscriptEvent &event);
    void takeReceived(const TranscriptEvent &event);
    void takeContent(const TranscriptEvent &event);
    void takeState(const TranscriptEvent &event);
    void noteAnswer(InFlight &reply);
    void finish();
    [[nodiscard]] InFlight *inFlight(const TranscriptEvent &event);
    [[nodiscard]] Phase phase() const;
    void pour(Duration from, double octets, double Flow::*into);
    void widen(Duration until);

    qint64 m_octetsSent = 0;
    qint64 m_octetsReceived = 0;
    qint64 m_commands = 0;
    qint64 m_bodies = 0;
    qint64 m_refusals = 0;
    qint64 m_content = 0; ///< Octets that were counted of the message that goes out, or went out last.
    QHash<QByteArray, qint64> m_verbs;
    std::array<Duration, phases> m_spent{};
    std::deque<InFlight> m_inFlight;
    std::deque<Duration> m_roundTrips;
    QList<Exchange> m_slowest;
    QList<Flow> m_flow;
    Duration m_flowSpan{10'000};
    std::optional<Duration> m_begin; ///< By the transcript's clock.
    Duration m_now{0}; ///< Since then, as all times here.
    Duration m_lastReply{0}; ///< When the last reply was complete.
    bool m_opening = true;
};

} // namespace poplar::wire
