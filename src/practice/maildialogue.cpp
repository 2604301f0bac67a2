// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/maildialogue.h"

#include <utility>

namespace poplar::practice {

MailDialogue::MailDialogue(MailService service)
    : m_dialect(std::move(service))
{
    m_framer.setLineLimit(commandLine);
    begin(m_dialect.greeting());
}

QByteArray MailDialogue::take()
{
    while (m_outgoing.size() < piece && advance()) {}
    return std::exchange(m_outgoing, {});
}

void MailDialogue::secured()
{
    m_framer.reset();
    m_framer.setLineLimit(commandLine);
    m_dialect.secured();
    m_then = Then::Continue;
}

/// One step towards more outgoing bytes. False if there is none to be made.
bool MailDialogue::advance()
{
    if (m_then != Then::Continue)
        return false;
    const auto next = m_framer.next();
    if (!next)
        return false;
    if (const auto *line = std::get_if<wire::Framer::Line>(&*next)) {
        const QByteArray text = line->bytes.toByteArray();
        begin(m_next == MailReply::Next::Response ? m_dialect.respond(text) : m_dialect.answer(text));
    } else if (const auto *chunk = std::get_if<wire::Framer::BodyChunk>(&*next)) {
        keep(chunk->bytes);
    } else if (std::holds_alternative<wire::Framer::BodyEnd>(*next)) {
        begin(verdict());
    } else {
        begin(MailDialect::answerToOverlongLine());
    }
    return true;
}

void MailDialogue::keep(QByteArrayView content)
{
    m_octets += content.size();
    if (m_octets <= MailDialect::messageOctets)
        m_content += content;
    else
        m_content = {};
    if (m_octets > patience)
        m_then = Then::Close;
}

MailReply MailDialogue::verdict()
{
    const qint64 octets = std::exchange(m_octets, 0);
    const QByteArray content = std::exchange(m_content, {});
    return octets > MailDialect::messageOctets ? m_dialect.receiveTooMuch() : m_dialect.receive(content);
}

void MailDialogue::begin(MailReply reply)
{
    if (reply.then == Then::StartTls && m_framer.pending() > 0)
        reply = MailDialect::answerToInjection();
    m_outgoing += reply.text;
    m_next = reply.next;
    m_then = reply.then;
    if (m_next == MailReply::Next::Message)
        m_framer.beginBody();
}

} // namespace poplar::practice
