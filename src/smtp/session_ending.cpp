// SPDX-License-Identifier: GPL-3.0-or-later
// How a Session ends: by leaving, by giving up, or because it must.
#include "smtp/session.h"

namespace poplar::smtp {

void Session::cancel()
{
    if (m_sending)
        abort();
}

void Session::leave()
{
    if (m_isLeaving || m_over)
        return;
    if (m_state != State::Ready && !m_sending)
        return abort();
    m_isLeaving = true;
    if (!m_sending)
        sayQuit();
}

/// Whatever becomes of QUIT, all that was sent has had its verdict.
void Session::sayQuit()
{
    Command command = quit();
    command.done = [this](const Result<Reply> &) {
        if (!m_over)
            end();
    };
    enqueue(std::move(command));
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

void Session::concludeLater(const Submission &submission, const Error &error)
{
    Transaction transaction(submission, {}, Transfer::Data);
    transaction.ended(error);
    QMetaObject::invokeMethod(
        this, [this, outcome = transaction.outcome()] { Q_EMIT concluded(outcome); }, Qt::QueuedConnection);
}

Outcome Session::redacted(Outcome outcome)
{
    const wire::SecretGuard &guard = m_log.guard();
    const auto clean = [&guard](Reply &reply) {
        for (QByteArray &line : reply.lines)
            line = guard.blotted(line);
    };
    clean(outcome.verdict);
    for (RecipientOutcome &one : outcome.recipients)
        clean(one.reply);
    if (outcome.error)
        outcome.error = guard.redacted(*outcome.error);
    return outcome;
}

void Session::fail(Error error)
{
    if (m_over)
        return;
    if (m_state == State::Quit) // after QUIT nothing is left to lose
        return end();
    if (const Command *awaited = m_queue.awaited(); awaited && error.verb.isEmpty())
        error.verb = awaited->verb;
    error = m_log.guard().redacted(std::move(error));
    m_log.noteFailure(error);
    m_over = true;
    seeWhatLeft();
    // What is left of a message must not be sent any more, now that it counts as not sent, or was refused.
    if (m_sending || (m_state != State::Connected && m_channel.unwritten() > 0))
        m_channel.abort();
    else
        m_channel.close();
    finishAll();
    m_log.flush();
    if (m_sending) {
        m_sending->transaction.ended(error);
        const Outcome outcome = redacted(m_sending->transaction.outcome());
        m_sending.reset();
        Q_EMIT concluded(outcome);
    }
    Q_EMIT failed(error);
    m_state = State::Disconnected;
    Q_EMIT stateChanged(m_state);
}

void Session::end()
{
    m_over = true;
    m_channel.close();
    finishAll();
    m_log.note(Kind::State, nameOf(State::Disconnected));
    m_log.flush();
    Q_EMIT left();
    m_state = State::Disconnected;
    Q_EMIT stateChanged(m_state);
}

void Session::finishAll()
{
    m_writeTimer.stop();
    for (CommandQueue::Finished &rest : m_queue.giveUp()) {
        if (rest.command.done)
            rest.command.done(rest.result);
    }
}

} // namespace poplar::smtp
