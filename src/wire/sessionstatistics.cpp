// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/sessionstatistics.h"

#include "base/limits.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace poplar::wire {

namespace {

QByteArray verbOf(const QByteArray &text)
{
    const qsizetype blank = text.indexOf(' ');
    return (blank < 0 ? text : text.left(blank)).left(limit::spokenVerb).toUpper();
}

bool isRefusal(const QByteArray &line)
{
    // SMTP refuses by number (RFC 5321 section 4.2.1).
    return line.startsWith("-ERR")
        || (line.size() >= 3 && (line[0] == '4' || line[0] == '5') && line[1] >= '0' && line[1] <= '9');
}

} // namespace

void SessionStatistics::add(const QList<TranscriptEvent> &events)
{
    for (const TranscriptEvent &event : events) {
        const bool begins = event.kind == Kind::State && event.text == "CONNECTING";
        if (m_begin && (begins || event.sinceStart < *m_begin + m_now))
            beginAnew();
        m_begin = m_begin.value_or(event.sinceStart);
        const Duration now = event.sinceStart - *m_begin;
        m_spent[size_t(phase())] += now - m_now;
        m_now = now;
        take(event);
    }
}

void SessionStatistics::clear()
{
    const SessionStatistics before = std::exchange(*this, SessionStatistics());
    if (!before.m_begin)
        return;
    m_begin = *before.m_begin + before.m_now;
    m_opening = before.m_opening;
    m_lastReply = before.m_lastReply - before.m_now;
    m_inFlight = before.m_inFlight;
    for (InFlight &one : m_inFlight) {
        one.sent -= before.m_now;
        one.asked -= before.m_now;
        one.counted = Duration(0);
    }
}

SessionStatistics::Phase SessionStatistics::phase() const
{
    if (m_opening)
        return Phase::Opening;
    if (m_inFlight.empty())
        return Phase::Idle;
    return m_inFlight.front().answered ? Phase::Transferring : Phase::Waiting;
}

void SessionStatistics::take(const TranscriptEvent &event)
{
    switch (event.kind) {
    case Kind::Sent:
        return takeSent(event);
    case Kind::Body:
    case Kind::Progress:
        if (event.way == TranscriptEvent::Way::Out)
            return takeContent(event);
        return takeReceived(event);
    case Kind::Received:
        return takeReceived(event);
    case Kind::State:
        return takeState(event);
    case Kind::Security:
        // Behind STLS the client speaks next; where TLS comes first, the greeting is still to come.
        m_opening = m_commands == 0;
        return;
    case Kind::Failure:
        m_opening = false;
        m_inFlight.clear();
        return;
    }
}

void SessionStatistics::takeState(const TranscriptEvent &event)
{
    if (event.text == "CONNECTING" || event.text == "SECURING")
        m_opening = true;
    else if (event.text == "DISCONNECTED")
        m_inFlight.clear();
}

void SessionStatistics::takeSent(const TranscriptEvent &event)
{
    m_opening = false;
    m_octetsSent += event.octets;
    pour(m_now, double(event.octets), &Flow::sent);
    if (event.command != 0 && !m_inFlight.empty() && m_inFlight.back().command == event.command) {
        // The next step of an exchange.
        m_inFlight.back().asked = m_now;
        m_inFlight.back().answered = false;
        return;
    }
    ++m_commands;
    const QByteArray verb = verbOf(event.text);
    if (verb == "MAIL")
        m_content = 0;
    const bool isKnown = m_verbs.contains(verb) || m_verbs.size() < limit::verbsCounted;
    ++m_verbs[isKnown ? verb : QByteArray("…")];
    if (m_inFlight.size() >= size_t(limit::commandsFollowed))
        m_inFlight.pop_front();
    InFlight sent;
    sent.command = event.command;
    sent.exchange.number = event.number;
    sent.exchange.text = event.text;
    sent.sent = m_now;
    sent.asked = m_now;
    sent.alone = m_inFlight.empty();
    m_inFlight.push_back(std::move(sent));
}

/// Replies come in order, so what is before it in flight was never answered.
SessionStatistics::InFlight *SessionStatistics::inFlight(const TranscriptEvent &event)
{
    const auto found = std::find_if(m_inFlight.begin(), m_inFlight.end(),
                                    [&](const InFlight &one) { return one.command == event.command; });
    if (found == m_inFlight.end() || event.command == 0)
        return nullptr;
    m_inFlight.erase(m_inFlight.begin(), found);
    return &m_inFlight.front();
}

void SessionStatistics::takeReceived(const TranscriptEvent &event)
{
    m_opening = false;
    InFlight *reply = inFlight(event);
    qint64 fresh = event.octets;
    if (event.kind != Kind::Received && reply != nullptr)
        fresh = std::max<qint64>(0, event.octets - reply->flowed);
    if (event.kind == Kind::Progress && reply == nullptr)
        return;
    m_octetsReceived += fresh;
    // Some servers send an empty line before a reply (Outlook.com, with DELE).
    const bool isBlank = event.kind == Kind::Received && event.text.isEmpty() && !event.endsReply;
    if (isBlank && reply != nullptr && !reply->answered) {
        reply->exchange.octets += fresh;
        return pour(m_now, double(fresh), &Flow::received);
    }
    if (event.kind == Kind::Body)
        ++m_bodies;
    else if ((reply == nullptr || !reply->answered) && isRefusal(event.text))
        ++m_refusals;
    pour(reply != nullptr && reply->answered ? reply->counted : m_now, double(fresh), &Flow::received);
    if (reply == nullptr)
        return;
    if (event.kind != Kind::Received)
        reply->flowed += fresh;
    reply->exchange.octets += fresh;
    reply->counted = m_now;
    if (!std::exchange(reply->answered, true))
        noteAnswer(*reply);
    if (event.endsReply)
        finish();
}

/// What is told of it counts from its beginning, also after it was told that all of it is on its way.
void SessionStatistics::takeContent(const TranscriptEvent &event)
{
    const qint64 fresh = std::max<qint64>(0, event.octets - m_content);
    m_content += fresh;
    m_octetsSent += fresh;
    pour(m_now, double(fresh), &Flow::sent);
    if (event.kind != Kind::Body)
        return;
    ++m_bodies;
    const auto carries = [&event](const InFlight &one) { return one.command == event.command; };
    const auto carrier = std::find_if(m_inFlight.begin(), m_inFlight.end(), carries);
    if (carrier == m_inFlight.end() || event.command == 0)
        return;
    // From here on the server's verdict is due.
    carrier->asked = m_now;
    carrier->answered = false;
}

void SessionStatistics::noteAnswer(InFlight &reply)
{
    reply.exchange.waited += m_now - std::max(reply.asked, m_lastReply);
    if (!reply.alone || reply.asked != reply.sent)
        return;
    m_roundTrips.push_back(m_now - reply.sent);
    if (m_roundTrips.size() > size_t(limit::roundTrips))
        m_roundTrips.pop_front();
}

void SessionStatistics::finish()
{
    InFlight done = std::move(m_inFlight.front());
    m_inFlight.pop_front();
    done.exchange.took = m_now - std::max(done.sent, m_lastReply);
    m_lastReply = m_now;
    const auto place =
        std::upper_bound(m_slowest.begin(), m_slowest.end(), done.exchange,
                         [](const Exchange &one, const Exchange &other) { return one.took > other.took; });
    m_slowest.insert(place, std::move(done.exchange));
    if (m_slowest.size() > limit::slowestCommands)
        m_slowest.removeLast();
}

QList<std::pair<QByteArray, qint64>> SessionStatistics::verbs() const
{
    QList<std::pair<QByteArray, qint64>> verbs;
    for (auto verb = m_verbs.cbegin(); verb != m_verbs.cend(); ++verb)
        verbs.append({verb.key(), verb.value()});
    std::sort(verbs.begin(), verbs.end(), [](const auto &one, const auto &other) {
        return one.second != other.second ? one.second > other.second : one.first < other.first;
    });
    return verbs;
}

std::optional<SessionStatistics::Duration> SessionStatistics::roundTrip() const
{
    if (m_roundTrips.empty())
        return std::nullopt;
    std::vector<Duration> times(m_roundTrips.begin(), m_roundTrips.end());
    const auto middle = times.begin() + qsizetype((times.size() - 1) / 2);
    std::nth_element(times.begin(), middle, times.end());
    return *middle;
}

/// Spreads octets over the time in which they came, up to now.
void SessionStatistics::pour(Duration from, double octets, double Flow::*into)
{
    widen(m_now);
    const qint64 first = from / m_flowSpan;
    const qint64 last = m_now / m_flowSpan;
    const double whole = double((m_now - from).count());
    for (qint64 i = first; i <= last; ++i) {
        const Duration begin = std::max<Duration>(from, i * m_flowSpan);
        const Duration end = std::min<Duration>(m_now, (i + 1) * m_flowSpan);
        const double share = first == last ? 1 : double((end - begin).count()) / whole;
        m_flow[i].*into += octets * share;
    }
}

void SessionStatistics::widen(Duration until)
{
    while (until / m_flowSpan >= limit::flowSpans) {
        for (qsizetype i = 0; i < m_flow.size(); i += 2) {
            Flow joined = m_flow[i];
            if (i + 1 < m_flow.size()) {
                joined.sent += m_flow[i + 1].sent;
                joined.received += m_flow[i + 1].received;
            }
            m_flow[i / 2] = joined;
        }
        m_flow.resize((m_flow.size() + 1) / 2);
        m_flowSpan *= 2;
    }
    m_flow.resize(std::max<qsizetype>(m_flow.size(), until / m_flowSpan + 1));
}

} // namespace poplar::wire
