// SPDX-License-Identifier: GPL-3.0-or-later
// What a listing tells of deletions before it.
#include "mailbox/knownmessages.h"

namespace poplar::mailbox {

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
