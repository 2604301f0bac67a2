// SPDX-License-Identifier: GPL-3.0-or-later
#include "smtp/commandqueue.h"

#include "base/limits.h"

namespace poplar::smtp {

namespace {

constexpr int challengeCode = 334;
constexpr int closingCode = 421; ///< "Service not available, closing transmission channel", at any time.

wire::AuthDialogue dialogueOf(const Command &auth)
{
    using Initial = wire::AuthDialogue::Initial;
    if (!auth.initialResponse)
        return {auth.exchange, std::nullopt, Initial::None};
    return {auth.exchange, auth.initialResponse, auth.secret ? Initial::SentAlong : Initial::Owed};
}

Error unexpected(const Reply &reply, const QByteArray &verb, const char *detail)
{
    return {ErrorKind::Protocol,
            QByteArray::number(reply.code) + ' ' + reply.text(),
            {},
            verb,
            QString::fromLatin1(detail)};
}

} // namespace

CommandId CommandQueue::enqueue(Command command)
{
    command.id = ++m_lastId;
    m_waiting.push_back(std::move(command));
    return m_lastId;
}

void CommandQueue::expectGreeting()
{
    Q_ASSERT(m_sent.empty());
    Command command = greeting();
    command.id = ++m_lastId;
    m_framer.setLineLimit(limit::statusLine);
    markSent(std::move(command), 0);
}

bool CommandQueue::mayFollow(const Command &command, qsizetype octets) const
{
    if (m_sent.empty())
        return true;
    if (m_pipelining == Pipelining::Off || command.flow == Flow::Alone
        || m_sent.back().command.flow != Flow::Pipelined)
        return false;
    return m_octetsInFlight + octets <= limit::commandBytesInFlight;
}

std::optional<std::variant<CommandQueue::Sending, CommandQueue::Unsendable>> CommandQueue::nextToSend()
{
    if (m_over || m_end)
        return std::nullopt;
    if (m_answer) {
        const Command &command = m_sent.front().command;
        return Sending{command.id, command.verb, *std::exchange(m_answer, std::nullopt), {}};
    }
    if (m_waiting.empty())
        return std::nullopt;
    Result<wire::EncodedLine> encoded = encode(m_waiting.front());
    if (!encoded) {
        Unsendable unsendable{std::move(m_waiting.front()), encoded.error()};
        m_waiting.pop_front();
        return unsendable;
    }
    if (!mayFollow(m_waiting.front(), encoded->wire.size()))
        return std::nullopt;
    Command &first = m_waiting.front();
    Sending sending{first.id, first.verb, std::move(encoded).value(), std::exchange(first.payload, {})};
    markSent(std::move(first), sending.encoded.wire.size());
    m_waiting.pop_front();
    return sending;
}

void CommandQueue::markSent(Command command, qsizetype octets)
{
    m_octetsInFlight += octets;
    InFlight sent;
    sent.octets = octets;
    if (command.shape == Shape::Exchange) {
        sent.dialogue.emplace(dialogueOf(command));
        m_framer.setLineLimit(limit::saslChallenge);
    }
    sent.command = std::move(command);
    m_sent.push_back(std::move(sent));
}

void CommandQueue::contentSent()
{
    Q_ASSERT(m_content == Content::Wanted);
    m_content = Content::Sent;
}

bool CommandQueue::awaitsVerdict() const
{
    return m_content == Content::Sent;
}

std::optional<CommandQueue::Happening> CommandQueue::next()
{
    if (m_over)
        return std::nullopt;
    if (m_complete)
        return finish();
    if (m_end) {
        m_over = true;
        return OutOfStep{*m_end};
    }
    if (std::exchange(m_contentToBeTold, false))
        return ContentWanted{m_sent.front().command.id};
    const std::optional<wire::Framer::Piece> piece = m_framer.next();
    if (!piece)
        return std::nullopt;
    if (const auto *line = std::get_if<wire::Framer::Line>(&*piece))
        return onLine(line->bytes);
    m_over = true;
    const QByteArray verb = m_sent.empty() ? QByteArray() : m_sent.front().command.verb;
    return OutOfStep{{ErrorKind::Limit, {}, {}, verb, QStringLiteral("A line that is too long")}};
}

CommandQueue::LineArrived CommandQueue::onLine(QByteArrayView line)
{
    LineArrived arrived{m_sent.empty() ? 0 : m_sent.front().command.id, line};
    const std::optional<ReplyLine> read = readReplyLine(line);
    if (!m_sent.empty() && m_sent.front().dialogue && read && read->code == challengeCode)
        arrived.kind = LineArrived::Kind::Challenge;
    Result<std::optional<Reply>> reply = m_reader.take(line);
    if (!reply) {
        Error error = reply.error();
        if (!m_sent.empty())
            error.verb = m_sent.front().command.verb;
        if (!m_sent.empty() && error.verb.isEmpty() && error.kind == ErrorKind::Protocol)
            error.detail = QStringLiteral("This is no greeting of an SMTP server");
        endWith(std::move(error));
    } else if (*reply) {
        onReply(std::move(**reply));
    }
    arrived.endsReply = m_complete;
    return arrived;
}

void CommandQueue::onReply(Reply reply)
{
    const QByteArray verb = m_sent.empty() ? QByteArray() : m_sent.front().command.verb;
    if (reply.code == closingCode) {
        endWith(refusal(reply, verb));
        if (!m_sent.empty())
            complete(std::move(reply));
        return;
    }
    if (m_sent.empty())
        return endWith(unexpected(reply, verb, "A reply to nothing"));
    if (m_sent.front().dialogue)
        return onExchange(reply);
    if (m_sent.front().command.shape == Shape::Data)
        return onData(std::move(reply));
    if (reply.isIntermediate())
        return endWith(unexpected(reply, verb, "A reply that asks for more where nothing more belongs"));
    complete(std::move(reply));
}

void CommandQueue::onData(Reply reply)
{
    const QByteArray verb = m_sent.front().command.verb;
    if (m_content == Content::None && reply.isIntermediate()) {
        if (m_recipients > 0) {
            m_content = Content::Wanted;
            m_contentToBeTold = true;
        } else {
            m_content = Content::Sent;
            m_answer = wire::EncodedLine{".\r\n", "."};
        }
        return;
    }
    const bool isTooEarly = m_content == Content::Wanted || m_answer;
    if (reply.isIntermediate() || (reply.isPositive() && (isTooEarly || m_content == Content::None)))
        return endWith(unexpected(reply, verb, "A reply before its time"));
    // Refused while it is on its way: the server takes what follows for commands, so nothing may follow.
    if (isTooEarly)
        endWith(refusal(reply, verb));
    complete(std::move(reply));
}

void CommandQueue::onExchange(const Reply &reply)
{
    InFlight &first = m_sent.front();
    const bool waitsForAnswer = !std::exchange(m_answer, std::nullopt).has_value();
    const bool isChallenge = reply.code == challengeCode;
    const std::optional<Error> &givenUp = first.dialogue->failure();
    if (reply.isTransient() || reply.isPermanent())
        return complete(givenUp ? Result<Reply>(*givenUp) : Result<Reply>(reply));
    // It could not be told from a challenge what the next line of ours would be taken for.
    const bool isEarly = !isChallenge && !givenUp && !first.dialogue->hasSaidAll();
    if (!waitsForAnswer || isEarly || (!isChallenge && !reply.isPositive()))
        return endWith(unexpected(reply, first.command.verb, "A reply before its time"));
    auto turn =
        isChallenge ? first.dialogue->challenged(reply.text()) : first.dialogue->succeeded(reply.text());
    if (const auto *say = std::get_if<wire::AuthDialogue::Say>(&turn)) {
        m_answer = wire::encoded(*say);
        return;
    }
    const auto &over = std::get<wire::AuthDialogue::Over>(turn);
    complete(over.error ? Result<Reply>(*over.error) : Result<Reply>(reply));
}

void CommandQueue::complete(Result<Reply> result)
{
    m_sent.front().result = std::move(result);
    m_complete = true;
}

void CommandQueue::countRecipients(const InFlight &finished)
{
    const QByteArray &verb = finished.command.verb;
    const bool accepted = finished.result && finished.result->isPositive();
    if (verb == "RCPT")
        m_recipients += accepted ? 1 : 0;
    else if (verb != "BDAT" && verb != "NOOP") // begins, ends or drops a transaction
        m_recipients = 0;
}

CommandQueue::Finished CommandQueue::finish()
{
    InFlight first = std::move(m_sent.front());
    m_sent.pop_front();
    m_complete = false;
    m_octetsInFlight -= first.octets;
    if (first.dialogue)
        m_framer.setLineLimit(limit::statusLine);
    if (first.command.shape == Shape::Data)
        m_content = Content::None;
    countRecipients(first);
    return {std::move(first.command), std::move(first.result)};
}

/// The line that shows it is told first, so that the transcript has it.
void CommandQueue::endWith(Error error)
{
    m_end = std::move(error);
}

std::deque<CommandQueue::Finished> CommandQueue::giveUp()
{
    std::deque<Finished> rest;
    for (InFlight &sent : m_sent) {
        const Error error{ErrorKind::Unknown, {}, {}, sent.command.verb, {}};
        rest.push_back({std::move(sent.command), error});
    }
    for (Command &waiting : m_waiting) {
        const Error error{ErrorKind::Unsent, {}, {}, waiting.verb, {}};
        rest.push_back({std::move(waiting), error});
    }
    m_sent.clear();
    m_waiting.clear();
    m_content = Content::None;
    m_over = true;
    return rest;
}

} // namespace poplar::smtp
