// SPDX-License-Identifier: GPL-3.0-or-later
// How a Session ends: by leaving, by giving up, or because it must.
#include "pop3/lessons.h"
#include "pop3/session.h"

namespace poplar::pop3 {

void Session::leave(Leaving leaving)
{
    if (m_leaving || m_over)
        return;
    if (m_state != State::Transaction)
        return abort();
    m_leaving = leaving;
    dropUnsent(ErrorKind::Unsent);
    if (leaving == Leaving::Commit)
        return sayQuit();
    Command reset = rset();
    reset.done = [this](const Result<Reply> &result) {
        if (result)
            return sayQuit();
        // QUIT would delete what RSET did not unmark; without it nothing is deleted (RFC 1939 section 6).
        if (!m_over)
            end(Committed{});
    };
    m_queue.enqueue(std::move(reset));
    scheduleSend();
}

void Session::sayQuit()
{
    Command command = quit();
    command.done = [this](const Result<Reply> &result) {
        if (!result && result.error().kind == ErrorKind::Unsent)
            return; // the session ended before, which is told
        if (result)
            return end(Committed{blotted(result->text)});
        // Unmarked by RSET before: whatever became of QUIT, nothing was deleted.
        if (m_leaving == Leaving::Abandon)
            return end(Committed{});
        end(result.error());
    };
    m_queue.enqueue(std::move(command));
    scheduleSend();
}

void Session::abort()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            fail(Error{ErrorKind::Cancelled, {}, {}, {}, {}});
        },
        Qt::QueuedConnection);
}

void Session::dropUnsent(ErrorKind kind)
{
    for (Command &command : m_queue.takeAllUnsent()) {
        const Error error{kind, {}, {}, command.verb, {}};
        QMetaObject::invokeMethod(
            this, [done = std::move(command.done), error] { done(error); }, Qt::QueuedConnection);
    }
}

void Session::fail(Error error, ServerTraits shown)
{
    if (m_over)
        return;
    if (const Command *awaited = m_queue.awaited(); awaited && error.verb.isEmpty())
        error.verb = awaited->verb;
    const bool capaAnswered = m_opening && m_opening->survivedCapa();
    shown |= lessonsOfEnd(error, {capaAnswered, m_showsCertificate, m_queue.mayHaveLostCommands()});
    // Some servers hang up on a wrong password instead of saying so.
    if (error.kind == ErrorKind::ConnectionLost && m_queue.awaitsVerdict())
        error.kind = ErrorKind::Authentication;
    error = redacted(std::move(error));
    if (const qint64 octets = m_queue.bodyOctets(); octets > 0)
        m_log.noteUnfinished(m_queue.awaited()->id, octets);
    m_log.noteFailure(error);
    m_over = true;
    const bool quitting = m_state == State::Update;
    m_channel.close();
    // Without QUIT nothing is deleted (RFC 1939 section 6), which is all that was wanted.
    if (!quitting && m_leaving == Leaving::Abandon)
        return end(Committed{});
    if (!quitting) {
        finishAll();
        m_log.flush();
        tellLessons(shown);
        Q_EMIT failed(error);
        m_state = State::Disconnected;
        Q_EMIT stateChanged(m_state);
        return;
    }
    finishAll(); // QUIT's own outcome is Unknown, and ends the session
}

void Session::end(const Result<Committed> &result)
{
    m_over = true;
    m_keepAlive.stop();
    m_channel.close();
    finishAll();
    m_log.note(Kind::State, nameOf(State::Disconnected));
    m_log.flush();
    Q_EMIT left(result);
    m_state = State::Disconnected;
    Q_EMIT stateChanged(m_state);
}

void Session::finishAll()
{
    m_sendTimer.stop();
    m_keepAlive.stop();
    for (CommandQueue::Finished &rest : m_queue.giveUp()) {
        if (rest.command.done)
            rest.command.done(rest.result ? std::move(rest.result) : redacted(rest.result.error()));
    }
}

} // namespace poplar::pop3
