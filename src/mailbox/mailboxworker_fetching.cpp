// SPDX-License-Identifier: GPL-3.0-or-later
// Messages for a Maildir, and commands that the user speaks, of a MailboxWorker.
#include "mailbox/mailboxworker.h"

#include <algorithm>

namespace poplar::mailbox {

void MailboxWorker::connectFetching()
{
    connect(&m_fetcher, &Fetcher::delivered, this, &MailboxWorker::onDelivered);
    connect(&m_fetcher, &Fetcher::setAside, this, &MailboxWorker::onSetAside);
    connect(&m_fetcher, &Fetcher::progressed, this, [this](qint64 done, qint64 total) {
        tellProgress({Activity::Fetching, done, total});
    });
    connect(&m_fetcher, &Fetcher::finished, this, [this](const FetchReport &report) {
        tellProgress({});
        if (report.stopped && report.stopped->kind != ErrorKind::Cancelled && isOpen())
            this->report(Problem::During::Fetching, *report.stopped);
        sendMarks(); // what was ticked before could not be marked while it was wanted
        flush();
        Q_EMIT fetchFinished(report);
    });
}

void MailboxWorker::fetch(const FetchOrder &order)
{
    touch();
    m_fetcher.add(order);
    if (isListed())
        startFetching();
    else if (!m_session && !m_waiting)
        open();
}

void MailboxWorker::startFetching()
{
    const QSet<MessageId> marked = m_ticks.marked();
    const bool isHidden = std::any_of(marked.begin(), marked.end(),
                                      [this](MessageId message) { return m_fetcher.wants(message); });
    // A marked message cannot be retrieved (RFC 1939 section 5, RETR). The marks are sent again later.
    if (isHidden)
        sendReset();
    m_fetcher.start(*m_session, m_account.largestMessage);
}

void MailboxWorker::onDelivered(MessageId message, const archive::Delivered &delivered, FetchOrder::Then then)
{
    m_reconnect.succeeded();
    touch();
    const Result<Done> kept = m_known.setKept(message, delivered);
    reportIfFailed(Problem::During::Catalogue, kept);
    // What is not remembered would be fetched again; deleting it would be no loss, but nothing is
    // deleted on half a proof.
    if (kept && then == FetchOrder::Then::Tick)
        tick({message});
    scheduleFlush();
    Q_EMIT fetched({message, delivered.file, delivered.octets, delivered.sha256, std::nullopt});
}

void MailboxWorker::onSetAside(MessageId message, const Error &error)
{
    reportIfFailed(Problem::During::Catalogue, m_known.setAside(message, error));
    scheduleFlush();
    Q_EMIT fetched({message, {}, 0, {}, error});
}

void MailboxWorker::speak(const QByteArray &) {}

} // namespace poplar::mailbox
