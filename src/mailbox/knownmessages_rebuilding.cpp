// SPDX-License-Identifier: GPL-3.0-or-later
// What a rebuild of the catalogue shows, and what is known from the Maildir alone.
#include "mailbox/knownmessages.h"

namespace poplar::mailbox {

using archive::EntryMark;

Result<Done> KnownMessages::showRebuilt()
{
    QSet<MessageId> kept;
    const Result<Done> read = m_catalogue->readAll([&](const archive::CatalogueEntry &entry) {
        if (entry.marks & archive::copyMarks)
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
    const MessageRow *const row = m_rows.find(MessageId(entry.id));
    if (!row) {
        if (entry.marks & archive::copyMarks)
            m_rows.put(goneRowOf(entry));
        return;
    }
    const MessageRow shown = row->marks.testFlag(Mark::Gone) ? goneRowOf(entry) : rowOf(entry, row->position);
    constexpr Marks followed = marksOfCopies | Mark::Seen | Mark::Starred | Mark::Elsewhere;
    MessageRow changed = *row;
    changed.marks = (row->marks & ~followed) | (shown.marks & followed);
    changed.folder = shown.folder;
    if (!changed.envelope)
        changed.envelope = entry.envelope;
    m_rows.put(changed);
}

Result<Done> KnownMessages::showAdopted(const QList<qint64> &ids)
{
    const Result<QList<archive::CatalogueEntry>> entries = m_catalogue->entriesOf(ids);
    if (!entries)
        return entries.error();
    for (const archive::CatalogueEntry &entry : *entries)
        showCopy(entry);
    return Done();
}

bool KnownMessages::lacksHeader(const Recognition &recognition, qsizetype index)
{
    const std::optional<qsizetype> &entry = recognition.recognised[index];
    if (!entry)
        return true;
    const archive::EntryKey &key = recognition.known[*entry];
    return !key.hasEnvelope && !(key.marks & archive::copyMarks);
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
        if (!isThere[i] && key.uniqueId.isEmpty() && (key.marks & archive::copyMarks))
            return true;
    }
    return false;
}

} // namespace poplar::mailbox
