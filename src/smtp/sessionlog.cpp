// SPDX-License-Identifier: GPL-3.0-or-later
#include "smtp/sessionlog.h"

namespace poplar::smtp {

namespace {

constexpr qsizetype codeAndMark = 4; ///< "334 "

/// The code stays, what is behind it goes.
QByteArray maskedChallenge(QByteArrayView line)
{
    if (line.size() <= codeAndMark)
        return line.toByteArray();
    return line.first(codeAndMark).toByteArray() + wire::SecretGuard::blot;
}

} // namespace

void SessionLog::noteSent(const CommandQueue::Sending &sending)
{
    wire::TranscriptEvent event;
    event.kind = Kind::Sent;
    event.text = sending.encoded.shown;
    event.octets = sending.encoded.wire.size();
    event.command = sending.id;
    event.message = m_message;
    add(std::move(event));
}

void SessionLog::noteLine(const CommandQueue::LineArrived &line)
{
    using LineKind = CommandQueue::LineArrived::Kind;
    wire::TranscriptEvent event;
    event.kind = Kind::Received;
    event.text = line.kind == LineKind::Challenge ? maskedChallenge(line.line) : line.line.toByteArray();
    event.octets = line.line.size() + 2;
    event.command = line.command;
    event.message = line.command == 0 ? 0 : m_message;
    event.endsReply = line.endsReply;
    add(std::move(event));
}

void SessionLog::noteBody(const Sent &body)
{
    wire::TranscriptEvent event;
    event.kind = Kind::Body;
    event.way = wire::TranscriptEvent::Way::Out;
    event.octets = body.octets;
    event.lines = body.lines;
    event.command = body.command;
    event.message = m_message;
    addBody(std::move(event), body.begin);
}

} // namespace poplar::smtp
