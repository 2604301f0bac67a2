// SPDX-License-Identifier: GPL-3.0-or-later
// Downloads into the account's own Maildir, of a MailboxWorker: what DownloadQueue decides is said to
// Fetcher, session and catalogue.
#include "mailbox/mailboxworker.h"

#include "archive/maildir.h"

#include <algorithm>

namespace poplar::mailbox {

using During = Problem::During;

namespace {

/// So many are handed to the Fetcher at a time: the rest of the queue stays where it can be paused and
/// cancelled.
constexpr qsizetype handedOver = 64;
/// While nothing comes, the rate goes down all the same.
constexpr std::chrono::seconds ratesToldEvery{1};

} // namespace

void MailboxWorker::connectDownloads()
{
    m_clock.start();
    m_rateTimer.setInterval(ratesToldEvery);
    connect(&m_rateTimer, &QTimer::timeout, this, &MailboxWorker::scheduleFlush);
    connect(&m_fetcher, &Fetcher::ranDry, this, &MailboxWorker::feedFetcher);
    connect(&m_fetcher, &Fetcher::received, this, [this](MessageId message, qint64 octets) {
        m_downloads.received(message, octets, TransferRate::Time(m_clock.elapsed()));
        scheduleFlush();
    });
    connect(&m_fetcher, &Fetcher::takenBack, this, [this](MessageId message) {
        m_handedOver.remove(message);
        m_downloads.takenBack(message);
        scheduleFlush();
    });
}

/// As the catalogue has it: after a start, a listing, and when headers showed which messages are which.
void MailboxWorker::restoreDownloads()
{
    const Result<QList<DownloadQueue::Entry>> wanted = m_known.wanted();
    if (!wanted)
        return report(During::Catalogue, wanted.error());
    m_downloads.restore(*wanted);
    // Without unique-ids, messages have other ids in each session: those that the Fetcher has are void.
    const QSet<MessageId> handed = m_handedOver;
    for (const MessageId message : handed) {
        if (m_numbers.contains(message) || m_downloads.wants(message))
            continue;
        m_fetcher.cancel(message);
        m_handedOver.remove(message);
    }
    scheduleFlush();
}

// --- Orders -------------------------------------------------------------------------------------

void MailboxWorker::download(const DownloadOrder &order)
{
    load();
    touch();
    m_localMail.takeOrder(order);
    QList<MessageId> messages = order.messages;
    if (order.which != DownloadOrder::Which::Named) {
        messages = m_known.rows().rows().keys();
        const auto &rows = m_known.rows();
        std::sort(messages.begin(), messages.end(), [&rows](MessageId a, MessageId b) {
            return rows.find(a)->position < rows.find(b)->position;
        });
    }
    messages.removeIf([this, &order](MessageId message) {
        const MessageRow *row = m_known.rows().find(message);
        return !row || !isIn(order, *row);
    });
    orderDownloads(messages, order.folder);
    followDownloads();
}

bool MailboxWorker::isIn(const DownloadOrder &order, const MessageRow &row) const
{
    if (row.marks & (marksOfCopies | Mark::Gone))
        return false;
    if (order.which == DownloadOrder::Which::New && !row.marks.testFlag(Mark::New))
        return false;
    return order.largest <= 0 || row.identity.octets <= order.largest;
}

void MailboxWorker::orderDownloads(const QList<MessageId> &messages, FolderId folder)
{
    tellDownloads(
        std::numeric_limits<qsizetype>::max()); // an empty queue forgets what became of the last order
    QList<DownloadQueue::Entry> entries;
    entries.reserve(messages.size());
    for (const MessageId message : messages)
        entries += {message, std::max<qint64>(m_known.rows().find(message)->identity.octets, 0)};
    const QList<MessageId> added = m_downloads.order(entries);
    // What waits already learns where it is to go.
    const bool isForArchive = folder == FolderId::Archive;
    reportIfFailed(During::Catalogue, m_known.setWanted(isForArchive ? added : messages, folder));
    scheduleFlush();
}

/// What is new is ordered by itself, but not what the user has cancelled, nor what will not be retrieved.
void MailboxWorker::orderNewMail()
{
    const DownloadOrder order{DownloadOrder::Which::New, {}, m_account.largestMessage};
    QList<MessageId> messages;
    for (const MessageRow &row : m_known.rows().rows()) {
        if (isIn(order, row) && m_numbers.contains(row.id) && !m_downloads.isDeclined(row.id))
            messages += row.id;
    }
    std::sort(messages.begin(), messages.end());
    orderDownloads(messages);
}

void MailboxWorker::pauseDownloads()
{
    touch();
    m_downloads.pause();
    followDownloads();
}

void MailboxWorker::resumeDownloads()
{
    touch();
    m_downloads.resume();
    followDownloads();
}

/// POP3 cannot stop a transfer but by hanging up. What little is left of one is read and dropped; for more, a
/// new connection costs less than the rest of the message.
void MailboxWorker::cancelDownloads(const QList<MessageId> &messages)
{
    touch();
    const QList<MessageId> cancelled = messages.isEmpty() ? m_downloads.messages() : messages;
    qint64 stillToCome = 0;
    for (const MessageId message : m_downloads.cancel(cancelled))
        stillToCome = std::max(stillToCome, m_fetcher.cancel(message));
    reportIfFailed(During::Catalogue, m_known.setUnwanted(cancelled));
    if (stillToCome > limit::drainAfterFailure && isListed() && m_committing == Committing::No) {
        m_then = Then::OpenAnew;
        m_session->abort();
    }
    sendMarks(); // of those ticked while they were wanted
    scheduleFlush();
}

void MailboxWorker::retryDownloads(const QList<MessageId> &messages)
{
    touch();
    const QList<MessageId> failed = messages.isEmpty() ? m_downloads.failures() : messages;
    reportIfFailed(During::Catalogue, m_known.setWanted(m_downloads.retry(failed)));
    followDownloads();
}

// --- Carrying out -------------------------------------------------------------------------------

void MailboxWorker::followDownloads()
{
    scheduleFlush();
    if (m_downloads.isPaused()) {
        m_fetcher.takeBack(m_downloads.taken());
        sendMarks(); // of those ticked while they were wanted
    } else if (m_downloads.hasNext() && isListed() && m_committing == Committing::No) {
        startFetching();
    } else if (m_downloads.hasNext() && !m_session && !m_waiting) {
        open();
    }
}

/// The Fetcher has nothing more: it gets the next few.
void MailboxWorker::feedFetcher()
{
    if (!m_downloads.hasNext() || m_committing != Committing::No)
        return;
    if (!m_fetcher.isAtWork() && !makeOwnMaildir()) {
        m_downloads.pause();
        return scheduleFlush();
    }
    FetchOrder order;
    order.maildir = m_folder;
    // A rule may delete them on the server: then they are read back from the disk itself. It ticks by itself.
    if (m_account.retention.kind != accounts::Retention::Kind::Keep)
        order.then = FetchOrder::Then::Tick;
    while (order.messages.size() < handedOver) {
        const std::optional<MessageId> next = m_downloads.take();
        if (!next)
            break;
        order.messages += *next;
        m_handedOver.insert(*next);
    }
    m_fetcher.add(order);
}

void MailboxWorker::onDownloaded(const QList<Fetcher::Fetched> &fetched, const Result<Done> &remembered)
{
    QList<MessageId> kept;
    QList<MessageId> proven;
    for (const Fetcher::Fetched &one : fetched) {
        if (!remembered) {
            onDownloadFailed(one.message, remembered.error());
            continue;
        }
        m_downloads.kept(one.message);
        kept += one.message;
        if (one.then == FetchOrder::Then::Tick && isWhole(one))
            proven += one.message;
    }
    if (!kept.isEmpty())
        reportIfFailed(During::Catalogue, m_known.setUnwanted(kept));
    tickDownloaded(proven);
}

/// It stays wanted in the catalogue, so that it can be tried again after a restart, too.
void MailboxWorker::onDownloadFailed(MessageId message, const Error &error)
{
    m_downloads.failed(message, error);
    m_known.rows().clearMark(message, Mark::Wanted);
}

/// The Fetcher has ended its work, or gave it up.
void MailboxWorker::endDownloads(const FetchReport &report)
{
    // The next message would fare no better: the user must do something about the disk, or the server.
    const bool isHopeless = report.stopped
        && (report.stopped->kind == ErrorKind::Storage || report.stopped->kind == ErrorKind::Busy);
    if (isHopeless)
        m_downloads.pause();
    m_downloads.takenBack();
    m_handedOver.clear();
    if (m_downloads.hasNext() && isListed() && m_committing == Committing::No)
        startFetching(); // ordered, or resumed, while it was giving up
}

// --- Telling ------------------------------------------------------------------------------------

DownloadStatus MailboxWorker::downloadStatus() const
{
    const bool hasSession = m_session || m_waiting || m_credentials.isGathering();
    return m_downloads.status(hasSession, TransferRate::Time(m_clock.elapsed()));
}

void MailboxWorker::tellDownloads(qsizetype most)
{
    if (const QList<Download> changes = m_downloads.takeChanges(most); !changes.isEmpty())
        Q_EMIT downloadsChanged(changes);
    const DownloadStatus status = downloadStatus();
    if (status != m_downloadStatus) {
        m_downloadStatus = status;
        Q_EMIT downloadStatusChanged(status);
        if (status.run == DownloadStatus::Run::Running)
            m_progress = Progress{Activity::Fetching, status.received, status.octets};
    }
    if (m_downloads.hasChanges())
        scheduleFlush();
    if (status.octetsPerSecond > 0)
        m_rateTimer.start();
    else
        m_rateTimer.stop();
}

} // namespace poplar::mailbox
