// SPDX-License-Identifier: GPL-3.0-or-later
// How a Session sends a message.
#include "smtp/session.h"

#include "base/limits.h"

#include <algorithm>

namespace poplar::smtp {

namespace {

constexpr std::chrono::milliseconds progressInterval{100};

} // namespace

void Session::send(const Submission &submission)
{
    if (m_state != State::Ready || m_isLeaving || m_over || m_sending) {
        const ErrorKind kind = m_over ? ErrorKind::Unsent : ErrorKind::NotAllowed;
        return concludeLater(submission, Error{kind, {}, {}, "MAIL", {}});
    }
    m_sending.emplace(
        Sending{submission, Transaction(submission, extensions(), m_settings.transfer), {}, false, 0});
    QMetaObject::invokeMethod(this, &Session::beginSending, Qt::QueuedConnection);
}

void Session::beginSending()
{
    if (m_over || !m_sending)
        return;
    Result<QList<Command>> commands = m_sending->transaction.begin();
    if (!commands) {
        m_sending->transaction.ended(commands.error());
        return conclude();
    }
    m_log.setMessage(m_sending->submission.message);
    enter(State::Mail);
    for (Command &command : commands.value())
        enqueue(std::move(command));
}

/// After each reply: what is of no use any more is not sent, and what the replies allow is.
void Session::proceed()
{
    if (m_sending->transaction.isHopeless())
        m_queue.dropUnsent();
    if (!m_sending->transaction.wantsChunks() && m_queue.isEmpty())
        conclude();
}

/// The reply to the octets of a BDAT cannot come while some of them are still here. With a yes the server
/// lies about what it has; after a no it may take the rest for commands. So the rest must not leave.
std::optional<Error> Session::answerBeforeTheOctets(const CommandQueue::Finished &finished)
{
    const bool isEarly = finished.command.verb == "BDAT" && !m_queue.awaited() && m_channel.unwritten() > 0;
    if (!isEarly || !finished.result)
        return std::nullopt;
    if (finished.result->isPositive())
        return Error{ErrorKind::Protocol,
                     finished.result->text(),
                     {},
                     "BDAT",
                     QStringLiteral("A reply before its time")};
    m_sending->transaction.answered(finished.command, finished.result);
    return refusal(*finished.result, "BDAT");
}

void Session::handle(const CommandQueue::ContentWanted &)
{
    enter(State::Data);
    m_sending->stream.emplace(m_sending->submission, BodyStream::Form::Dotted);
}

void Session::continueContent()
{
    if (m_over || !m_sending)
        return;
    if (m_queue.isContentUnderWay())
        writeContent();
    else if (m_sending->transaction.wantsChunks())
        writeChunks();
}

/// As much as there is room for; the rest follows when that has left.
void Session::writeContent()
{
    while (!m_over && !m_sending->isHandedOver && m_channel.unwritten() < limit::mailUnwritten) {
        const Result<QByteArray> bytes = m_sending->stream->next(limit::mailBlock);
        if (!bytes)
            return fail(bytes.error());
        m_channel.write(*bytes);
        if (m_sending->stream->isOver())
            contentHandedOver(m_queue.awaited()->id);
    }
    seeWhatLeft();
    armDeadline();
}

void Session::writeChunks()
{
    std::optional<BodyStream> &stream = m_sending->stream;
    if (!stream) {
        enter(State::Data);
        stream.emplace(m_sending->submission, BodyStream::Form::Plain);
    }
    const auto mayFollow = [this] {
        const bool isPipelined = m_queue.pipelining() == CommandQueue::Pipelining::On;
        return m_queue.waiting() == 0 && (isPipelined || m_queue.isEmpty());
    };
    while (!m_over && !stream->isOver() && mayFollow() && m_channel.unwritten() < limit::mailUnwritten) {
        const Result<QByteArray> octets = stream->next(limit::mailChunk);
        if (!octets)
            return fail(octets.error());
        const CommandId id = m_queue.enqueue(bdat(*octets, stream->isOver() ? Chunk::Last : Chunk::More));
        write();
        if (stream->isOver())
            contentHandedOver(id);
    }
}

/// The next thing that comes of it is the server's verdict.
void Session::contentHandedOver(CommandId command)
{
    const BodyStream &stream = *m_sending->stream;
    m_sending->isHandedOver = true;
    m_log.noteBody({command, stream.octets(), stream.lines(), stream.begin()});
}

void Session::onBytesLeft()
{
    if (m_over || !m_sending || !m_sending->stream)
        return;
    seeWhatLeft();
    tellProgress();
    continueContent();
    m_armedFor = 0; // the server takes what it is given: its time begins anew
    armDeadline();
}

/// Asked before anything is told of an end, too: what is here still cannot have reached the server, and what
/// is not may have.
void Session::seeWhatLeft()
{
    if (!m_sending || !m_sending->isHandedOver || m_channel.unwritten() > 0)
        return;
    m_sending->transaction.contentLeft();
    if (m_queue.isContentUnderWay())
        m_queue.contentSent();
}

void Session::tellProgress()
{
    // Doubled dots and the wrapping of TLS are not of the message, and may make it seem to shrink.
    m_sending->told = std::max(m_sending->told, m_sending->stream->octets() - m_channel.unwritten());
    const qint64 octets = m_sending->told;
    const bool isWhole = m_sending->isHandedOver && m_channel.unwritten() == 0;
    if (const Command *awaited = m_queue.awaited(); awaited && !isWhole)
        m_log.noteProgress(awaited->id, octets, wire::TranscriptEvent::Way::Out);
    if (!isWhole && m_told.isValid() && !m_told.hasExpired(progressInterval.count()))
        return;
    m_told.start();
    const qint64 all = std::max(m_sending->submission.content.octets, octets);
    Q_EMIT progressed(octets, isWhole ? octets : all);
}

void Session::conclude()
{
    seeWhatLeft();
    const Outcome outcome = redacted(m_sending->transaction.outcome());
    const bool needsReset = m_sending->transaction.needsReset();
    m_sending.reset();
    m_log.setMessage(0);
    if (needsReset) {
        Command reset = rset();
        // The envelope that stays would swallow the next message's.
        reset.done = [this](const Result<Reply> &reply) {
            const bool isLast = m_isLeaving && !m_sending;
            if (reply && !reply->isPositive() && !isLast)
                fail(refusal(*reply, "RSET"));
        };
        enqueue(std::move(reset));
    }
    enter(State::Ready);
    const bool wasLeaving = m_isLeaving; // else leave() says it, or waits for what concluded() began
    Q_EMIT concluded(outcome);
    if (wasLeaving && !m_over)
        sayQuit();
}

} // namespace poplar::smtp
