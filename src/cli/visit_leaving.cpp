// SPDX-License-Identifier: GPL-3.0-or-later
// How a Visit leaves the maildrop, and what it says of the outcome.
#include "cli/errortext.h"
#include "cli/visit.h"

namespace poplar::cli {

using namespace mailbox;

void Visit::leave(ExitCode code)
{
    if (isEnding())
        return;
    m_code = code;
    m_wanted.reset();
    m_asksForReview = false;
    if (m_mailbox.status().state != ConnectionState::Transaction)
        return breakOff(code);
    m_stage = Stage::Leaving;
    m_mailbox.leave();
}

void Visit::leaveDeleting(const Ids &messages, ExitCode code)
{
    if (isEnding())
        return;
    m_code = code;
    m_wanted = messages;
    m_asksForReview = false;
    m_stage = Stage::Leaving;
    m_mailbox.leave();
}

void Visit::leaveWithReview()
{
    m_asksForReview = true;
    m_stage = Stage::Leaving;
    m_mailbox.leave();
}

void Visit::breakOff(ExitCode code)
{
    m_mailbox.stop();
    finish(code);
}

void Visit::interrupt(int signal)
{
    constexpr int interrupted = 128;
    if (isEnding())
        return;
    const bool deleting = m_stage == Stage::Leaving && (m_wanted || m_asksForReview);
    m_output.progress({});
    m_output.complain(deleting ? tr("Stopped. It is not known whether the messages were deleted.")
                               : tr("Stopped. Nothing was deleted."));
    breakOff(static_cast<ExitCode>(interrupted + signal));
}

void Visit::onLeft(const CommitReport &report)
{
    const bool isOpen = m_mailbox.status().state != ConnectionState::Disconnected;
    if ((m_stage == Stage::Opening || m_stage == Stage::Open) && isOpen)
        return tellOfEarlierQuit(report);
    if (m_stage == Stage::Leaving)
        return finish(codeOf(report));
    if (m_stage == Stage::Open)
        m_output.remark(tr("The session was idle for long and has been left; nothing was deleted."));
    if (m_stage == Stage::Open || m_stage == Stage::Opening)
        onGone(m_code == ExitCode::Success ? ExitCode::Unavailable : m_code);
}

void Visit::tellOfEarlierQuit(const CommitReport &report)
{
    const bool deleted = report.outcome == CommitReport::Outcome::Deleted;
    m_output.remark(
        tr("A session before ended without an answer to its deletion. Messages deleted by it: %1.")
            .arg(deleted ? report.messages : 0));
}

ExitCode Visit::codeOf(const CommitReport &report)
{
    using Outcome = CommitReport::Outcome;
    Problem problem;
    problem.during = Problem::During::Leaving;
    problem.host = m_mailbox.account().host;
    problem.error.said = report.said;
    switch (report.outcome) {
    case Outcome::Deleted:
        m_ours.clear();
        if (!m_wanted || report.messages == m_wanted->size())
            return m_code;
        m_output.complain(tr("Not all of the messages were deleted."));
        return m_code == ExitCode::Success ? ExitCode::Unavailable : m_code;
    case Outcome::Refused:
        problem.error.kind = ErrorKind::Refused;
        break;
    case Outcome::Unknown:
        problem.error.kind = ErrorKind::Unknown;
        break;
    case Outcome::NothingDeleted:
        if (!m_wanted || m_wanted->isEmpty())
            return m_code;
        m_output.complain(tr("Nothing was deleted."));
        return m_code == ExitCode::Success ? ExitCode::Unavailable : m_code;
    }
    m_output.complain(errorLines(problem));
    return exitCodeOf(problem.error.kind);
}

} // namespace poplar::cli
