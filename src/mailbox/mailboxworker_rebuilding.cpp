// SPDX-License-Identifier: GPL-3.0-or-later
// Making the catalogue anew, and filling its index, of a MailboxWorker.
#include "mailbox/mailboxworker.h"

namespace poplar::mailbox {

using During = Problem::During;

namespace {

QList<qint64> entriesOf(const QList<HeaderFetcher::Header> &headers)
{
    QList<qint64> ids;
    ids.reserve(headers.size());
    for (const HeaderFetcher::Header &header : headers)
        ids += qint64(header.message);
    return ids;
}

} // namespace

void MailboxWorker::connectArchive()
{
    connect(&m_headers, &HeaderFetcher::read, this,
            [this](const QList<HeaderFetcher::Header> &headers) { m_indexing.add(entriesOf(headers)); });
    connect(&m_fetcher, &Fetcher::delivered, this, [this](const QList<Fetcher::Fetched> &fetched) {
        QList<qint64> ids;
        for (const Fetcher::Fetched &one : fetched)
            ids += qint64(one.message);
        m_indexing.add(ids);
    });
    connect(&m_indexing, &Indexing::failed, this,
            [this](const Error &error) { report(During::Catalogue, error); });
    connect(&m_rebuilding, &Rebuilding::progressed, this, [this](qint64 done, qint64 total) {
        tellProgress({Activity::Rebuilding, done, total});
    });
    connect(&m_rebuilding, &Rebuilding::finished, this, &MailboxWorker::onRebuilt);
    connect(this, &MailboxWorker::connectionChanged, this, &MailboxWorker::askToRebuild);
    connect(&m_searches, &Searches::answered, this, [this](const Found &found) {
        flush(); // the rows are told before
        Q_EMIT this->found(found);
    });
}

void MailboxWorker::search(const SearchOrder &order)
{
    if (!m_known.isOpen())
        load();
    m_searches.search(order);
}

Error MailboxWorker::whyClosed() const
{
    return m_openingFailure.value_or(Error{ErrorKind::Storage, {}, {}, {}, m_folder});
}

void MailboxWorker::onCatalogueOpened(const Result<Done> &opened)
{
    if (!opened)
        m_openingFailure = opened.error();
    archive::Catalogue *const catalogue = m_known.catalogue();
    if (!catalogue)
        return reportIfFailed(During::Catalogue, opened);
    const Result<std::optional<archive::Loss>> loss = catalogue->loss();
    m_hasLoss = loss && *loss;
    // The question tells that it was damaged.
    if (!m_hasLoss)
        reportIfFailed(During::Catalogue, opened);
    if (m_known.isDurable())
        m_indexing.start(*catalogue);
    m_localMail.start();
    askToRebuild();
}

/// Other questions are more urgent: it is asked when there is none, until it is answered.
void MailboxWorker::askToRebuild()
{
    if (!m_hasLoss || m_question || m_rebuilding.isActive())
        return;
    const Result<std::optional<archive::Loss>> loss = m_known.catalogue()->loss();
    m_hasLoss = loss && *loss;
    if (!m_hasLoss)
        return;
    const archive::Loss &known = **loss;
    const auto why = known.movedTo.isEmpty() ? RebuildQuestion::Why::Missing : RebuildQuestion::Why::Damaged;
    ask(RebuildQuestion{why, known.messages, known.movedTo});
}

void MailboxWorker::rebuild()
{
    load();
    if (m_rebuilding.isActive())
        return;
    if (m_question && std::holds_alternative<RebuildQuestion>(m_question->about))
        withdrawQuestion();
    if (!m_known.isDurable()) {
        RebuildReport report;
        report.stopped = whyClosed();
        return Q_EMIT rebuilt(report);
    }
    m_indexing.stop(); // it would read the same files
    m_rebuilding.start(*m_known.catalogue());
}

void MailboxWorker::onRebuilt(const RebuildReport &report)
{
    m_hasLoss = m_hasLoss && report.stopped;
    m_indexing.start(*m_known.catalogue());
    m_localMail.tellFolders();
    reportIfFailed(During::Catalogue, m_known.showRebuilt());
    if (report.stopped)
        this->report(During::Catalogue, *report.stopped);
    tellProgress({});
    flush();
    Q_EMIT rebuilt(report);
    // Only a listing joins what was found with what is on the server; until then the rules wait.
    const bool isFree = !m_question && m_committing == Committing::No && m_then == Then::Nothing;
    if (!report.stopped && isListed() && isFree) {
        m_then = Then::OpenAnew;
        leaveNow(pop3::Leaving::Abandon);
    }
}

void MailboxWorker::declineToRebuild()
{
    m_hasLoss = false; // until the next start
    applyRules();
}

void MailboxWorker::take(const RebuildAnswer &answer)
{
    if (answer == RebuildAnswer::Rebuild)
        return rebuild();
    reportIfFailed(During::Catalogue, m_known.catalogue()->forgetLoss());
    declineToRebuild();
}

} // namespace poplar::mailbox
