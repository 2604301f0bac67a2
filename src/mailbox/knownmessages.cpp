// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/knownmessages.h"

#include "archive/recognition.h"

#include <algorithm>

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

/// A listing cannot tell these from one another. (Without unique-ids it tells none, and relinking by
/// headers looks after the marks itself.)
QSet<MessageId> twinsAmong(const QList<archive::CatalogueEntry> &known)
{
    QSet<MessageId> twins;
    QHash<std::pair<QByteArray, qint64>, MessageId> first;
    for (const archive::CatalogueEntry &entry : known) {
        if (entry.identity.uniqueId.isEmpty())
            continue;
        const auto likeness = std::pair(entry.identity.uniqueId, entry.identity.octets);
        if (const auto twin = first.constFind(likeness); twin != first.constEnd())
            twins += QSet<MessageId>{*twin, MessageId(entry.id)};
        else
            first.insert(likeness, MessageId(entry.id));
    }
    return twins;
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
    row.marks.setFlag(Mark::Kept, entry.marks.testFlag(archive::EntryMark::Kept));
    if (entry.aside)
        row.error = entry.aside->error;
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
    const Result<QList<archive::CatalogueEntry>> known = entries();
    if (!known)
        return known.error();
    if (const Result<ServerTraits> traits = m_catalogue->traits())
        m_traits = *traits;
    qint64 position = 0;
    for (const archive::CatalogueEntry &entry : *known)
        m_rows.put(rowOf(entry, ++position));
    if (!m_catalogue->damagedFile().isEmpty())
        return Error{ErrorKind::Storage, {}, "DAMAGED", {}, m_catalogue->damagedFile()};
    return Done();
}

/// All entries, with what they tell besides the rows.
Result<QList<archive::CatalogueEntry>> KnownMessages::entries()
{
    Result<QList<archive::CatalogueEntry>> entries = m_catalogue->entries();
    if (!entries)
        return entries;
    m_hasUniqueIds = std::any_of(entries->begin(), entries->end(), [](const archive::CatalogueEntry &entry) {
        return !entry.identity.uniqueId.isEmpty();
    });
    return entries;
}

Result<QHash<MessageId, qint64>> KnownMessages::recognise(const Maildrop &maildrop)
{
    if (!m_catalogue)
        return Error{ErrorKind::Storage, {}, {}, {}, {}};
    const Result<QList<archive::CatalogueEntry>> known = entries();
    if (!known)
        return known.error();
    m_twins = twinsAmong(*known);
    const QList<std::optional<qsizetype>> recognised = archive::recognise(*known, maildrop.messages);
    m_hasUniqueIds = m_hasUniqueIds
        || std::any_of(maildrop.messages.begin(), maildrop.messages.end(),
                       [](const Identity &identity) { return !identity.uniqueId.isEmpty(); });
    m_found.clear();
    m_found.reserve(std::count(recognised.begin(), recognised.end(), std::nullopt));
    for (qsizetype i = 0; i < recognised.size(); ++i) {
        if (!recognised[i])
            m_found += maildrop.messages[i];
    }
    const Result<qint64> firstId = m_catalogue->reserveIds(m_found.size());
    if (!firstId)
        return firstId.error();
    m_firstFound = *firstId;
    compareListings(*known, recognised);
    return show(*known, recognised);
}

Result<Done> KnownMessages::rememberFound()
{
    const QList<Identity> found = std::exchange(m_found, {});
    return found.isEmpty() ? Result<Done>(Done()) : m_catalogue->add(found, m_firstFound);
}

/// Shows just the messages of the maildrop. What the catalogue knows besides stays known there.
QHash<MessageId, qint64> KnownMessages::show(const QList<archive::CatalogueEntry> &known,
                                             const QList<std::optional<qsizetype>> &recognised)
{
    QHash<MessageId, qint64> numbers;
    numbers.reserve(recognised.size());
    qsizetype found = 0;
    for (qsizetype i = 0; i < recognised.size(); ++i) {
        const qint64 number = i + 1;
        MessageRow row;
        if (recognised[i]) {
            row = rowOf(known[*recognised[i]], number);
        } else {
            row.id = MessageId(m_firstFound + found);
            row.identity = m_found[found++];
            row.position = number;
        }
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
    return numbers;
}

QSet<MessageId> KnownMessages::ambiguous() const
{
    QSet<MessageId> ambiguous;
    QHash<QByteArray, MessageId> first;
    for (const MessageRow &row : m_rows.rows()) {
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

Result<QList<MessageId>> KnownMessages::setHeaders(const QList<HeaderFetcher::Header> &headers)
{
    QList<archive::HeaderEntry> entries;
    QList<qint64> ids;
    for (const HeaderFetcher::Header &header : headers) {
        const MessageRow *row = m_rows.find(header.message);
        if (!row)
            continue; // of a session before
        entries += {qint64(header.message), header.envelope, header.hash};
        ids += qint64(header.message);
        MessageRow changed = *row;
        changed.envelope = header.envelope;
        changed.identity.headerHash = header.hash;
        changed.marks.setFlag(Mark::HeaderFailed, false);
        changed.error.reset();
        m_rows.put(changed);
    }
    if (const Result<Done> set = m_catalogue->setHeaders(entries); !set)
        return set.error();
    return m_hasUnlisted ? relink(ids) : QList<MessageId>();
}

Result<QList<MessageId>> KnownMessages::relink(const QList<qint64> &ids)
{
    const auto isListed = [this](qint64 id) { return m_rows.find(MessageId{quint64(id)}) != nullptr; };
    const Result<QList<archive::CatalogueEntry>> known = m_catalogue->relink(ids, isListed);
    if (!known)
        return known.error();
    QList<MessageId> relinked;
    for (const archive::CatalogueEntry &entry : *known) {
        const MessageId message = MessageId(entry.id);
        relinked += message;
        if (const MessageRow *row = m_rows.find(message))
            m_rows.put(rowOf(entry, row->position));
    }
    return relinked;
}

void KnownMessages::setEnvelope(MessageId message, const Envelope &envelope)
{
    const MessageRow *row = m_rows.find(message);
    if (!row || row->envelope == envelope)
        return;
    MessageRow changed = *row;
    changed.envelope = envelope;
    changed.marks.setFlag(Mark::HeaderFailed, false);
    changed.error.reset();
    m_rows.put(changed);
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

Result<Done> KnownMessages::setKept(const QList<Fetcher::Fetched> &fetched)
{
    QList<archive::KeptEntry> entries;
    entries.reserve(fetched.size());
    for (const Fetcher::Fetched &one : fetched)
        entries += {qint64(one.message), one.delivered};
    const Result<Done> kept = m_catalogue->setKept(entries);
    if (!kept)
        return kept;
    for (const Fetcher::Fetched &one : fetched) {
        if (const MessageRow *row = m_rows.find(one.message)) {
            MessageRow changed = *row;
            changed.marks.setFlag(Mark::Kept);
            changed.error.reset();
            m_rows.put(changed);
        }
    }
    return kept;
}

Result<Done> KnownMessages::setAside(MessageId message, const Error &error)
{
    if (const MessageRow *row = m_rows.find(message)) {
        MessageRow changed = *row;
        changed.error = error;
        m_rows.put(changed);
    }
    return m_catalogue->setAside(qint64(message), error);
}

Result<Done> KnownMessages::setTraits(ServerTraits traits)
{
    m_traits = traits;
    return m_catalogue->setTraits(traits);
}

} // namespace poplar::mailbox
