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
            listing += {row.id, row.identity, row.marks.testFlag(Mark::New)};
    }
    Settlement::Trust trust;
    trust.namesHold = m_namesHold;
    trust.isPart = m_traits.testFlag(ServerTrait::ListsPart);
    trust.lacksOthers = m_hasMissing;
    return {listing, trust};
}

Result<QList<MessageId>> KnownMessages::takeBack(const QList<std::pair<MessageId, MessageId>> &returned)
{
    QList<qint64> before;
    QList<qint64> now;
    QList<MessageId> same;
    for (const auto &[was, is] : returned) {
        const MessageRow *row = m_rows.find(is);
        if (!row || row->identity.headerHash.isEmpty())
            continue; // it has the name, and nobody knows what it is
        before += qint64(was);
        if (was == is)
            same += is;
        else
            now += qint64(is);
    }
    if (const Result<Done> cleared = m_catalogue->clearMark(before, archive::EntryMark::Gone); !cleared)
        return cleared.error();
    const Result<QList<MessageId>> linked = relink(now);
    if (!linked)
        return linked;
    same += *linked;
    const Result<Done> ticked = setTicked(same);
    return ticked ? Result<QList<MessageId>>(same) : Result<QList<MessageId>>(ticked.error());
}

} // namespace poplar::mailbox
