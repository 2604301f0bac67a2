// SPDX-License-Identifier: GPL-3.0-or-later
// The history of deletions, of a MailboxWorker: written before QUIT, completed by its answer, settled by the
// next listing.
#include "mailbox/mailboxworker.h"

#include <algorithm>

namespace poplar::mailbox {

using During = Problem::During;

void MailboxWorker::readReceipts()
{
    load();
    if (!m_known.catalogue())
        return; // load() has told why
    const Result<QList<Receipt>> history = Deletions::history(*m_known.catalogue());
    if (!history)
        return report(During::Catalogue, history.error());
    Q_EMIT receiptsRead(*history);
}

/// Before QUIT: its answer, or this program, may be lost.
/// @return whether it may be said: what cannot be noted is not deleted.
bool MailboxWorker::noteCommit()
{
    if (m_ticks.marked().isEmpty())
        return true;
    QList<MessageId> marked = m_ticks.marked().values();
    std::sort(marked.begin(), marked.end());
    const Result<Receipt> receipt = m_deletions.begin(*m_known.catalogue(), named(marked));
    if (!receipt) {
        report(During::Leaving, receipt.error());
        return false;
    }
    Q_EMIT receiptWritten(*receipt);
    return true;
}

void MailboxWorker::noteAnswer(const CommitReport &report)
{
    const QList<MessageId> marked = m_ticks.marked().values();
    if (m_committing != Committing::Said || marked.isEmpty())
        return;
    if (report.outcome == CommitReport::Outcome::Deleted) {
        reportIfFailed(During::Catalogue, m_known.setGone(marked));
        for (const MessageId message : marked)
            m_ticks.untick(message);
        (void)m_downloads.cancel(marked); // paused, or failed before
        reportIfFailed(During::Catalogue, m_known.setUnwanted(marked));
    }
    const Result<Receipt> receipt = m_deletions.answered(*m_known.catalogue(), report);
    if (!receipt)
        return this->report(During::Catalogue, receipt.error());
    Q_EMIT receiptWritten(*receipt);
}

void MailboxWorker::settle()
{
    // After QUIT has been said the listing proves nothing of what that deletes.
    if (!m_listed || !m_deletions.isOpen() || m_committing == Committing::Said)
        return;
    const Result<Deletions::Settled> settled = m_deletions.settle(*m_known.catalogue(), m_known.settlement());
    if (!settled)
        return report(During::Catalogue, settled.error());
    for (const MessageId message : settled->gone)
        m_ticks.untick(message);
    reportIfFailed(During::Catalogue, m_known.setGone(settled->gone));
    for (const Receipt &receipt : settled->receipts)
        Q_EMIT receiptWritten(receipt);
    if (!settled->gone.isEmpty() || !settled->kept.isEmpty()) {
        CommitReport report;
        report.messages = settled->gone.size();
        report.octets = settled->octetsGone;
        if (!settled->gone.isEmpty())
            report.outcome = CommitReport::Outcome::Deleted;
        Q_EMIT left(report);
    }
    if (!settled->returned.isEmpty())
        takeBack(*settled);
}

/// The server said that it had deleted them, and lists them: they are ticked as before, and nothing goes on
/// by itself, for the user was told otherwise.
void MailboxWorker::takeBack(const Deletions::Settled &settled)
{
    report(During::Leaving, Error{ErrorKind::Refused, settled.said, "STILL-THERE", "QUIT", {}});
    const Result<QList<MessageId>> ticked = m_known.takeBack(settled.returned);
    if (!ticked)
        return report(During::Catalogue, ticked.error());
    for (const MessageId message : *ticked)
        m_ticks.tick(message);
    dropDoubtfulTicks();
    scheduleFlush();
}

} // namespace poplar::mailbox
