// SPDX-License-Identifier: GPL-3.0-or-later
// What LocalMail is asked for, and in which order it is done. What is done of it at a time has a file beside
// this.
#include "mailbox/localmail.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace poplar::mailbox {

namespace {

/// Messages of which the catalogue alone is told, and such whose files are moved, in one turn of the event
/// loop.
constexpr qsizetype notedAtOnce = 1000;
constexpr qsizetype movedAtOnce = 200;
/// After the start, when the list is to be seen first.
constexpr std::chrono::seconds untilResumed{1};

auto justThese(const QList<MessageId> &messages)
{
    return [messages] { return Result<QList<MessageId>>(messages); };
}

} // namespace

LocalMail::LocalMail(KnownMessages &known, QObject *parent)
    : QObject(parent)
    , m_known(known)
    , m_timer(this)
    , m_startTimer(this)
{
    m_timer.setSingleShot(true);
    m_startTimer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &LocalMail::goOn);
    connect(&m_startTimer, &QTimer::timeout, this, [this] {
        add(deletion([this] { return halfDeleted(); }));
        placeWanted();
        add(naming([this] { return copiesWith(archive::EntryMark::FlagsDue); }));
    });
}

void LocalMail::start()
{
    tellFolders();
    if (m_known.isDurable())
        m_startTimer.start(untilResumed);
}

// --- What is asked for --------------------------------------------------------------------------

/// What would be forgotten at the end of the program is not begun: files would lie where nobody looks.
bool LocalMail::isRefused()
{
    if (m_known.isDurable())
        return false;
    Q_EMIT failed(Error{ErrorKind::Storage, {}, "NOT-DURABLE", {}, {}});
    return true;
}

void LocalMail::setFlag(const Messages &messages, Flag flag, FlagState state)
{
    if (isRefused())
        return;
    Messages shown = messages;
    shown.removeIf([this](MessageId message) { return !m_known.rows().find(message); });
    Job job{justThese(shown),
            [this, flag, state](const Messages &slice) { return m_known.setFlag(slice, flag, state); }};
    job.atOnce = notedAtOnce;
    add(std::move(job));
    add(naming(justThese(shown)));
}

void LocalMail::move(const Messages &messages, FolderId folder)
{
    if (isRefused() || messages.isEmpty())
        return;
    add({justThese(messages), [this, folder](const Messages &slice) { return moveSlice(slice, folder); }});
}

void LocalMail::restore(const Messages &messages)
{
    if (isRefused() || messages.isEmpty())
        return;
    add({justThese(messages), [this](const Messages &slice) { return moveSlice(slice, std::nullopt); }});
}

void LocalMail::emptyTrash()
{
    if (!isRefused())
        add(deletion([this] { return copiesWith(archive::EntryMark::Trashed); }));
}

void LocalMail::deleteFromTrash(const Messages &messages)
{
    if (!isRefused() && !messages.isEmpty())
        add(deletion(justThese(messages)));
}

void LocalMail::addFolder(const QString &name)
{
    if (isRefused())
        return;
    add({justThese({}), {}, [this, name] {
             const Result<FolderId> added = archive::LocalFolders(*m_known.catalogue()).add(name);
             tellFolders();
             return added ? Result<Done>(Done()) : added.error();
         }});
}

void LocalMail::renameFolder(FolderId folder, const QString &name)
{
    if (isRefused())
        return;
    add({justThese({}), {}, [this, folder, name] {
             const Result<Done> renamed = archive::LocalFolders(*m_known.catalogue()).rename(folder, name);
             tellFolders();
             return renamed;
         }});
}

void LocalMail::removeFolder(FolderId folder)
{
    if (isRefused())
        return;
    add({[this, folder] { return keptIn(folder); },
         [this](const Messages &slice) { return moveSlice(slice, FolderId::Archive); },
         [this, folder] {
             const Result<Done> removed = archive::LocalFolders(*m_known.catalogue()).remove(folder);
             tellFolders();
             return removed;
         }});
}

void LocalMail::takeOrder(const DownloadOrder &order)
{
    if (order.which != DownloadOrder::Which::Named || !m_known.isDurable())
        return;
    Messages kept;
    Messages trashed;
    for (const MessageId message : order.messages) {
        const MessageRow *row = m_known.rows().find(message);
        if (row && row->marks.testFlag(Mark::Trashed))
            trashed += message;
        else if (row && row->marks.testFlag(Mark::Kept))
            kept += message;
    }
    if (order.folder == FolderId::Archive)
        return restore(trashed);
    move(kept + trashed, order.folder);
}

void LocalMail::onDelivered(const Messages &messages)
{
    if (!m_known.isDurable())
        return;
    Messages flagged;
    for (const MessageId message : messages) {
        const MessageRow *row = m_known.rows().find(message);
        if (row && (row->marks & (Mark::Seen | Mark::Starred)))
            flagged += message;
    }
    placeWanted();
    if (!flagged.isEmpty())
        add(naming(justThese(flagged)));
}

void LocalMail::placeWanted()
{
    const Result<QHash<qint64, FolderId>> folders = m_known.catalogue()->toPlace();
    if (!folders)
        return Q_EMIT failed(folders.error());
    Messages messages;
    for (const qint64 id : folders->keys())
        messages += MessageId(id);
    if (!messages.isEmpty())
        add({justThese(messages), [this](const Messages &slice) { return placeSlice(slice); }});
}

void LocalMail::nameNow(MessageId message)
{
    if (!m_known.isDurable())
        return;
    if (!m_mover)
        m_mover.emplace(m_known.catalogue()->folder());
    if (const Result<Done> named = nameSlice({message}); !named)
        Q_EMIT failed(named.error());
    if (m_jobs.empty())
        m_mover.reset();
}

void LocalMail::tellFolders()
{
    archive::Catalogue *const catalogue = m_known.catalogue();
    if (!catalogue)
        return;
    const Result<QList<archive::LocalFolders::Entry>> known = archive::LocalFolders(*catalogue).all();
    if (!known)
        return Q_EMIT failed(known.error());
    QList<LocalFolder> folders;
    for (const archive::LocalFolders::Entry &entry : *known)
        folders += {entry.id, entry.name};
    if (m_told == folders)
        return;
    m_told = folders;
    Q_EMIT foldersChanged(folders);
}

// --- Lists --------------------------------------------------------------------------------------

namespace {

QList<MessageId> messagesOf(const QList<qint64> &ids)
{
    QList<MessageId> messages;
    messages.reserve(ids.size());
    for (const qint64 id : ids)
        messages += MessageId(id);
    return messages;
}

} // namespace

Result<LocalMail::Messages> LocalMail::copiesWith(archive::EntryMark mark) const
{
    const Result<QList<qint64>> ids = m_known.catalogue()->copiesWith(mark);
    return ids ? Result<Messages>(messagesOf(*ids)) : ids.error();
}

/// The program ended while it deleted them from the trash.
Result<LocalMail::Messages> LocalMail::halfDeleted()
{
    const Result<Messages> discarded = copiesWith(archive::EntryMark::Discarded);
    const Result<QList<archive::LocalCopy>> copies =
        discarded ? m_known.copiesOf(*discarded) : discarded.error();
    if (!copies)
        return copies.error();
    Messages messages;
    for (const archive::LocalCopy &copy : *copies) {
        if (copy.marks.testFlag(archive::EntryMark::Trashed))
            messages += MessageId(copy.id);
    }
    return messages;
}

Result<LocalMail::Messages> LocalMail::keptIn(FolderId folder)
{
    const Result<QList<qint64>> ids = m_known.catalogue()->copiesIn(folder);
    const Result<QList<archive::LocalCopy>> copies =
        ids ? m_known.copiesOf(messagesOf(*ids)) : Result<QList<archive::LocalCopy>>(ids.error());
    if (!copies)
        return copies.error();
    Messages messages;
    for (const archive::LocalCopy &copy : *copies) {
        if (copy.marks.testFlag(archive::EntryMark::Kept))
            messages += MessageId(copy.id);
    }
    return messages;
}

LocalMail::Job LocalMail::naming(std::function<Result<Messages>()> list)
{
    return {std::move(list), [this](const Messages &slice) { return nameSlice(slice); }};
}

LocalMail::Job LocalMail::deletion(std::function<Result<Messages>()> list)
{
    return {std::move(list), [this](const Messages &slice) { return deleteSlice(slice); }};
}

// --- In its order -------------------------------------------------------------------------------

void LocalMail::add(Job job)
{
    if (job.atOnce == 0)
        job.atOnce = movedAtOnce;
    m_jobs.push_back(std::move(job));
    if (!m_timer.isActive())
        m_timer.start(0);
}

void LocalMail::goOn()
{
    if (m_jobs.empty())
        return;
    if (!m_mover)
        m_mover.emplace(m_known.catalogue()->folder());
    Job &job = m_jobs.front();
    const Result<Done> done = doSlice(job);
    if (!done || job.next >= job.messages->size())
        endJob(done);
    Q_EMIT changed();
    if (m_jobs.empty())
        m_mover.reset(); // other programs move files in the meantime
    else
        m_timer.start(0);
}

Result<Done> LocalMail::doSlice(Job &job)
{
    if (!job.messages) {
        const Result<Messages> messages = job.list();
        if (!messages)
            return messages.error();
        job.messages = *messages;
    }
    const Messages slice = job.messages->mid(job.next, job.atOnce);
    job.next += slice.size();
    return slice.isEmpty() ? Done() : job.work(slice);
}

void LocalMail::endJob(const Result<Done> &result)
{
    const Job job = std::move(m_jobs.front());
    m_jobs.pop_front();
    m_maildirs.clear();
    std::optional<Error> failure = std::exchange(m_missed, std::nullopt);
    if (!result)
        failure = result.error();
    else if (const Result<Done> ended = job.end ? job.end() : Result<Done>(Done()); !ended)
        failure = ended.error();
    if (failure)
        Q_EMIT failed(*failure);
}

} // namespace poplar::mailbox
