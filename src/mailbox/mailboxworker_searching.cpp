// SPDX-License-Identifier: GPL-3.0-or-later
// Searching what messages say, of a MailboxWorker.
#include "archive/maildirfiles.h"
#include "archive/search.h"
#include "archive/searchindex.h"
#include "base/limits.h"
#include "mailbox/mailboxworker.h"

#include <algorithm>
#include <utility>

namespace poplar::mailbox {

void MailboxWorker::search(const SearchOrder &order)
{
    if (!m_known.isOpen())
        load();
    if (order.when == SearchOrder::When::Now || !m_known.isDurable()) // nothing else is indexed
        return answerSearch(order);
    const auto goOn = [this] { answerSearches(); };
    if (m_searches.isEmpty()) {
        connect(&m_keptHeaders, &KeptHeaders::finished, &m_indexing, &Indexing::catchUp,
                Qt::UniqueConnection);
        m_searchConnections = {connect(&m_indexing, &Indexing::caughtUp, this, goOn),
                               connect(&m_indexing, &Indexing::failed, this, goOn)};
    }
    m_searches += order;
    // What is kept is indexed once its header is known.
    if (!m_keptHeaders.isActive())
        m_indexing.catchUp();
}

void MailboxWorker::answerSearches()
{
    if (m_keptHeaders.isActive())
        return; // it catches up once more
    for (const QMetaObject::Connection &connection : std::exchange(m_searchConnections, {}))
        disconnect(connection);
    for (const SearchOrder &order : std::exchange(m_searches, {}))
        answerSearch(order);
}

void MailboxWorker::answerSearch(const SearchOrder &order)
{
    flush(); // the rows are told before
    Found found;
    found.words = order.words;
    found.wants = order.wants;
    if (const Result<Done> searched = lookFor(found); !searched)
        found.error = searched.error();
    Q_EMIT this->found(found);
}

Result<Done> MailboxWorker::lookFor(Found &found)
{
    archive::Catalogue *const catalogue = m_known.catalogue();
    if (!catalogue)
        return m_openingFailure.value_or(Error{ErrorKind::Storage, {}, {}, {}, m_folder});
    // To look takes many times as long as a search.
    const std::optional<qint64> left =
        found.wants == SearchOrder::Wants::Ids ? m_indexing.left() : std::nullopt;
    if (!left) {
        const Result<QList<qint64>> missing = archive::SearchIndex(*catalogue).missing();
        if (!missing)
            return missing.error();
        found.notIndexed = missing->size();
    }
    found.notIndexed = left.value_or(found.notIndexed);
    if (found.wants == SearchOrder::Wants::Files)
        return lookForFiles(found);
    const Result<QList<qint64>> ids = archive::Search(*catalogue).findAll(found.words);
    if (!ids)
        return ids.error();
    found.ids.reserve(ids->size());
    for (const qint64 id : *ids)
        found.ids += MessageId(id);
    std::sort(found.ids.begin(), found.ids.end()); // The index has them as they came into it.
    return Done();
}

Result<Done> MailboxWorker::lookForFiles(Found &found)
{
    archive::Catalogue *const catalogue = m_known.catalogue();
    const Result<QList<qint64>> ids =
        archive::Search(*catalogue).find(found.words, archive::Search::Order::Best, limit::foundMessages + 1);
    if (!ids)
        return ids.error();
    found.isCut = ids->size() > limit::foundMessages;
    const Result<QHash<qint64, archive::Keeping>> keepings = catalogue->keepingsOf(*ids);
    if (!keepings)
        return keepings.error();
    archive::FileFinder finder(m_folder);
    for (const qint64 id : ids->first(std::min(ids->size(), limit::foundMessages))) {
        if (!m_known.rows().find(MessageId(id)))
            continue;
        const auto keeping = keepings->constFind(id);
        const bool isKept = keeping != keepings->constEnd();
        found.messages +=
            {MessageId(id), isKept ? finder.find(keeping->delivered.file).value_or(QString()) : QString()};
    }
    return Done();
}

} // namespace poplar::mailbox
