// SPDX-License-Identifier: GPL-3.0-or-later
// How a MailboxWorker leaves the maildrop, by itself too, and what becomes of the ticks.
#include "mailbox/mailboxworker.h"

#include <algorithm>

namespace poplar::mailbox {

void MailboxWorker::onLeft(const Result<pop3::Committed> &result)
{
    const CommitReport report = reportOf(result);
    if (result)
        m_commandsLost = 0;
    noteAnswer(report);
    const bool wasCommitting = m_committing == Committing::Said;
    sessionOver();
    const Then then = std::exchange(m_then, Then::Nothing);
    if (then == Then::Nothing) {
        m_wish.reset();
        m_fetcher.stop(Error{ErrorKind::Cancelled, {}, {}, {}, {}});
    }
    if (then == Then::Nothing || wasCommitting)
        Q_EMIT left(report);
    if (then == Then::OpenAnew)
        open();
}

/// Another program may have deleted them, or the server: nobody would notice otherwise.
void MailboxWorker::tellVanished()
{
    if (!m_listed || m_deletions.hasUnknown() || !m_known.isListingUnderstood())
        return;
    const Result<Vanished> vanished = m_known.noteListed();
    if (!vanished)
        return report(Problem::During::Catalogue, vanished.error());
    // Where only a part is listed, what is missing may have made room for newer messages.
    if (vanished->messages > 0 && !m_known.traits().testFlag(ServerTrait::ListsPart))
        Q_EMIT this->vanished(*vanished);
}

bool MailboxWorker::isEveryMessageRecognised() const
{
    return m_known.isEveryMessageRecognised();
}

CommitReport MailboxWorker::reportOf(const Result<pop3::Committed> &result) const
{
    CommitReport report;
    if (m_committing != Committing::Said)
        return report;
    using Outcome = CommitReport::Outcome;
    if (result)
        report.outcome = Outcome::Deleted;
    else
        report.outcome = result.error().kind == ErrorKind::Unknown ? Outcome::Unknown : Outcome::Refused;
    report.said = result ? result->said : result.error().said;
    report.messages = m_ticks.marked().size();
    for (const MessageId message : m_ticks.marked()) {
        if (const MessageRow *row = m_known.rows().find(message))
            report.octets += std::max<qint64>(row->identity.octets, 0);
    }
    return report;
}

void MailboxWorker::leaveNow(pop3::Leaving leaving)
{
    if (!isOpen() || m_isLeaving)
        return;
    m_isLeaving = true;
    if (leaving == pop3::Leaving::Abandon)
        m_committing = Committing::No;
    withdrawQuestion(); // a review decides nothing any more
    m_headers.stop();
    m_rules.stopReading();
    m_fetcher.pause();
    tellProgress({Activity::Leaving, 0, 0});
    m_session->leave(leaving);
}

void MailboxWorker::leaveIfQuiet()
{
    const bool busy = m_headers.isActive() || m_fetcher.hasCommands() || m_fetcher.isSettling()
        || m_reader.commandUnderWay();
    if (busy || m_committing != Committing::No)
        return touch();
    leaveNow(pop3::Leaving::Abandon);
}

/// It is no check of the user's: what is new stays new, and what was told of the catalogue is not told again.
void MailboxWorker::checkByClock()
{
    if (m_credentials.isGathering() || m_waiting || m_question || (m_session && !isListed()))
        return;
    const std::optional<Error> told = m_catalogueTold;
    check(Reading::Headers);
    m_check = KnownMessages::Check::Continued;
    m_catalogueTold = told;
}

void MailboxWorker::commitWhenMarked()
{
    if (m_committing != Committing::WaitingForMarks || m_marksUnderWay > 0 || !m_looksUnderWay.isEmpty()
        || m_reader.commandUnderWay() || m_fetcher.isSettling())
        return;
    if (m_ticks.needReset()) { // what the user typed meanwhile was not in the review
        sendReset();
        return sendMarks();
    }
    if (!noteCommit())
        return leaveNow(pop3::Leaving::Abandon);
    m_committing = Committing::Said;
    leaveNow(pop3::Leaving::Commit);
}

void MailboxWorker::leave()
{
    endWait();
    m_credentials.cancel();
    m_then = Then::Nothing;
    if (m_committing != Committing::No || m_isLeaving)
        return; // left() follows
    if (isListed()) {
        const QList<MessageId> ticked = victims();
        if (ticked.isEmpty())
            return leaveNow(pop3::Leaving::Abandon);
        const QSet<MessageId> shown(ticked.begin(), ticked.end());
        if (isAgreedUpon(ticked)) {
            m_ticks.review(shown);
            return take(ReviewAnswer::Delete);
        }
        ReviewQuestion review{describe(ticked), 0};
        for (const Victim &victim : review.victims)
            review.octets += std::max<qint64>(victim.identity.octets, 0);
        ask(review);
        return m_ticks.review(shown);
    }
    m_wish.reset();
    m_dispatch.originals().endAllBut({});
    m_fetcher.stop(Error{ErrorKind::Cancelled, {}, {}, {}, {}});
    if (m_session)
        m_session->abort();
    Q_EMIT left({});
}

} // namespace poplar::mailbox
