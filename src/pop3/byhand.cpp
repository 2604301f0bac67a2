// SPDX-License-Identifier: GPL-3.0-or-later
#include "pop3/byhand.h"

#include "base/limits.h"
#include "pop3/listings.h"
#include "pop3/spoken.h"
#include "wire/secretguard.h"

#include <algorithm>
#include <array>
#include <utility>

namespace poplar::pop3 {

namespace {

using wire::HandInput;
using wire::HandLine;
using wire::HandReply;
using Then = wire::HandReply::Then;

/// Their replies change what may be typed next, or how it is protected.
constexpr std::array turningVerbs{"AUTH", "STLS", "QUIT"};

bool isTurning(const QByteArray &verb)
{
    return std::any_of(turningVerbs.begin(), turningVerbs.end(),
                       [&verb](const char *one) { return verb == one; });
}

QByteArray verbOf(QByteArrayView line)
{
    return readTypedCommand(line, LoggedIn::Yes).verb;
}

} // namespace

HandInput ByHand::input() const
{
    switch (m_awaiting) {
    case Awaiting::Answer:
        return HandInput::Answer;
    case Awaiting::Handshake:
        return HandInput::Nothing;
    case Awaiting::Nothing:
        return HandInput::Command;
    case Awaiting::Status:
    case Awaiting::Listing:
    case Awaiting::Body:
        break;
    }
    return isTurning(m_verb) ? HandInput::Nothing : HandInput::Command;
}

bool ByHand::awaitsReply() const
{
    return m_awaiting != Awaiting::Nothing && m_awaiting != Awaiting::Answer;
}

bool ByHand::takesAhead(QByteArrayView line) const
{
    return !isTurning(verbOf(line));
}

bool ByHand::needsConsent(QByteArrayView line) const
{
    return !m_marked.isEmpty() && m_awaiting != Awaiting::Answer
        && verbOf(line).startsWith("QUIT"); // of which some servers read four letters
}

Result<HandLine> ByHand::say(const Secret &typed)
{
    const QByteArrayView line = typed.wireBytes();
    const bool isAnswer = m_awaiting == Awaiting::Answer;
    const TypedLine read = isAnswer ? wire::readTypedAnswer(line)
                                    : readTypedCommand(line, m_isProven ? LoggedIn::Yes : LoggedIn::No);
    if (wire::breaksTheLine(line) || (!isAnswer && line.trimmed().isEmpty()))
        return Error{ErrorKind::NotAllowed, {}, {}, read.verb, {}};
    if (line.size() > limit::commandArgument)
        return Error{ErrorKind::Limit, {}, {}, read.verb, {}};
    HandLine made{{}, read.shown, isAnswer ? m_verb : read.verb, read.secrets};
    // AUTH LOGIN asks for the name too, which everybody may see in what the server says.
    if (isAnswer && m_challenge.toLower().startsWith("user"))
        made.secrets.clear();
    // Growing would leave a copy of a secret behind.
    made.wire.reserve(line.size() + 2);
    made.wire += line;
    made.wire += "\r\n";
    if (isAnswer)
        m_awaiting = Awaiting::Status;
    else
        saidCommand(read, line);
    m_challenge.clear();
    return made;
}

void ByHand::saidCommand(const TypedLine &read, QByteArrayView line)
{
    m_awaiting = Awaiting::Status;
    m_verb = read.verb;
    m_number = read.number;
    m_shape = shapeOf(line);
    // It counts from now on, since the reply may never come, and whatever the state is thought to be.
    if (verbOf(line).startsWith("DELE"))
        ++m_marked[m_number];
    // Likewise a QUIT with marks deletes, whether the login was recognised or not.
    if (verbOf(line).startsWith("QUIT") && (m_state == State::Transaction || !m_marked.isEmpty()))
        m_state = State::Update;
}

qsizetype ByHand::lineLimit() const
{
    if (m_awaiting == Awaiting::Listing)
        return limit::listingLine;
    return m_shape == Shape::Exchange ? limit::saslChallenge : limit::statusLine;
}

HandReply ByHand::hear(QByteArrayView line)
{
    switch (m_awaiting) {
    case Awaiting::Nothing:
    case Awaiting::Body:
    case Awaiting::Handshake:
        m_wasUnasked = true;
        return {line.toByteArray(), Then::Unasked};
    case Awaiting::Listing:
        return hearListing(line);
    case Awaiting::Status:
    case Awaiting::Answer:
        break;
    }
    return hearStatus(line);
}

HandReply ByHand::hearStatus(QByteArrayView line)
{
    if (line.isEmpty()) // Outlook.com sends one before its answer to DELE (MailKit #1634).
        return {{}, Then::Unasked};
    const std::optional<StatusLine> status = readStatusLine(line);
    const bool continues = status && status->indicator == StatusLine::Indicator::Continue;
    if (continues && m_shape == Shape::Exchange)
        return hearChallenge(*status);
    m_awaiting = Awaiting::Nothing;
    m_challenge.clear();
    HandReply reply{line.toByteArray(), Then::Complete};
    if (m_shape == Shape::Exchange && status && isChallenge(*status))
        reply.shown = QByteArray("+OK ") + wire::SecretGuard::blot; // The proof of a server, for SCRAM.
    if (status && status->indicator == StatusLine::Indicator::Ok)
        reply.then = accepted(*status);
    else if (status && status->indicator == StatusLine::Indicator::Err)
        refused();
    // Whatever it said: behind QUIT a server closes.
    if (m_verb == "QUIT")
        reply.then = Then::Over;
    if (m_awaiting == Awaiting::Nothing)
        m_shape = Shape::Status;
    return reply;
}

HandReply ByHand::hearChallenge(const StatusLine &status)
{
    const bool isRepeated = m_awaiting == Awaiting::Answer;
    m_awaiting = Awaiting::Answer;
    const auto decoded = QByteArray::fromBase64Encoding(status.text, QByteArray::AbortOnBase64DecodingErrors);
    m_challenge = decoded ? *decoded : status.text;
    QByteArray shown = "+";
    if (!status.text.isEmpty())
        shown += QByteArray(" ") + wire::SecretGuard::blot;
    return {shown, isRepeated ? Then::Unasked : Then::Turn};
}

Then ByHand::accepted(const StatusLine &status)
{
    // A +OK to AUTH may mean that the dialogue goes on (MailKit #391): these are for those who are in.
    static constexpr std::array proof{"STAT", "LIST", "UIDL", "RETR", "TOP", "DELE", "RSET"};
    m_isProven = m_isProven
        || std::any_of(proof.begin(), proof.end(), [this](const char *one) { return m_verb == one; });
    if (m_shape == Shape::Body) {
        m_awaiting = Awaiting::Body;
        return Then::Body;
    }
    if (m_shape == Shape::Listing) {
        m_awaiting = Awaiting::Listing;
        m_listing.clear();
        return Then::GoesOn;
    }
    if (m_verb == "STLS" && m_state == State::Authorization) {
        m_awaiting = Awaiting::Handshake;
        return Then::Handshake;
    }
    const bool isLogin = m_verb == "PASS" || m_verb == "APOP" || m_verb == "AUTH";
    if (isLogin && m_state == State::Authorization)
        m_state = State::Transaction;
    else if (m_verb == "RSET")
        m_marked.clear();
    else if (m_verb == "LIST" || m_verb == "UIDL")
        learnSingle(status.text);
    return Then::Complete;
}

void ByHand::refused()
{
    // Once a line came that nobody asked for, it is not certain which command was refused.
    if (!m_verb.startsWith("DELE") || m_wasUnasked)
        return;
    // Where it was marked before, it still is.
    if (--m_marked[m_number] <= 0)
        m_marked.remove(m_number);
}

HandReply ByHand::hearListing(QByteArrayView line)
{
    if (line == ".") {
        m_awaiting = Awaiting::Nothing;
        m_shape = Shape::Status;
        learnListing();
        return {line.toByteArray(), Then::Complete};
    }
    const QByteArrayView content = line.startsWith('.') ? line.sliced(1) : line;
    if (m_listing.size() + content.size() < limit::listingOctets)
        m_listing.append(content).append('\n');
    return {line.toByteArray(), Then::GoesOn, true};
}

void ByHand::learnListing()
{
    const QByteArray listing = std::exchange(m_listing, {});
    if (m_verb == "CAPA")
        m_capabilities = Capabilities(listing);
    else if (m_verb == "LIST")
        learnSizes(listing);
    else if (m_verb == "UIDL")
        learnNames(listing);
}

void ByHand::learnSizes(const QByteArray &listing)
{
    const auto sizes = readScanListings(listing);
    if (!sizes)
        return;
    for (auto one = sizes->byNumber.cbegin(); one != sizes->byNumber.cend(); ++one) {
        if (Message *message = known(one.key()))
            message->octets = one.value();
    }
}

void ByHand::learnNames(const QByteArray &listing)
{
    const auto names = readUniqueIds(listing);
    if (!names)
        return;
    for (auto one = names->byNumber.cbegin(); one != names->byNumber.cend(); ++one) {
        if (Message *message = known(one.key()))
            message->uniqueId = one.value();
    }
}

/// The reply to LIST or UIDL of one message is a line of the listing.
void ByHand::learnSingle(const QByteArray &text)
{
    m_listing = text + '\n';
    learnListing();
}

void ByHand::bodyCame(QByteArrayView begin)
{
    m_awaiting = Awaiting::Nothing;
    m_shape = Shape::Status;
    if (Message *message = known(m_number))
        message->begin = begin.first(std::min<qsizetype>(begin.size(), limit::handHeader)).toByteArray();
}

void ByHand::secured()
{
    m_awaiting = Awaiting::Nothing;
    // What was said in clear text may have been said by anybody (RFC 2595 section 4).
    m_capabilities = {};
}

ByHand::Message *ByHand::known(qint64 number)
{
    if (number <= 0 || (!m_messages.contains(number) && m_messages.size() >= limit::handMessages))
        return nullptr;
    return &m_messages[number];
}

} // namespace poplar::pop3
