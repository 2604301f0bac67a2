// SPDX-License-Identifier: GPL-3.0-or-later
// What a rebuild of the catalogue shows.
#include "mailbox/knownmessages.h"

namespace poplar::mailbox {

namespace {

/// Known from the Maildir alone: no listing has told of it.
MessageRow rowOfKept(const archive::CatalogueEntry &entry)
{
    MessageRow row;
    row.id = MessageId(entry.id);
    row.identity = entry.identity;
    row.envelope = entry.envelope;
    row.marks = Mark::Kept | Mark::Gone;
    return row;
}

} // namespace

Result<Done> KnownMessages::showRebuilt(Showing showing)
{
    const Result<QList<archive::CatalogueEntry>> entries =
        m_catalogue->entries(archive::Catalogue::Which::PresentOrKept);
    if (!entries)
        return entries.error();
    QSet<MessageId> known;
    for (const archive::CatalogueEntry &entry : *entries) {
        known += MessageId(entry.id);
        showCopy(entry, showing);
    }
    if (showing == Showing::Catalogue) {
        for (const MessageId message : m_rows.rows().keys()) {
            if (!known.contains(message))
                m_rows.remove(message);
        }
    }
    return Done();
}

void KnownMessages::showCopy(const archive::CatalogueEntry &entry, Showing showing)
{
    const bool isKept = entry.marks.testFlag(archive::EntryMark::Kept);
    const MessageRow *const row = m_rows.find(MessageId(entry.id));
    if (!row && isKept && showing == Showing::Catalogue)
        m_rows.put(rowOfKept(entry));
    if (!row || (row->marks.testFlag(Mark::Kept) == isKept && row->envelope))
        return;
    MessageRow changed = *row;
    changed.marks.setFlag(Mark::Kept, isKept);
    if (!changed.envelope)
        changed.envelope = entry.envelope;
    m_rows.put(changed);
}

} // namespace poplar::mailbox
