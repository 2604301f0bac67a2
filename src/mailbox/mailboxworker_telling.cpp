// SPDX-License-Identifier: GPL-3.0-or-later
// What a MailboxWorker tells the window.
#include "mailbox/mailboxworker.h"

namespace poplar::mailbox {

namespace {

/// Between two such batches the window finds time to draw.
constexpr qsizetype rowsToldAtOnce = 1000;

ConnectionState connectionState(pop3::State state)
{
    switch (state) {
    case pop3::State::Disconnected:
        return ConnectionState::Disconnected;
    case pop3::State::Connecting:
        return ConnectionState::Connecting;
    case pop3::State::Securing:
        return ConnectionState::Securing;
    case pop3::State::Authorization:
        return ConnectionState::Authorization;
    case pop3::State::Transaction:
        return ConnectionState::Transaction;
    case pop3::State::Update:
        return ConnectionState::Update;
    }
    Q_UNREACHABLE();
}

} // namespace

void MailboxWorker::tellStatus()
{
    ConnectionStatus status;
    status.host = m_account.host;
    status.security = m_account.security;
    if (m_session) {
        status.state = connectionState(m_session->state());
        if (!m_session->tls().protocol.isEmpty())
            status.tls = m_session->tls();
        for (const QByteArray &line : m_session->capabilities().lines())
            status.capabilities += m_session->blotted(line);
        status.authentication = m_session->authentication();
    }
    status.waiting = m_waiting;
    status.traits = m_known.traits();
    if (status == m_status)
        return;
    m_status = status;
    scheduleFlush(); // downloads go on with a session, and stop with it
    Q_EMIT connectionChanged(status);
}

void MailboxWorker::tellProgress(const Progress &progress)
{
    m_progress = progress;
    scheduleFlush();
}

void MailboxWorker::tellTranscript(QList<wire::TranscriptEvent> events)
{
    Q_EMIT transcriptGrown(m_records.numbered(std::move(events)));
}

void MailboxWorker::report(Problem::During during, const Error &error, std::optional<MessageId> message)
{
    if (error.kind == ErrorKind::Cancelled)
        return; // the user knows
    // What holds up one change of the catalogue holds up the next; only the words differ.
    if (during == Problem::During::Catalogue) {
        const std::optional<Error> told = std::exchange(m_catalogueTold, error);
        if (told && told->kind == error.kind && told->code == error.code)
            return;
    }
    Problem problem;
    problem.error = error;
    problem.during = during;
    problem.message = message;
    problem.security = m_account.security;
    problem.host = m_account.host;
    problem.port = m_account.port;
    problem.transcriptNumber = m_records.last();
    Q_EMIT this->problem(problem);
}

void MailboxWorker::reportIfFailed(Problem::During during, const Result<Done> &result)
{
    if (!result)
        report(during, result.error());
}

void MailboxWorker::scheduleFlush()
{
    if (!m_flushTimer.isActive())
        m_flushTimer.start();
}

void MailboxWorker::flush()
{
    m_flushTimer.stop();
    for (const QList<RowChange> &changes : m_known.rows().takeChanges(rowsToldAtOnce))
        Q_EMIT rowsChanged(changes);
    tellDownloads(rowsToldAtOnce);
    if (m_progress)
        Q_EMIT progressChanged(*std::exchange(m_progress, std::nullopt));
}

} // namespace poplar::mailbox
