// SPDX-License-Identifier: GPL-3.0-or-later
// Copies on this machine, of KnownMessages: where they lie, and what the user says of them.
#include "mailbox/knownmessages.h"

#include <utility>

namespace poplar::mailbox {

using archive::EntryMark;
using archive::EntryMarks;

Result<QList<archive::LocalCopy>> KnownMessages::copiesOf(const QList<MessageId> &messages)
{
    return m_catalogue ? m_catalogue->localCopies(entryIds(messages)) : QList<archive::LocalCopy>();
}

Result<Done> KnownMessages::setPlaces(const QList<archive::Placement> &places)
{
    if (const Result<Done> set = m_catalogue->setPlaces(places); !set)
        return set;
    for (const archive::Placement &place : places) {
        const MessageRow *row = m_rows.find(MessageId(place.id));
        if (!row)
            continue;
        MessageRow changed = *row;
        changed.folder = place.folder;
        changed.marks.setFlag(Mark::Trashed, place.folder == FolderId::Trash);
        changed.marks.setFlag(Mark::Kept, place.folder != FolderId::Trash);
        m_rows.put(changed);
    }
    return Done();
}

Result<Done> KnownMessages::setDiscarded(const QList<MessageId> &messages)
{
    if (const Result<Done> forgotten = m_catalogue->forgetCopies(entryIds(messages)); !forgotten)
        return forgotten;
    for (const MessageId message : messages)
        showWithoutCopy(message);
    return Done();
}

Result<Done> KnownMessages::setFlag(const QList<MessageId> &messages, Flag flag, FlagState state)
{
    const EntryMarks marks = flag == Flag::Seen ? EntryMark::Seen : EntryMark::Starred;
    const bool isSet = state == FlagState::Set;
    const Result<Done> set =
        m_catalogue->setFlags(entryIds(messages), isSet ? marks : EntryMarks(), isSet ? EntryMarks() : marks);
    if (!set)
        return set;
    for (const MessageId message : messages) {
        const Mark shown = flag == Flag::Seen ? Mark::Seen : Mark::Starred;
        if (isSet)
            m_rows.setMark(message, shown);
        else
            m_rows.clearMark(message, shown);
    }
    return set;
}

Result<Done> KnownMessages::setElsewhere(const QList<QByteArray> &uniqueIds)
{
    if (const Result<Done> remembered = m_catalogue->rememberElsewhere(uniqueIds); !remembered)
        return remembered;
    const QSet<QByteArray> names(uniqueIds.begin(), uniqueIds.end());
    for (const MessageRow &row : m_rows.rows().values()) {
        const bool isMeant = !(row.marks & (marksOfCopies | Mark::Gone)) && !row.identity.uniqueId.isEmpty()
            && names.contains(row.identity.uniqueId);
        if (!isMeant)
            continue;
        MessageRow changed = row;
        changed.marks.setFlag(Mark::Elsewhere);
        changed.marks.setFlag(Mark::New, false);
        m_rows.put(changed);
    }
    return Done();
}

} // namespace poplar::mailbox
