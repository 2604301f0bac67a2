// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/knownmessages.h"

#include "archive/recognition.h"

namespace poplar::mailbox {

namespace {

QList<qint64> entryIds(const QList<MessageId> &messages)
{
    QList<qint64> ids;
    ids.reserve(messages.size());
    for (const MessageId message : messages)
        ids += qint64(message);
    return ids;
}

MessageRow rowOf(const archive::CatalogueEntry &entry, qint64 position)
{
    MessageRow row;
    row.id = MessageId(entry.id);
    row.identity = entry.identity;
    row.position = position;
    row.envelope = entry.envelope;
    row.marks.setFlag(Mark::Seen, entry.marks.testFlag(archive::EntryMark::Seen));
    row.marks.setFlag(Mark::Ticked, entry.marks.testFlag(archive::EntryMark::Ticked));
    return row;
}

} // namespace

Result<Done> KnownMessages::open(const QString &folder)
{
    Result<std::unique_ptr<archive::Catalogue>> opened = archive::Catalogue::open(folder);
    if (!opened) {
        // Reading mail is possible all the same; only nothing is remembered.
        if (Result<std::unique_ptr<archive::Catalogue>> temporary = archive::Catalogue::temporary())
            m_catalogue = std::move(temporary).value();
        return opened.error();
    }
    m_catalogue = std::move(opened).value();
    const Result<QList<archive::CatalogueEntry>> entries = m_catalogue->entries();
    if (!entries)
        return entries.error();
    qint64 position = 0;
    for (const archive::CatalogueEntry &entry : *entries)
        m_rows.put(rowOf(entry, ++position));
    if (!m_catalogue->damagedFile().isEmpty())
        return Error{ErrorKind::Storage, {}, "DAMAGED", {}, m_catalogue->damagedFile()};
    return Done();
}

Result<QHash<MessageId, qint64>> KnownMessages::recognise(const Maildrop &maildrop)
{
    if (!m_catalogue)
        return Error{ErrorKind::Storage, {}, {}, {}, {}};
    const Result<QList<archive::CatalogueEntry>> known = m_catalogue->entries();
    if (!known)
        return known.error();
    const QList<std::optional<qsizetype>> recognised = archive::recognise(*known, maildrop.messages);
    QList<Identity> found;
    for (qsizetype i = 0; i < recognised.size(); ++i) {
        if (!recognised[i])
            found += maildrop.messages[i];
    }
    const Result<QList<archive::CatalogueEntry>> added = m_catalogue->add(found);
    if (!added)
        return added.error();
    return show(*known, recognised, *added);
}

/// Shows just the messages of the maildrop. What the catalogue knows besides stays known there.
QHash<MessageId, qint64> KnownMessages::show(const QList<archive::CatalogueEntry> &known,
                                             const QList<std::optional<qsizetype>> &recognised,
                                             const QList<archive::CatalogueEntry> &added)
{
    QHash<MessageId, qint64> numbers;
    qsizetype nextAdded = 0;
    for (qsizetype i = 0; i < recognised.size(); ++i) {
        const qint64 number = i + 1;
        MessageRow row = rowOf(recognised[i] ? known[*recognised[i]] : added[nextAdded++], number);
        row.marks.setFlag(Mark::New, !recognised[i]);
        if (const MessageRow *before = m_rows.find(row.id))
            row.marks.setFlag(Mark::Here, before->marks.testFlag(Mark::Here));
        m_rows.put(row);
        numbers.insert(row.id, number);
    }
    for (const MessageId message : m_rows.rows().keys()) {
        if (!numbers.contains(message))
            m_rows.remove(message);
    }
    findAmbiguous(numbers);
    return numbers;
}

void KnownMessages::findAmbiguous(const QHash<MessageId, qint64> &numbers)
{
    m_ambiguous.clear();
    QHash<QByteArray, MessageId> first;
    for (auto it = numbers.cbegin(); it != numbers.cend(); ++it) {
        const QByteArray uniqueId = m_rows.find(it.key())->identity.uniqueId;
        if (uniqueId.isEmpty())
            continue;
        if (const auto twin = first.constFind(uniqueId); twin != first.constEnd())
            m_ambiguous += QSet<MessageId>{*twin, it.key()};
        else
            first.insert(uniqueId, it.key());
    }
}

Result<Done> KnownMessages::setHeaders(const QList<HeaderFetcher::Header> &headers)
{
    QList<archive::HeaderEntry> entries;
    entries.reserve(headers.size());
    for (const HeaderFetcher::Header &header : headers) {
        entries += {qint64(header.message), header.envelope, header.hash};
        if (const MessageRow *row = m_rows.find(header.message)) {
            MessageRow changed = *row;
            changed.envelope = header.envelope;
            changed.identity.headerHash = header.hash;
            changed.marks.setFlag(Mark::HeaderFailed, false);
            changed.error.reset();
            m_rows.put(changed);
        }
    }
    return m_catalogue->setHeaders(entries);
}

void KnownMessages::setHeaderRefused(MessageId message, const Error &error)
{
    if (const MessageRow *row = m_rows.find(message)) {
        MessageRow changed = *row;
        changed.marks.setFlag(Mark::HeaderFailed);
        changed.error = error;
        m_rows.put(changed);
    }
}

Result<Done> KnownMessages::setSeen(MessageId message)
{
    m_rows.setMark(message, Mark::Seen);
    return m_catalogue->setMark({qint64(message)}, archive::EntryMark::Seen);
}

Result<Done> KnownMessages::setTicked(const QList<MessageId> &messages)
{
    for (const MessageId message : messages)
        m_rows.setMark(message, Mark::Ticked);
    return m_catalogue->setMark(entryIds(messages), archive::EntryMark::Ticked);
}

Result<Done> KnownMessages::setUnticked(const QList<MessageId> &messages)
{
    for (const MessageId message : messages) {
        m_rows.clearMark(message, Mark::Ticked);
        m_rows.clearMark(message, Mark::Deleted);
    }
    return m_catalogue->clearMark(entryIds(messages), archive::EntryMark::Ticked);
}

Result<Done> KnownMessages::setGone(const QList<MessageId> &messages)
{
    for (const MessageId message : messages)
        m_rows.remove(message);
    return m_catalogue->setMark(entryIds(messages), archive::EntryMark::Gone);
}

} // namespace poplar::mailbox
