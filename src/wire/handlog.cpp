// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/handlog.h"

#include <utility>

namespace poplar::wire {

namespace {
/// Lines of one list that are noted one by one.
constexpr qint64 listedLinesNoted = 100;
} // namespace

void HandLog::noteSent(const HandLine &line, quint64 command)
{
    m_listed = 0;
    m_leftOut = 0;
    note(Kind::Sent, line.shown, line.wire.size(), command);
}

void HandLog::noteHeard(const HandReply &reply, qint64 octets, quint64 command)
{
    using Then = HandReply::Then;
    TranscriptEvent event;
    event.kind = Kind::Received;
    event.text = reply.shown;
    event.octets = octets;
    event.command = command;
    if (reply.isListed && ++m_listed > listedLinesNoted) {
        m_leftOut += octets;
        return recordOnly(std::move(event));
    }
    event.endsReply =
        reply.then == Then::Complete || reply.then == Then::Handshake || reply.then == Then::Over;
    if (event.endsReply && m_listed > 0) {
        event.lines = std::exchange(m_listed, 0);
        event.octets += std::exchange(m_leftOut, 0);
    }
    add(std::move(event));
}

void HandLog::noteBody(qint64 octets, qint64 lines, const QByteArray &begin, quint64 command)
{
    TranscriptEvent event;
    event.kind = Kind::Body;
    event.octets = octets;
    event.lines = lines;
    event.command = command;
    event.endsReply = true;
    addBody(std::move(event), begin);
}

} // namespace poplar::wire
