// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/searches.h"

#include "archive/maildirfiles.h"
#include "archive/search.h"
#include "archive/searchindex.h"
#include "base/limits.h"

#include <algorithm>
#include <utility>

namespace poplar::mailbox {

Searches::Searches(KnownMessages &known, KeptHeaders &keptHeaders, Indexing &indexing, WhyClosed whyClosed,
                   QObject *parent)
    : QObject(parent)
    , m_known(known)
    , m_keptHeaders(keptHeaders)
    , m_indexing(indexing)
    , m_whyClosed(std::move(whyClosed))
{
}

void Searches::search(const SearchOrder &order)
{
    if (order.when == SearchOrder::When::Now || !m_known.isDurable()) // nothing else is indexed
        return answer(order);
    const auto goOn = [this] { answerWaiting(); };
    if (m_waiting.isEmpty()) {
        connect(&m_keptHeaders, &KeptHeaders::finished, &m_indexing, &Indexing::catchUp,
                Qt::UniqueConnection);
        m_connections = {connect(&m_indexing, &Indexing::caughtUp, this, goOn),
                         connect(&m_indexing, &Indexing::failed, this, goOn)};
    }
    m_waiting += order;
    // What is kept is indexed once its header is known.
    if (!m_keptHeaders.isActive())
        m_indexing.catchUp();
}

void Searches::answerWaiting()
{
    if (m_keptHeaders.isActive())
        return; // it catches up once more
    for (const QMetaObject::Connection &connection : std::exchange(m_connections, {}))
        disconnect(connection);
    for (const SearchOrder &order : std::exchange(m_waiting, {}))
        answer(order);
}

void Searches::answer(const SearchOrder &order)
{
    Found found;
    found.words = order.words;
    found.wants = order.wants;
    if (const Result<Done> searched = lookFor(found); !searched)
        found.error = searched.error();
    Q_EMIT answered(found);
}

Result<Done> Searches::lookFor(Found &found)
{
    archive::Catalogue *const catalogue = m_known.catalogue();
    if (!catalogue)
        return m_whyClosed();
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

Result<Done> Searches::lookForFiles(Found &found)
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
    archive::FileFinder finder(catalogue->folder());
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
