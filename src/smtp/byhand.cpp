// SPDX-License-Identifier: GPL-3.0-or-later
#include "smtp/byhand.h"

#include "base/limits.h"
#include "wire/secretguard.h"

#include <algorithm>
#include <array>
#include <utility>

namespace poplar::smtp {

namespace {

using wire::HandInput;
using wire::HandLine;
using wire::HandReply;
using Then = wire::HandReply::Then;

constexpr int moreWanted = 334; ///< RFC 4954 section 4.
constexpr int startMail = 354; ///< RFC 5321 section 4.2.3.

/// Their replies change what may be typed next, or how it is protected.
constexpr std::array turningVerbs{"AUTH", "STARTTLS", "QUIT", "DATA"};

bool isTurning(const QByteArray &verb)
{
    return std::any_of(turningVerbs.begin(), turningVerbs.end(),
                       [&verb](const char *one) { return verb == one; });
}

/// Behind "BDAT 12" as many octets would have to follow.
bool countsOctets(const QByteArray &verb, QByteArrayView line)
{
    return verb == "BDAT" && line.toByteArray().simplified().toUpper() != "BDAT 0 LAST";
}

} // namespace

HandInput ByHand::input() const
{
    switch (m_awaiting) {
    case Awaiting::Answer:
        return HandInput::Answer;
    case Awaiting::Content:
        return HandInput::Data;
    case Awaiting::Handshake:
        return HandInput::Nothing;
    case Awaiting::Nothing:
        return HandInput::Command;
    case Awaiting::Reply:
        break;
    }
    return isTurning(m_verb) ? HandInput::Nothing : HandInput::Command;
}

bool ByHand::awaitsReply() const
{
    return m_awaiting == Awaiting::Reply || m_awaiting == Awaiting::Handshake;
}

bool ByHand::takesAhead(QByteArrayView line) const
{
    return !isTurning(readTypedCommand(line, LetIn::Yes).verb);
}

wire::TypedLine ByHand::read(QByteArrayView line) const
{
    switch (m_awaiting) {
    case Awaiting::Answer:
        return wire::readTypedAnswer(line);
    case Awaiting::Content:
        return {m_verb, 0, line.toByteArray(), {}};
    case Awaiting::Nothing:
    case Awaiting::Reply:
    case Awaiting::Handshake:
        break;
    }
    return readTypedCommand(line, m_letIn);
}

Result<HandLine> ByHand::say(const Secret &typed)
{
    const QByteArrayView line = typed.wireBytes();
    const wire::TypedLine typedLine = read(line);
    const bool isCommand = m_awaiting != Awaiting::Answer && m_awaiting != Awaiting::Content;
    if (wire::breaksTheLine(line)
        || (isCommand && (line.trimmed().isEmpty() || countsOctets(typedLine.verb, line))))
        return Error{ErrorKind::NotAllowed, {}, {}, typedLine.verb, {}};
    if (line.size() > limit::commandArgument)
        return Error{ErrorKind::Limit, {}, {}, typedLine.verb, {}};
    HandLine made{{}, typedLine.shown, isCommand ? typedLine.verb : m_verb, typedLine.secrets};
    // AUTH LOGIN asks for the name too, which everybody may see in what the server says.
    if (m_awaiting == Awaiting::Answer && m_challenge.toLower().startsWith("user"))
        made.secrets.clear();
    // Growing would leave a copy of a secret behind.
    made.wire.reserve(line.size() + 2);
    made.wire += line;
    made.wire += "\r\n";
    said(typedLine, line);
    return made;
}

void ByHand::said(const wire::TypedLine &read, QByteArrayView line)
{
    m_challenge.clear();
    if (m_awaiting == Awaiting::Content && line != ".")
        return;
    if (m_awaiting == Awaiting::Nothing)
        m_verb = read.verb;
    if (m_verb == "AUTH")
        m_letIn = LetIn::No; // a password is near again
    m_awaiting = Awaiting::Reply;
    m_reply = {};
    m_octets = 0;
    if (m_verb == "QUIT")
        m_state = State::Quit;
}

bool ByHand::mayHaveSent() const
{
    return m_awaiting == Awaiting::Reply && (m_state == State::Data || m_verb == "BDAT");
}

qsizetype ByHand::lineLimit() const
{
    return m_verb == "AUTH" && m_awaiting == Awaiting::Reply ? limit::saslChallenge : limit::statusLine;
}

HandReply ByHand::hear(QByteArrayView line)
{
    if (m_awaiting != Awaiting::Reply || line.isEmpty())
        return {line.toByteArray(), Then::Unasked};
    return hearReply(line);
}

/// A reply without end comes to be one that nobody asked for, of which there may not be too much.
HandReply ByHand::hearReply(QByteArrayView line)
{
    const std::optional<ReplyLine> read = readReplyLine(line);
    HandReply reply{line.toByteArray(), Then::Complete};
    if (m_reply.code != 0 && (!read || !isOfReply(*read))) {
        reply.then = Then::Unasked;
        return reply;
    }
    if (read && read->code == moreWanted && m_verb == "AUTH")
        return hearChallenge(*read);
    reply.then = read ? keep(*read) : Then::Complete;
    if (reply.then == Then::Complete)
        reply.then = completed();
    return reply;
}

/// Then::Complete for the last line of a reply.
Then ByHand::keep(const ReplyLine &line)
{
    m_reply.code = line.code;
    m_octets += line.text.size();
    if (m_octets <= limit::mailReplyOctets && m_reply.lines.size() < limit::mailReplyLines)
        m_reply.lines += line.text;
    if (line.more == ReplyLine::More::Last)
        return Then::Complete;
    const bool isTooLong = m_octets > limit::mailReplyOctets || m_reply.lines.size() >= limit::mailReplyLines;
    return isTooLong ? Then::Unasked : Then::GoesOn;
}

/// All its lines have one code; where a server changes it, the last one ends the reply.
bool ByHand::isOfReply(const ReplyLine &line) const
{
    return line.code == m_reply.code || line.more == ReplyLine::More::Last;
}

HandReply ByHand::hearChallenge(const ReplyLine &line)
{
    const auto decoded = QByteArray::fromBase64Encoding(line.text, QByteArray::AbortOnBase64DecodingErrors);
    m_challenge = decoded ? *decoded : line.text;
    QByteArray shown = QByteArray::number(moreWanted) + (line.more == ReplyLine::More::Follows ? "-" : " ");
    if (!line.text.isEmpty())
        shown += wire::SecretGuard::blot;
    if (const Then then = keep(line); then != Then::Complete)
        return {shown, then};
    m_awaiting = Awaiting::Answer;
    return {shown, Then::Turn};
}

Then ByHand::completed()
{
    m_awaiting = Awaiting::Nothing;
    m_challenge.clear();
    const bool wantsContent = m_verb == "DATA" && m_reply.code == startMail && m_state != State::Data;
    if (m_verb == "QUIT")
        return Then::Over; // whatever it said: behind QUIT a server closes
    if (wantsContent) {
        m_state = State::Data;
        m_awaiting = Awaiting::Content;
        return Then::Turn;
    }
    if (m_verb == "STARTTLS" && m_reply.isPositive()) {
        m_awaiting = Awaiting::Handshake;
        return Then::Handshake;
    }
    if (m_reply.isPositive())
        accepted();
    if (m_state == State::Data) { // this was the verdict
        m_state = m_rest;
        m_letIn = m_reply.isPositive() ? LetIn::Yes : m_letIn;
    }
    return Then::Complete;
}

void ByHand::accepted()
{
    const bool isHello = m_verb == "EHLO" || m_verb == "LHLO";
    if (isHello || m_verb == "HELO") {
        m_extensions = isHello ? Extensions(m_reply) : Extensions();
        m_state = m_rest; // It ends a transaction, too (RFC 5321 section 4.1.4).
    } else if (m_verb == "AUTH" || m_verb == "RSET" || m_verb == "BDAT") {
        m_rest = m_verb == "AUTH" ? State::Ready : m_rest;
        m_state = m_rest;
    } else if (m_verb == "MAIL") {
        m_rest = State::Ready;
        m_state = State::Mail;
    } else if (m_verb == "RCPT") {
        m_letIn = LetIn::Yes;
    }
}

void ByHand::secured()
{
    m_awaiting = Awaiting::Nothing;
    // What was said in clear text may have been said by anybody (RFC 3207 section 4.2).
    m_extensions = {};
    m_letIn = LetIn::No;
    m_state = State::Connected;
    m_rest = State::Connected;
}

} // namespace poplar::smtp
