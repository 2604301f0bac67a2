// SPDX-License-Identifier: GPL-3.0-or-later
#include "pop3/commandqueue.h"

#include "base/limits.h"

#include <algorithm>

namespace poplar::pop3 {

namespace {

/// After a line that is no status line, nobody knows where the next reply begins.
bool isFatal(const std::optional<Error> &failure)
{
    return failure && (failure->kind == ErrorKind::Protocol || failure->kind == ErrorKind::NotPop3);
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
    return m_commandOctetsInFlight + octets <= limit::commandBytesInFlight
        && m_replyOctetsInFlight + command.expectedOctets <= limit::replyBytesInFlight;
}

std::optional<std::variant<CommandQueue::Sending, CommandQueue::Unsendable>> CommandQueue::nextToSend()
{
    if (m_over || m_waiting.empty())
        return std::nullopt;
    Result<EncodedCommand> encoded = encode(m_waiting.front());
    if (!encoded) {
        Unsendable unsendable{std::move(m_waiting.front()), encoded.error()};
        m_waiting.pop_front();
        return unsendable;
    }
    if (!mayFollow(m_waiting.front(), encoded->wire.size()))
        return std::nullopt;
    Sending sending{m_waiting.front().id, m_waiting.front().verb, std::move(encoded).value()};
    markSent(std::move(m_waiting.front()), sending.encoded.wire.size());
    m_waiting.pop_front();
    return sending;
}

void CommandQueue::markSent(Command command, qsizetype octets)
{
    m_commandOctetsInFlight += octets;
    m_replyOctetsInFlight += command.expectedOctets;
    m_sent.push_back(InFlight{std::move(command), octets, {}, 0, 0, std::nullopt, 0});
}

std::optional<CommandQueue::Happening> CommandQueue::next()
{
    while (!m_over) {
        if (m_unasked)
            return outOfStep(*m_unasked);
        if (m_replyComplete && isFatal(m_sent.front().failure))
            return outOfStep(*m_sent.front().failure);
        if (m_replyComplete)
            return finish();
        const std::optional<wire::Framer::Piece> piece = m_framer.next();
        if (!piece)
            return std::nullopt;
        if (const auto *line = std::get_if<wire::Framer::Line>(&*piece))
            return onLine(line->bytes);
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

CommandQueue::Happening CommandQueue::onLine(QByteArrayView line)
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
    return LineArrived{id, line, !terminator};
}

/// Nobody asked. A server that hangs up, being idle too long or shut down, says so here.
CommandQueue::Happening CommandQueue::onUnaskedLine(QByteArrayView line)
{
    const std::optional<StatusLine> status = readStatusLine(line);
    const bool farewell = status && status->indicator == StatusLine::Indicator::Err;
    m_unasked = farewell ? Error{ErrorKind::ConnectionLost, status->text, status->code, {}, {}}
                         : Error{ErrorKind::Protocol, line.toByteArray(), {}, {}, {}};
    return LineArrived{0, line, false};
}

CommandQueue::Happening CommandQueue::onStatusLine(QByteArrayView line)
{
    InFlight &first = m_sent.front();
    std::optional<StatusLine> status = readStatusLine(line);
    if (!status || status->indicator == StatusLine::Indicator::Continue) {
        const ErrorKind kind = first.command.verb.isEmpty() ? ErrorKind::NotPop3 : ErrorKind::Protocol;
        // The line is told first, so that the transcript has it; then the end.
        m_sent.front().failure = Error{kind, line.toByteArray(), {}, first.command.verb, {}};
        m_replyComplete = true;
        return LineArrived{first.command.id, line, false};
    }
    if (status->indicator == StatusLine::Indicator::Err) {
        first.failure = refusal(*status, first.command.verb);
        m_replyComplete = true;
        return LineArrived{first.command.id, line, false};
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
    return LineArrived{first.command.id, line, false};
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
    first.reply.bodyOctets += chunk.size();
    first.bodyLines += std::count(chunk.begin(), chunk.end(), '\n');
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

CommandQueue::Finished CommandQueue::finish()
{
    InFlight first = std::move(m_sent.front());
    m_sent.pop_front();
    m_replyComplete = false;
    m_commandOctetsInFlight -= first.commandOctets;
    m_replyOctetsInFlight -= first.command.expectedOctets;
    if (first.command.shape == Shape::Body && !first.failure) {
        if (const Result<Done> whole = first.command.sink->finish(); !whole)
            first.failure = whole.error();
    }
    if (first.failure)
        return {std::move(first.command), *std::move(first.failure)};
    return {std::move(first.command), std::move(first.reply)};
}

CommandQueue::OutOfStep CommandQueue::outOfStep(Error error)
{
    m_over = true;
    return OutOfStep{std::move(error)};
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

bool CommandQueue::isSent(CommandId id) const
{
    return std::any_of(m_sent.begin(), m_sent.end(),
                       [id](const InFlight &sent) { return sent.command.id == id; });
}

} // namespace poplar::pop3
