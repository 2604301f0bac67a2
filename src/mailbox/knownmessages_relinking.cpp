// SPDX-License-Identifier: GPL-3.0-or-later
// What the headers tell of messages that a listing did not recognise, and what is in doubt.
#include "mailbox/knownmessages.h"

#include <algorithm>

namespace poplar::mailbox {

Result<QList<MessageId>> KnownMessages::setHeaders(const QList<HeaderFetcher::Header> &headers,
                                                   archive::Renaming renaming)
{
    QList<archive::HeaderEntry> entries;
    QList<qint64> ids;
    for (const HeaderFetcher::Header &header : headers) {
        const MessageRow *row = m_rows.find(header.message);
        if (!row)
            continue; // of a session before
        entries += {qint64(header.message), header.envelope, header.hash};
        if (isThere(header.message))
            ids += qint64(header.message);
        MessageRow changed = *row;
        changed.envelope = m_addresses.shared(header.envelope);
        changed.identity.headerHash = header.hash;
        changed.marks.setFlag(Mark::New, row->marks.testFlag(Mark::New) || isNews(*row));
        changed.marks.setFlag(Mark::HeaderFailed, false);
        changed.error.reset();
        m_rows.put(changed);
    }
    if (const Result<Done> set = m_catalogue->setHeaders(entries); !set)
        return set.error();
    return m_hasUnlisted && !ids.isEmpty() ? relink(ids, renaming) : QList<MessageId>();
}

Result<QList<MessageId>> KnownMessages::relink(const QList<qint64> &ids, archive::Renaming renaming)
{
    const Result<QList<archive::Relinked>> known = m_catalogue->relink(
        ids, [this](qint64 id) { return isThere(MessageId(id)); }, renaming);
    if (!known)
        return known.error();
    QList<MessageId> relinked;
    for (const archive::Relinked &one : *known) {
        const MessageId message = MessageId(one.entry.id);
        relinked += message;
        m_rows.remove(MessageId(one.former));
        if (const MessageRow *row = m_rows.find(message))
            m_rows.put(rowOf(one.entry, row->position));
    }
    return relinked;
}

Result<QList<Identity>> KnownMessages::listedBefore()
{
    using archive::EntryMark;
    Result<QList<archive::CatalogueEntry>> entries = m_catalogue->entriesWith(EntryMark::Listed);
    if (entries && entries->isEmpty())
        entries = m_catalogue->entriesWith(EntryMark::Kept);
    if (!entries)
        return entries.error();
    QList<Identity> identities;
    for (const archive::CatalogueEntry &entry : *entries) {
        if (!entry.identity.headerHash.isEmpty())
            identities += entry.identity;
    }
    return identities;
}

bool KnownMessages::isEveryMessageRecognised() const
{
    const auto &rows = m_rows.rows();
    return std::all_of(rows.begin(), rows.end(), [](const MessageRow &row) {
        return row.marks.testFlag(Mark::Gone) || !row.identity.uniqueId.isEmpty()
            || !row.identity.headerHash.isEmpty();
    });
}

QSet<MessageId> KnownMessages::ambiguous() const
{
    QSet<MessageId> ambiguous;
    QHash<QByteArray, MessageId> first;
    for (const MessageRow &row : m_rows.rows()) {
        if (row.marks.testFlag(Mark::Gone))
            continue;
        if (m_twins.contains(row.id))
            ambiguous += row.id;
        QByteArray likeness = row.identity.uniqueId;
        if (likeness.isEmpty() && !row.identity.headerHash.isEmpty())
            likeness = row.identity.headerHash + QByteArray::number(row.identity.octets);
        if (likeness.isEmpty())
            continue;
        if (const auto twin = first.constFind(likeness); twin != first.constEnd())
            ambiguous += QSet<MessageId>{*twin, row.id};
        else
            first.insert(likeness, row.id);
    }
    return ambiguous;
}

} // namespace poplar::mailbox
