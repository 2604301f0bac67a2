// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/conversation.h"

#include <algorithm>
#include <utility>

namespace poplar::practice {

Conversation::Conversation(std::unique_ptr<Dialect> dialect)
    : m_dialect(std::move(dialect))
{
    m_framer.setLineLimit(commandLine);
    begin(m_dialect->greeting());
}

QByteArray Conversation::take()
{
    while (m_outgoing.size() < piece && advance()) {}
    return std::exchange(m_outgoing, {});
}

void Conversation::secured()
{
    m_framer.reset();
    m_framer.setLineLimit(commandLine);
    m_dialect->secured();
    m_then = Reply::Then::Continue;
}

/// One step towards more outgoing bytes. False if there is none to be made.
bool Conversation::advance()
{
    if (m_body) {
        stuffPiece();
        return true;
    }
    return m_then == Reply::Then::Continue && readCommand();
}

bool Conversation::readCommand()
{
    const auto next = m_framer.next();
    if (!next)
        return false;
    if (const auto *line = std::get_if<wire::Framer::Line>(&*next))
        begin(m_dialect->answer(line->bytes));
    else
        begin(m_dialect->answerToOverlongLine());
    return true;
}

void Conversation::stuffPiece()
{
    const qsizetype octets = std::min(piece, m_body->size() - m_bodyPosition);
    m_outgoing += m_stuffer.stuff(QByteArrayView(*m_body).sliced(m_bodyPosition, octets));
    m_bodyPosition += octets;
    if (m_bodyPosition == m_body->size()) {
        m_outgoing += m_stuffer.finish();
        m_body.reset();
        m_bodyPosition = 0;
    }
}

void Conversation::begin(Reply reply)
{
    if (reply.then == Reply::Then::StartTls && m_framer.pending() > 0)
        reply = m_dialect->answerToInjection();
    m_outgoing += reply.text;
    m_body = std::move(reply.body);
    m_then = reply.then;
}

} // namespace poplar::practice
