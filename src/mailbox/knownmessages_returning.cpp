// SPDX-License-Identifier: GPL-3.0-or-later
// What a listing tells of what was there before it: what vanished, and what came back.
#include "mailbox/knownmessages.h"

#include <algorithm>

namespace poplar::mailbox {

using archive::CatalogueEntry;
using archive::EntryMark;

bool KnownMessages::mayHaveReturned() const
{
    const auto &rows = m_rows.rows();
    return !m_returning.isEmpty() && std::any_of(rows.begin(), rows.end(), [this](const MessageRow &row) {
        return isFound(row.id) && row.identity.headerHash.isEmpty() && !row.marks.testFlag(Mark::HeaderFailed)
            && m_returning.contains(row.identity.uniqueId);
    });
}

bool KnownMessages::isListingUnderstood() const
{
    const auto &rows = m_rows.rows();
    return !m_hasMissing || std::all_of(rows.begin(), rows.end(), [this](const MessageRow &row) {
        return !isFound(row.id) || !row.identity.headerHash.isEmpty()
            || (m_namesHold && !row.identity.uniqueId.isEmpty());
    });
}

/// What the hash of a header, or for want of one the unique-id, tells of what seems new.
QSet<QByteArray> KnownMessages::newOnes(QByteArray Identity::*member) const
{
    QSet<QByteArray> told;
    for (const MessageRow &row : m_rows.rows()) {
        if (isFound(row.id) && !(row.identity.*member).isEmpty())
            told.insert(row.identity.*member);
    }
    return told;
}

Result<Vanished> KnownMessages::noteListed()
{
    Vanished vanished;
    if (std::exchange(m_hasMissing, false)) {
        const Result<QList<CatalogueEntry>> missing = m_catalogue->entriesOf(std::exchange(m_missing, {}));
        if (!missing)
            return missing.error();
        const QSet<QByteArray> headers = newOnes(&Identity::headerHash);
        const QSet<QByteArray> names = newOnes(&Identity::uniqueId);
        QList<qint64> ids;
        for (const CatalogueEntry &entry : *missing) {
            if (isThere(MessageId(entry.id)))
                continue;
            ids += entry.id;
            const bool isKept = entry.marks.testFlag(EntryMark::Kept);
            if (entry.marks & archive::copyMarks)
                m_rows.put(goneRowOf(entry));
            // Under another unique-id it is still there, or the server has changed its size (GNU mailutils).
            const Identity &identity = entry.identity;
            const bool isStillThere = identity.headerHash.isEmpty() ? names.contains(identity.uniqueId)
                                                                    : headers.contains(identity.headerHash);
            if (entry.marks.testFlag(EntryMark::Gone) || isStillThere)
                continue;
            ++vanished.messages;
            vanished.retrieved += (entry.marks & (EntryMark::Seen | EntryMark::Kept)) ? 1 : 0;
            vanished.kept += isKept ? 1 : 0;
        }
        if (const Result<Done> cleared = m_catalogue->clearMark(ids, EntryMark::Listed); !cleared)
            return cleared.error();
    }
    const Result<Done> set = m_catalogue->setMark(std::exchange(m_listedAgain, {}), EntryMark::Listed);
    return set ? Result<Vanished>(vanished) : Result<Vanished>(set.error());
}

Settlement KnownMessages::settlement() const
{
    QList<Settlement::Listed> listing;
    listing.reserve(m_rows.rows().size());
    for (const MessageRow &row : m_rows.rows()) {
        if (!row.marks.testFlag(Mark::Gone))
            listing += {row.id, row.identity, isFound(row.id)};
    }
    Settlement::Trust trust;
    trust.namesHold = m_namesHold;
    trust.isPart = m_traits.testFlag(ServerTrait::ListsPart);
    trust.lacksOthers = m_hasMissing;
    return {listing, trust};
}

Result<QList<MessageId>> KnownMessages::takeBack(const QList<Deletions::Returned> &returned)
{
    QList<qint64> before;
    QList<qint64> now;
    QList<MessageId> same;
    for (const Deletions::Returned &one : returned) {
        if (!one.isCertain || !m_rows.find(one.is))
            continue;
        before += qint64(one.was);
        now += qint64(one.is);
        same += one.is;
    }
    if (const Result<Done> cleared = m_catalogue->clearMark(before, archive::EntryMark::Gone); !cleared)
        return cleared.error();
    if (const Result<QList<MessageId>> linked = relink(now); !linked)
        return linked;
    Result<Done> ticked = setTicked(same);
    if (ticked)
        ticked = setTickedByUser(same); // a rule does not go on by itself either
    return ticked ? Result<QList<MessageId>>(same) : Result<QList<MessageId>>(ticked.error());
}

} // namespace poplar::mailbox
