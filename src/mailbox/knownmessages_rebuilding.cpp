// SPDX-License-Identifier: GPL-3.0-or-later
// What a rebuild of the catalogue shows, and what is known from the Maildir alone.
#include "mailbox/knownmessages.h"

namespace poplar::mailbox {

using archive::EntryMark;

Result<Done> KnownMessages::showRebuilt()
{
    QSet<MessageId> kept;
    const Result<Done> read = m_catalogue->readAll([&](const archive::CatalogueEntry &entry) {
        if (entry.marks.testFlag(EntryMark::Kept))
            kept += MessageId(entry.id);
        showCopy(entry);
    });
    if (!read)
        return read;
    for (const MessageRow &row : m_rows.rows().values()) {
        if (row.marks.testFlag(Mark::Gone) && !kept.contains(row.id))
            m_rows.remove(row.id);
    }
    return read;
}

void KnownMessages::showCopy(const archive::CatalogueEntry &entry)
{
    const bool isKept = entry.marks.testFlag(EntryMark::Kept);
    const MessageRow *const row = m_rows.find(MessageId(entry.id));
    if (!row && isKept)
        m_rows.put(goneRowOf(entry));
    if (!row || (row->marks.testFlag(Mark::Kept) == isKept && row->envelope))
        return;
    MessageRow changed = *row;
    changed.marks.setFlag(Mark::Kept, isKept);
    if (!changed.envelope)
        changed.envelope = entry.envelope;
    m_rows.put(changed);
}

bool KnownMessages::lacksHeader(const Recognition &recognition, qsizetype index)
{
    const std::optional<qsizetype> &entry = recognition.recognised[index];
    if (!entry)
        return true;
    const archive::EntryKey &key = recognition.known[*entry];
    return !key.hasEnvelope && !key.marks.testFlag(EntryMark::Kept);
}

bool KnownMessages::hasStrays(const Recognition &recognition)
{
    const QList<Identity> &messages = recognition.maildrop.messages;
    bool hasUnread = false;
    for (qsizetype i = 0; i < messages.size(); ++i)
        hasUnread = hasUnread || (!messages[i].uniqueId.isEmpty() && lacksHeader(recognition, i));
    if (!hasUnread)
        return false;
    QList<bool> isThere(recognition.known.size(), false);
    for (const std::optional<qsizetype> &index : recognition.recognised) {
        if (index)
            isThere[*index] = true;
    }
    for (qsizetype i = 0; i < isThere.size(); ++i) {
        const archive::EntryKey &key = recognition.known[i];
        if (!isThere[i] && key.uniqueId.isEmpty() && key.marks.testFlag(EntryMark::Kept))
            return true;
    }
    return false;
}

} // namespace poplar::mailbox
