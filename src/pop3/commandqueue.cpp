// SPDX-License-Identifier: GPL-3.0-or-later
#include "pop3/commandqueue.h"

#include <algorithm>

namespace poplar::pop3 {

namespace {

/// What an untimely end of TOP or RETR shows: the server did not double a dot, or answers twice.
ServerTraits lessonOf(const QByteArray &verb)
{
    return verb == "TOP" ? ServerTraits(ServerTrait::NoTop) : ServerTraits();
}

/// Whether these octets may be the beginning of a status line, as far as they go.
bool mayBeStatus(QByteArrayView bytes)
{
    const auto agree = [bytes](QByteArrayView indicator) {
        const qsizetype common = std::min(bytes.size(), indicator.size());
        return bytes.first(common) == indicator.first(common);
    };
    return agree("+OK") || agree("-ERR");
}

wire::AuthDialogue::Turn turnOf(wire::AuthDialogue &dialogue, const StatusLine &status)
{
    switch (status.indicator) {
    case StatusLine::Indicator::Continue:
        return dialogue.challenged(status.text);
    case StatusLine::Indicator::Ok:
        return dialogue.succeeded(status.text);
    case StatusLine::Indicator::Err:
        return dialogue.refused(refusal(status, "AUTH"));
    }
    Q_UNREACHABLE();
}

} // namespace

CommandId CommandQueue::enqueue(Command command)
{
    command.id = ++m_lastId;
    m_waiting.push_back(std::move(command));
    return m_lastId;
}

void CommandQueue::expectGreeting(Command greeting)
{
    Q_ASSERT(m_sent.empty());
    greeting.id = ++m_lastId;
    m_framer.setLineLimit(limit::statusLine);
    markSent(std::move(greeting), 0);
}

bool CommandQueue::mayFollow(const Command &command, qsizetype octets) const
{
    if (m_sent.empty())
        return true;
    if (m_pipelining == Pipelining::Off || command.flow == Flow::Barrier
        || m_sent.back().command.flow == Flow::Barrier)
        return false;
    // Behind one large message the next one begins at once.
    return m_commandOctetsInFlight + octets <= limit::commandBytesInFlight
        && (m_sent.size() == 1 || m_replyOctetsInFlight + command.expectedOctets <= m_replyWindow);
}

std::optional<std::variant<CommandQueue::Sending, CommandQueue::Unsendable>> CommandQueue::nextToSend()
{
    if (m_over)
        return std::nullopt;
    if (m_answer) {
        const Command &exchange = m_sent.front().command;
        return Sending{exchange.id, exchange.verb, *std::exchange(m_answer, std::nullopt), exchange.message};
    }
    if (m_waiting.empty())
        return std::nullopt;
    Result<EncodedCommand> encoded = encode(m_waiting.front());
    if (!encoded) {
        Unsendable unsendable{std::move(m_waiting.front()), encoded.error()};
        m_waiting.pop_front();
        return unsendable;
    }
    if (!mayFollow(m_waiting.front(), encoded->wire.size()))
        return std::nullopt;
    const Command &first = m_waiting.front();
    Sending sending{first.id, first.verb, std::move(encoded).value(), first.message};
    markSent(std::move(m_waiting.front()), sending.encoded.wire.size());
    m_waiting.pop_front();
    return sending;
}

void CommandQueue::markSent(Command command, qsizetype octets)
{
    m_commandOctetsInFlight += octets;
    m_replyOctetsInFlight += command.expectedOctets;
    InFlight sent;
    sent.commandOctets = octets;
    sent.octetsToCome = command.expectedOctets;
    sent.isPipelined = !m_sent.empty();
    if (command.shape == Shape::Exchange) {
        sent.dialogue.emplace(dialogueOf(command));
        m_framer.setLineLimit(limit::saslChallenge);
    }
    sent.command = std::move(command);
    m_sent.push_back(std::move(sent));
}

/// So many octets of the awaited reply have come.
void CommandQueue::count(qint64 octets)
{
    const qint64 expected = std::min(octets, m_sent.front().octetsToCome);
    m_sent.front().octetsToCome -= expected;
    m_replyOctetsInFlight -= expected;
}

std::optional<CommandQueue::Happening> CommandQueue::next()
{
    while (!m_over) {
        if (m_end)
            return outOfStep(m_end->error, m_end->learnt);
        if (m_replyComplete)
            return finish();
        const std::optional<wire::Framer::Piece> piece = m_framer.next();
        if (!piece)
            return std::nullopt;
        if (const auto *line = std::get_if<wire::Framer::Line>(&*piece)) {
            LineArrived arrived = onLine(line->bytes);
            arrived.endsReply = m_replyComplete;
            return arrived;
        }
        if (const auto *chunk = std::get_if<wire::Framer::BodyChunk>(&*piece)) {
            if (std::optional<Happening> happening = onBodyChunk(chunk->bytes))
                return happening;
        } else if (std::holds_alternative<wire::Framer::BodyEnd>(*piece)) {
            const InFlight &first = m_sent.front();
            m_replyComplete = true;
            return BodyArrived{first.command.id, first.reply.bodyOctets, first.bodyLines};
        } else {
            const QByteArray verb = m_sent.empty() ? QByteArray() : m_sent.front().command.verb;
            return outOfStep({ErrorKind::Limit, {}, {}, verb, {}});
        }
    }
    return std::nullopt;
}

CommandQueue::LineArrived CommandQueue::onLine(QByteArrayView line)
{
    if (m_sent.empty())
        return onUnaskedLine(line);
    const CommandId id = m_sent.front().command.id;
    if (m_awaiting == Awaiting::Status)
        return onStatusLine(line);
    const bool terminator = line == ".";
    if (terminator) {
        m_replyComplete = true;
        m_awaiting = Awaiting::Status;
        m_framer.setLineLimit(limit::statusLine);
    } else {
        onListingLine(line.startsWith('.') ? line.sliced(1) : line);
    }
    return LineArrived{id, line, terminator ? LineArrived::Kind::Status : LineArrived::Kind::OfListing};
}

/// Outlook.com sends an empty line before or behind its answer to DELE (MailKit #1634).
bool CommandQueue::isStrayBlank(QByteArrayView line)
{
    const bool deleting = m_lastVerb == "DELE" || (!m_sent.empty() && m_sent.front().command.verb == "DELE");
    return line.isEmpty() && deleting && !std::exchange(m_blankPassed, true);
}

/// Nobody asked. A server that hangs up, being idle too long or shut down, says so here; so does one that
/// ended the message before too early, or answers twice (FTGate to TOP, fetchmail FAQ S7).
CommandQueue::LineArrived CommandQueue::onUnaskedLine(QByteArrayView line)
{
    if (isStrayBlank(line))
        return LineArrived{0, line};
    const std::optional<StatusLine> status = readStatusLine(line);
    if (status && status->indicator == StatusLine::Indicator::Err)
        endWith({ErrorKind::ConnectionLost, status->text, status->code, {}, {}});
    else
        endWith({ErrorKind::Protocol, line.toByteArray(), {}, m_lastVerb, {}}, lessonOf(m_lastVerb));
    return LineArrived{0, line};
}

CommandQueue::LineArrived CommandQueue::onStatusLine(QByteArrayView line)
{
    InFlight &first = m_sent.front();
    const LineArrived arrived{first.command.id, line};
    if (isStrayBlank(line))
        return arrived;
    std::optional<StatusLine> status = readStatusLine(line);
    if (status && first.dialogue)
        return onExchangeLine(line, *status);
    if (!status || status->indicator == StatusLine::Indicator::Continue) {
        // Nobody knows where the next reply begins.
        const ErrorKind kind = first.command.verb.isEmpty() ? ErrorKind::NotPop3 : ErrorKind::Protocol;
        first.failure = Error{kind, line.toByteArray(), {}, first.command.verb, {}};
        endWith(*first.failure, lessonOf(m_lastVerb));
        return arrived;
    }
    if (status->indicator == StatusLine::Indicator::Err) {
        first.failure = refusal(*status, first.command.verb);
        m_replyComplete = true;
        return arrived;
    }
    first.reply.code = status->code;
    first.reply.text = status->text;
    if (first.command.shape == Shape::Listing) {
        m_awaiting = Awaiting::ListingLine;
        m_framer.setLineLimit(limit::listingLine);
    } else if (first.command.shape == Shape::Body) {
        m_framer.beginBody();
    } else {
        m_replyComplete = true;
    }
    return arrived;
}

CommandQueue::LineArrived CommandQueue::onExchangeLine(QByteArrayView line, const StatusLine &status)
{
    InFlight &first = m_sent.front();
    using Kind = LineArrived::Kind;
    const bool isForMechanism = isChallenge(status);
    const bool waitsForAnswer = !std::exchange(m_answer, std::nullopt).has_value();
    if (!waitsForAnswer && status.indicator != StatusLine::Indicator::Err) {
        first.failure = Error{ErrorKind::Protocol, {}, {}, first.command.verb, {}};
        endWith(*first.failure);
        return LineArrived{first.command.id, line, isForMechanism ? Kind::Challenge : Kind::Status};
    }
    wire::AuthDialogue::Turn turn = turnOf(*first.dialogue, status);
    if (const auto *say = std::get_if<wire::AuthDialogue::Say>(&turn)) {
        m_answer = wire::encoded(*say);
        return LineArrived{first.command.id, line, Kind::Challenge};
    }
    first.failure = std::get<wire::AuthDialogue::Over>(turn).error;
    first.reply.code = status.code;
    first.reply.text = status.text;
    m_replyComplete = true;
    m_framer.setLineLimit(limit::statusLine);
    return LineArrived{first.command.id, line, isForMechanism ? Kind::Challenge : Kind::Status};
}

void CommandQueue::onListingLine(QByteArrayView line)
{
    InFlight &first = m_sent.front();
    if (++first.listingLines > limit::listingEntries
        || first.reply.listing.size() + line.size() >= limit::listingOctets) {
        first.reply.listing.clear();
        first.failure = Error{ErrorKind::Limit, {}, {}, first.command.verb, {}};
    }
    if (!first.failure) {
        first.reply.listing.append(line);
        first.reply.listing.append('\n');
    }
}

std::optional<CommandQueue::Happening> CommandQueue::onBodyChunk(QByteArrayView chunk)
{
    InFlight &first = m_sent.front();
    if (first.reply.bodyOctets < 4) {
        first.bodyBegin += chunk.first(std::min<qsizetype>(chunk.size(), 4));
        if (isStatusLineOfTop()) {
            first.failure = Error{ErrorKind::Protocol, {}, {}, first.command.verb, {}};
            return outOfStep(*first.failure, ServerTrait::NoTop);
        }
    }
    count(chunk.size());
    first.reply.bodyOctets += chunk.size();
    first.bodyLines += wire::linesIn(chunk);
    if (!first.failure) {
        const Result<Done> taken = first.command.sink->write(chunk);
        if (!taken) {
            first.failure = taken.error();
            first.failure->verb = first.command.verb;
        }
        return std::nullopt;
    }
    first.dropped += chunk.size();
    if (first.dropped > limit::drainAfterFailure)
        return outOfStep(*first.failure);
    return std::nullopt;
}

/// FTGate answers +OK twice to TOP (fetchmail FAQ S7). The second one comes as the first line of the body,
/// or, behind the body, as the answer to the next command, whose own +OK is then found here. A message that
/// was asked for otherwise may begin with what it likes.
bool CommandQueue::isStatusLineOfTop() const
{
    const InFlight &first = m_sent.front();
    if (first.command.verb != "TOP" && m_lastVerb != "TOP")
        return false;
    const QByteArrayView begin(first.bodyBegin);
    return begin.size() >= 4 && begin.startsWith("+OK") && (begin[3] == ' ' || begin[3] == '\r');
}

CommandQueue::Finished CommandQueue::finish()
{
    InFlight first = std::move(m_sent.front());
    m_sent.pop_front();
    m_replyComplete = false;
    m_lastVerb = first.command.verb;
    m_blankPassed = m_blankPassed && m_lastVerb != "DELE";
    m_commandOctetsInFlight -= first.commandOctets;
    m_replyOctetsInFlight -= first.octetsToCome;
    if (first.command.shape == Shape::Body && !first.failure) {
        if (const Result<Done> whole = first.command.sink->finish(); !whole)
            first.failure = whole.error();
    }
    if (first.failure)
        return {std::move(first.command), *std::move(first.failure)};
    return {std::move(first.command), std::move(first.reply)};
}

/// The line that shows it is told first, so that the transcript has it.
void CommandQueue::endWith(Error error, ServerTraits learnt)
{
    m_end = OutOfStep{std::move(error), learnt};
}

CommandQueue::OutOfStep CommandQueue::outOfStep(Error error, ServerTraits learnt)
{
    m_over = true;
    return OutOfStep{std::move(error), learnt};
}

std::optional<Command> CommandQueue::takeUnsent(CommandId id)
{
    const auto found = std::find_if(m_waiting.begin(), m_waiting.end(),
                                    [id](const Command &command) { return command.id == id; });
    if (found == m_waiting.end())
        return std::nullopt;
    Command command = std::move(*found);
    m_waiting.erase(found);
    return command;
}

std::deque<Command> CommandQueue::takeAllUnsent()
{
    return std::exchange(m_waiting, {});
}

std::deque<CommandQueue::Finished> CommandQueue::giveUp()
{
    std::deque<Finished> rest;
    for (InFlight &sent : m_sent) {
        Error error = sent.failure.value_or(Error{ErrorKind::Unknown, {}, {}, sent.command.verb, {}});
        rest.push_back({std::move(sent.command), std::move(error)});
    }
    for (Command &waiting : m_waiting) {
        Error error{ErrorKind::Unsent, {}, {}, waiting.verb, {}};
        rest.push_back({std::move(waiting), std::move(error)});
    }
    m_sent.clear();
    m_waiting.clear();
    m_over = true;
    return rest;
}

const Command *CommandQueue::awaited() const
{
    return m_sent.empty() ? nullptr : &m_sent.front().command;
}

const Command *CommandQueue::lastSent() const
{
    return m_sent.empty() ? nullptr : &m_sent.back().command;
}

bool CommandQueue::hasStrayOctets() const
{
    return !mayBeStatus(m_framer.unread());
}

bool CommandQueue::awaitsVerdict() const
{
    if (m_sent.empty())
        return false;
    const InFlight &first = m_sent.front();
    if (first.dialogue)
        return first.dialogue->hasSaidAll();
    return first.command.verb == "PASS" || first.command.verb == "APOP";
}

bool CommandQueue::mayHaveLostCommands() const
{
    if (m_sent.empty() || m_awaiting != Awaiting::Status || m_framer.mode() == wire::Framer::Mode::Body)
        return false;
    return m_sent.front().isPipelined || m_sent.size() > 1;
}

bool CommandQueue::isSent(CommandId id) const
{
    return std::any_of(m_sent.begin(), m_sent.end(),
                       [id](const InFlight &sent) { return sent.command.id == id; });
}

} // namespace poplar::pop3
