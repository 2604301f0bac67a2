// SPDX-License-Identifier: GPL-3.0-or-later
// How one listing differs from the one before.
#include "mailbox/knownmessages.h"

#include <algorithm>

namespace poplar::mailbox {

using archive::EntryMark;

namespace {

/// The hashes of the headers of what seems new.
QSet<QByteArray> newOnes(const RowTable &rows)
{
    QSet<QByteArray> hashes;
    for (const MessageRow &row : rows.rows()) {
        if (row.marks.testFlag(Mark::New) && !row.identity.headerHash.isEmpty())
            hashes.insert(row.identity.headerHash);
    }
    return hashes;
}

} // namespace

void KnownMessages::compareListings(const QList<archive::CatalogueEntry> &known,
                                    const QList<std::optional<qsizetype>> &recognised)
{
    const qsizetype listedBefore = std::count_if(known.begin(), known.end(), [](const auto &entry) {
        return entry.marks.testFlag(EntryMark::Listed);
    });
    m_listedAgain.clear();
    m_namesHold = false;
    qsizetype stillListed = 0;
    for (const std::optional<qsizetype> &index : recognised) {
        if (!index)
            continue;
        const archive::CatalogueEntry &entry = known[*index];
        m_namesHold = m_namesHold || !entry.identity.uniqueId.isEmpty();
        if (entry.marks.testFlag(EntryMark::Listed))
            ++stillListed;
        else
            m_listedAgain += entry.id;
    }
    m_hasMissing = stillListed < listedBefore;
    m_hasUnlisted = std::count_if(recognised.begin(), recognised.end(),
                                  [](const auto &index) { return index.has_value(); })
        < known.size();
}

bool KnownMessages::isListingUnderstood() const
{
    const auto &rows = m_rows.rows();
    return !m_hasMissing || std::all_of(rows.begin(), rows.end(), [this](const MessageRow &row) {
        return !row.marks.testFlag(Mark::New) || !row.identity.headerHash.isEmpty()
            || (m_namesHold && !row.identity.uniqueId.isEmpty());
    });
}

/// What was listed before, is known still, and has no row.
Result<QList<archive::CatalogueEntry>> KnownMessages::missing()
{
    Result<QList<archive::CatalogueEntry>> known = entries();
    if (!known)
        return known;
    QList<archive::CatalogueEntry> missing = std::move(known).value();
    missing.removeIf([this](const archive::CatalogueEntry &entry) {
        return !entry.marks.testFlag(EntryMark::Listed) || m_rows.find(MessageId(entry.id));
    });
    return missing;
}

Result<Vanished> KnownMessages::noteListed()
{
    Vanished vanished;
    if (std::exchange(m_hasMissing, false)) {
        const Result<QList<archive::CatalogueEntry>> gone = missing();
        if (!gone)
            return gone.error();
        const QSet<QByteArray> newHeaders = newOnes(m_rows);
        QList<qint64> ids;
        for (const archive::CatalogueEntry &entry : *gone) {
            ids += entry.id;
            // Under another unique-id it is still there.
            if (newHeaders.contains(entry.identity.headerHash))
                continue;
            ++vanished.messages;
            vanished.retrieved += (entry.marks & (EntryMark::Seen | EntryMark::Kept)) ? 1 : 0;
            vanished.kept += entry.marks.testFlag(EntryMark::Kept) ? 1 : 0;
        }
        if (const Result<Done> cleared = m_catalogue->clearMark(ids, EntryMark::Listed); !cleared)
            return cleared.error();
    }
    const Result<Done> set = m_catalogue->setMark(std::exchange(m_listedAgain, {}), EntryMark::Listed);
    return set ? Result<Vanished>(vanished) : Result<Vanished>(set.error());
}

} // namespace poplar::mailbox
