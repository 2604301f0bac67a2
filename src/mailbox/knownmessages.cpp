// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/knownmessages.h"

#include <algorithm>

namespace poplar::mailbox {

namespace {

/// Rows are passed on after so many while they are read.
constexpr qsizetype rowsAtOnce = 1000;

} // namespace

QList<qint64> entryIds(const QList<MessageId> &messages)
{
    QList<qint64> ids;
    ids.reserve(messages.size());
    for (const MessageId message : messages)
        ids += qint64(message);
    return ids;
}

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
    m_isFirstCheck = !m_lastCheck;
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
    else if (entry.marks & archive::copyMarks)
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
    const archive::EntryMarks marks =
        m_isFirstCheck ? m_foundMarks | archive::EntryMark::FoundFirst : m_foundMarks;
    const Result<Done> added = m_catalogue->add(std::exchange(m_found, {}), m_firstFound, m_lastCheck, marks);
    m_isFirstCheck = m_isFirstCheck && !added;
    return added;
}

Result<Done> KnownMessages::forgetMaildrop()
{
    m_lastCheck.reset();
    m_isFirstCheck = true;
    return m_catalogue->forgetMaildrop();
}

bool KnownMessages::isFound(MessageId message) const
{
    return qint64(message) >= m_firstFound && qint64(message) <= m_lastFound;
}

/// What the last listing found is news, unless somebody has it already or did not want it.
bool KnownMessages::isNews(const MessageRow &row) const
{
    return isFound(row.id) && !row.marks.testFlag(Mark::Elsewhere) && !m_discarded.contains(row.id);
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
        changed.marks.setFlag(Mark::New, row->marks.testFlag(Mark::New) || isNews(*row));
        changed.error = error;
        m_rows.put(changed);
    }
}

Result<Done> KnownMessages::setSeen(MessageId message)
{
    const MessageRow *row = m_rows.find(message);
    if (row && row->marks.testFlag(Mark::Seen))
        return Done();
    const Result<Done> set = setFlag({message}, Flag::Seen, FlagState::Set);
    m_rows.setMark(message, Mark::Seen); // also where it cannot be remembered
    return set;
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
                                  archive::EntryMark::Ticked | archive::EntryMark::ByRule
                                      | archive::EntryMark::ByFilter);
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
    if (!row || !(row->marks & marksOfCopies))
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
            m_discarded.remove(one.message);
            changed.marks.setFlag(Mark::Kept);
            changed.marks.setFlag(Mark::Trashed, false);
            changed.folder = FolderId::Archive;
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
    showWithoutCopy(message);
    return m_catalogue->forgetKept(qint64(message));
}

void KnownMessages::showWithoutCopy(MessageId message)
{
    const MessageRow *row = m_rows.find(message);
    if (!row || row->marks.testFlag(Mark::Gone))
        return m_rows.remove(message);
    MessageRow changed = *row;
    // What was thrown away is not to come back by itself.
    if (row->marks.testFlag(Mark::Trashed)) {
        m_discarded.insert(message);
        changed.marks.setFlag(Mark::New, false);
    }
    changed.marks &= ~marksOfCopies;
    changed.folder = FolderId::Archive;
    m_rows.put(changed);
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
