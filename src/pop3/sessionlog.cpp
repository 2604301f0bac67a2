// SPDX-License-Identifier: GPL-3.0-or-later
#include "pop3/sessionlog.h"

#include <algorithm>

namespace poplar::pop3 {

namespace {

/// Lines of one listing that are noted one by one.
constexpr qint64 listingLinesNoted = 100;

/// The indicator stays, what is behind it goes.
QByteArray maskedChallenge(QByteArrayView line)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
    const qsizetype blank = std::find_if(line.begin(), line.end(), isBlank) - line.begin();
    if (line.sliced(blank).trimmed().isEmpty())
        return line.toByteArray();
    return line.first(blank).toByteArray() + ' ' + wire::SecretGuard::blot;
}

} // namespace

void SessionLog::noteSent(const CommandQueue::Sending &sending)
{
    if (sending.message != 0)
        m_about.emplace_back(sending.id, sending.message);
    wire::TranscriptEvent event;
    event.kind = Kind::Sent;
    event.text = sending.encoded.shown;
    event.octets = sending.encoded.wire.size();
    event.command = sending.id;
    event.message = sending.message;
    add(std::move(event));
}

void SessionLog::noteLine(const CommandQueue::LineArrived &line)
{
    using LineKind = CommandQueue::LineArrived::Kind;
    if (line.kind == LineKind::OfListing) {
        if (m_listing != line.command)
            beginListing(line.command);
        if (++m_listingLines > listingLinesNoted) {
            m_leftOut += line.line.size() + 2;
            return recordLeftOut(line);
        }
    }
    wire::TranscriptEvent event;
    event.kind = Kind::Received;
    event.text = line.kind == LineKind::Challenge ? maskedChallenge(line.line) : line.line.toByteArray();
    event.octets = line.line.size() + 2;
    event.command = line.command;
    event.message = messageOfReply(line.command);
    event.endsReply = line.endsReply;
    if (line.endsReply && m_listing == line.command) {
        event.octets += m_leftOut;
        event.lines = m_listingLines;
        beginListing(0);
    }
    add(std::move(event));
}

void SessionLog::recordLeftOut(const CommandQueue::LineArrived &line)
{
    wire::TranscriptEvent event;
    event.kind = Kind::Received;
    event.text = line.line.toByteArray();
    event.octets = line.line.size() + 2;
    event.command = line.command;
    recordOnly(std::move(event));
}

void SessionLog::beginListing(CommandId command)
{
    m_listing = command;
    m_listingLines = 0;
    m_leftOut = 0;
}

void SessionLog::noteBody(const CommandQueue::BodyArrived &body)
{
    wire::TranscriptEvent event;
    event.kind = Kind::Body;
    event.octets = body.octets;
    event.lines = body.lines;
    event.command = body.command;
    event.message = messageOfReply(body.command);
    event.endsReply = true;
    addBody(std::move(event), m_overheard.take());
}

void SessionLog::noteUnfinished(CommandId command, qint64 octets)
{
    wire::TranscriptEvent event;
    event.kind = Kind::State;
    event.text = QByteArray::number(octets) + " octets of an unfinished message";
    event.octets = octets;
    event.command = command;
    event.message = messageOfReply(command);
    add(std::move(event));
}

/// Replies come in the order of the commands: what stands before this one is over.
qint64 SessionLog::messageOfReply(CommandId command)
{
    while (!m_about.empty() && m_about.front().first < command)
        m_about.pop_front();
    return m_about.empty() || m_about.front().first != command ? 0 : m_about.front().second;
}

} // namespace poplar::pop3
