// SPDX-License-Identifier: GPL-3.0-or-later
// What a server says to somebody who talks to it by hand.
#include "wire/handtalk.h"

namespace poplar::wire {

void HandTalk::onBytes()
{
    while (!m_over) {
        const QByteArrayView bytes = m_channel.read();
        if (bytes.isEmpty())
            break;
        m_framer.append(bytes);
        takePieces();
    }
    if (m_over)
        return;
    if (m_bodyOctets > 0)
        m_log.noteProgress(m_command, m_bodyOctets);
    armDeadline();
    scheduleTurn();
}

/// What came behind the reply that begins a handshake is no reply to anything: the channel refuses to go on.
void HandTalk::takePieces()
{
    while (!m_over && m_open) {
        m_framer.setLineLimit(m_dialect->lineLimit());
        const std::optional<Framer::Piece> piece = m_framer.next();
        if (!piece)
            return;
        take(*piece);
    }
}

void HandTalk::take(const Framer::Piece &piece)
{
    if (const auto *line = std::get_if<Framer::Line>(&piece))
        takeLine(line->bytes);
    else if (const auto *chunk = std::get_if<Framer::BodyChunk>(&piece))
        takeChunk(chunk->bytes);
    else if (std::holds_alternative<Framer::BodyEnd>(piece))
        takeBodyEnd();
    else
        fail({ErrorKind::Limit, {}, {}, m_verb, {}});
}

void HandTalk::takeLine(QByteArrayView line)
{
    const HandReply reply = m_dialect->hear(line);
    const bool isUnasked = reply.then == HandReply::Then::Unasked;
    m_log.noteHeard(reply, line.size() + 2, isUnasked ? 0 : m_command);
    if (isUnasked && ++m_unasked > limit::unaskedLines)
        return fail({ErrorKind::Limit, {}, {}, {}, {}});
    follow(reply.then);
}

void HandTalk::follow(HandReply::Then then)
{
    switch (then) {
    case HandReply::Then::Body:
        m_bodyOctets = 0;
        m_bodyLines = 0;
        m_bodyBegin.clear();
        return m_framer.beginBody();
    case HandReply::Then::Handshake:
        m_open = false;
        noteState();
        return m_channel.upgrade(m_framer.pending());
    case HandReply::Then::Over:
        return end();
    case HandReply::Then::Complete:
    case HandReply::Then::GoesOn:
    case HandReply::Then::Turn:
    case HandReply::Then::Unasked:
        return noteState();
    }
}

void HandTalk::takeChunk(QByteArrayView chunk)
{
    m_bodyOctets += chunk.size();
    m_bodyLines += linesIn(chunk);
    appendBodyBegin(m_bodyBegin, chunk);
    if (m_bodyOctets > m_settings.body)
        fail({ErrorKind::Limit, {}, {}, m_verb, {}});
}

void HandTalk::takeBodyEnd()
{
    m_log.noteBody(m_bodyOctets, m_bodyLines, m_bodyBegin, m_command);
    m_dialect->bodyCame(m_bodyBegin);
    m_bodyOctets = 0;
    m_bodyBegin.clear();
    noteState();
}

} // namespace poplar::wire
