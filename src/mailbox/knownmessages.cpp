// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/knownmessages.h"

#include <algorithm>

namespace poplar::mailbox {

namespace {

/// Rows are passed on after so many while they are read.
constexpr qsizetype rowsAtOnce = 1000;

QList<qint64> entryIds(const QList<MessageId> &messages)
{
    QList<qint64> ids;
    ids.reserve(messages.size());
    for (const MessageId message : messages)
        ids += qint64(message);
    return ids;
}

} // namespace

Result<Done> KnownMessages::open(const QString &folder, const std::function<void()> &grown)
{
    m_folder = folder;
    Result<std::unique_ptr<archive::Catalogue>> opened = archive::Catalogue::open(folder);
    if (!opened) {
        // Reading mail is possible all the same; only nothing is remembered.
        if (Result<std::unique_ptr<archive::Catalogue>> temporary = archive::Catalogue::temporary(folder))
            m_catalogue = std::move(temporary).value();
        const Result<Done> read = m_catalogue ? readRows(grown) : Result<Done>(Done());
        return read ? opened.error() : read.error();
    }
    m_catalogue = std::move(opened).value();
    if (const Result<Done> read = readRows(grown); !read)
        return read;
    if (!m_catalogue->damagedFile().isEmpty())
        return Error{ErrorKind::Storage, {}, "DAMAGED", {}, m_catalogue->damagedFile()};
    return Done();
}

Result<Done> KnownMessages::readRows(const std::function<void()> &grown)
{
    if (const Result<ServerTraits> traits = m_catalogue->traits())
        m_traits = *traits;
    const Result<std::optional<archive::CheckRecord>> lastCheck = m_catalogue->lastCheck();
    if (!lastCheck)
        return lastCheck.error();
    m_lastCheck = *lastCheck;
    const Result<qint64> listed = m_catalogue->countWith(archive::EntryMark::Listed);
    if (!listed)
        return listed.error();
    m_rows.reserve(*listed);
    qint64 position = *listed;
    qsizetype read = 0;
    const Result<Done> done = m_catalogue->readAll([&](const archive::CatalogueEntry &entry) {
        showKnown(entry, position);
        if (++read % rowsAtOnce == 0 && grown)
            grown();
    });
    return done;
}

/// @param position of the newest that is not shown yet.
void KnownMessages::showKnown(const archive::CatalogueEntry &entry, qint64 &position)
{
    using archive::EntryMark;
    const bool isGone = entry.marks.testFlag(EntryMark::Gone);
    m_hasUniqueIds = m_hasUniqueIds || (!isGone && !entry.identity.uniqueId.isEmpty());
    if (entry.marks.testFlag(EntryMark::Listed) && !isGone)
        m_rows.put(rowOf(entry, position--));
    else if (entry.marks.testFlag(EntryMark::Kept))
        m_rows.put(goneRowOf(entry));
}

bool KnownMessages::isThere(MessageId message) const
{
    const MessageRow *row = m_rows.find(message);
    return row && !row->marks.testFlag(Mark::Gone);
}

Result<Done> KnownMessages::rememberFound()
{
    if (m_unremembered) {
        m_found.clear();
        return *m_unremembered;
    }
    // What was found must be told from what another check found, and so by the time of this one.
    return m_catalogue->add(std::exchange(m_found, {}), m_firstFound, m_lastCheck);
}

bool KnownMessages::isFound(MessageId message) const
{
    return qint64(message) >= m_firstFound && qint64(message) <= m_lastFound;
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
        // Nothing will ever tell that it is not.
        changed.marks.setFlag(Mark::New, row->marks.testFlag(Mark::New) || isFound(message));
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
    return m_catalogue->clearMark(entryIds(messages),
                                  archive::EntryMark::Ticked | archive::EntryMark::ByRule);
}

Result<Done> KnownMessages::setGone(const QList<MessageId> &messages)
{
    for (const MessageId message : messages)
        makeGone(message);
    return m_catalogue->setMark(entryIds(messages), archive::EntryMark::Gone);
}

/// Of what is not kept nothing is left to be shown.
void KnownMessages::makeGone(MessageId message)
{
    const MessageRow *row = m_rows.find(message);
    if (!row || !row->marks.testFlag(Mark::Kept))
        return m_rows.remove(message);
    MessageRow gone = *row;
    gone.position = positionWhenGone(message);
    gone.marks = (row->marks & keptWhenGone) | Mark::Gone;
    gone.error.reset();
    m_rows.put(gone);
}

Result<Done> KnownMessages::setKept(const QList<Fetcher::Fetched> &fetched)
{
    QList<archive::KeptEntry> entries;
    entries.reserve(fetched.size());
    for (const Fetcher::Fetched &one : fetched)
        entries += {qint64(one.message), one.delivered, one.octets};
    const Result<Done> kept = m_catalogue->setKept(entries);
    if (!kept) {
        m_keptUnremembered += entries;
        return kept;
    }
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

Result<std::optional<archive::Keeping>> KnownMessages::kept(MessageId message)
{
    const MessageRow *row = m_rows.find(message);
    if (!row || !row->marks.testFlag(Mark::Kept))
        return std::optional<archive::Keeping>();
    return m_catalogue->kept(qint64(message));
}

Result<Done> KnownMessages::setNotKept(MessageId message)
{
    if (isThere(message))
        m_rows.clearMark(message, Mark::Kept);
    else
        m_rows.remove(message);
    return m_catalogue->forgetKept(qint64(message));
}

Result<QList<KeptFile>> KnownMessages::keptWithoutHeader()
{
    const Result<QList<archive::KeptEntry>> entries = m_catalogue->keptWithoutHeader();
    if (!entries)
        return entries.error();
    QList<KeptFile> files;
    for (const archive::KeptEntry &entry : *entries)
        files += {MessageId(entry.id), entry.delivered.file};
    return files;
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
