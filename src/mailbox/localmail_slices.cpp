// SPDX-License-Identifier: GPL-3.0-or-later
// What LocalMail does of a job at a time.
#include "mailbox/localmail.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace poplar::mailbox {

using archive::EntryMark;
using archive::LocalCopy;
using archive::Placement;

namespace {

archive::MailFlags flagsOf(archive::EntryMarks marks)
{
    archive::MailFlags flags;
    flags.setFlag(archive::MailFlag::Seen, marks.testFlag(EntryMark::Seen));
    flags.setFlag(archive::MailFlag::Starred, marks.testFlag(EntryMark::Starred));
    return flags;
}

/// What the name is to show, if it is to show anything: a message that nobody has looked at stays in `new`.
std::optional<archive::MailFlags> flagsToShow(archive::EntryMarks marks)
{
    constexpr archive::EntryMarks said =
        archive::EntryMarks(EntryMark::Seen) | EntryMark::Starred | EntryMark::FlagsDue;
    return marks & said ? std::optional(flagsOf(marks)) : std::nullopt;
}

FolderId placeOf(const LocalCopy &copy)
{
    return copy.marks.testFlag(EntryMark::Trashed) ? FolderId::Trash : copy.folder;
}

QString maildirAround(const QString &file)
{
    return QFileInfo(QFileInfo(file).path()).path();
}

Error notThere(const QString &file)
{
    return Error{ErrorKind::Storage, {}, "NOT-THERE", {}, file};
}

} // namespace

/// @return nothing where it is there already.
LocalMail::Target LocalMail::destination(const LocalCopy &copy, Target target) const
{
    const bool isTrashed = copy.marks.testFlag(EntryMark::Trashed);
    if (!target && !isTrashed)
        return std::nullopt;
    const FolderId folder = target.value_or(copy.folder);
    return folder == placeOf(copy) ? std::nullopt : Target(folder);
}

/// It is made where missing, once for a job.
Result<QString> LocalMail::maildirOf(FolderId folder)
{
    if (const auto known = m_maildirs.constFind(folder); known != m_maildirs.constEnd())
        return *known;
    const Result<archive::Maildir> opened = archive::LocalFolders(*m_known.catalogue()).open(folder);
    if (!opened)
        return opened.error();
    return *m_maildirs.insert(folder, opened->path());
}

/// Nothing where it cannot be had: the rest goes on, and the user is told in the end.
std::optional<QString> LocalMail::fileOf(const LocalCopy &copy)
{
    const QString folder = m_known.catalogue()->folder();
    const std::optional<QString> file = m_mover->find(copy.file);
    if (!file) {
        m_missed = notThere(copy.file);
        if (!archive::isPlaceThere(folder, copy.file))
            return std::nullopt;
        if (const Result<Done> noted = m_known.setNotKept(MessageId(copy.id)); !noted)
            m_missed = noted.error();
        return std::nullopt;
    }
    if (archive::subfolderOf(folder, *file))
        return file;
    m_missed = Error{ErrorKind::Storage, {}, "OUTSIDE", {}, *file}; // fetched there by the command line
    return std::nullopt;
}

/// Once the files are where they are to be: on the disk, in the catalogue, in the rows.
Result<Done> LocalMail::note(const QList<Placement> &places, const QList<LocalCopy> &before)
{
    if (places.isEmpty())
        return Done();
    if (const Result<Done> synced = m_mover->sync(); !synced)
        return synced;
    if (const Result<Done> set = m_known.setPlaces(places); !set) {
        m_mover->undo();
        return set;
    }
    m_mover->settle();
    for (qsizetype i = 0; i < places.size(); ++i) {
        if (places[i].file != before[i].file)
            Q_EMIT moved(MessageId(places[i].id), before[i].file, places[i].file);
    }
    return Done();
}

Result<Done> LocalMail::moveSlice(const Messages &slice, Target target)
{
    const Result<QList<LocalCopy>> copies = m_known.copiesOf(slice);
    if (!copies)
        return copies.error();
    QList<Placement> places;
    QList<LocalCopy> before;
    Result<Done> result = Done();
    for (const LocalCopy &copy : *copies) {
        const Target folder = destination(copy, target);
        if (!folder)
            continue;
        const Result<QString> maildir = maildirOf(*folder);
        const std::optional<QString> file = maildir ? fileOf(copy) : std::nullopt;
        if (maildir && !file)
            continue;
        const Result<QString> to =
            maildir ? m_mover->move(*file, *maildir, flagsToShow(copy.marks)) : maildir;
        if (!to) { // the next one would fare no better
            result = to.error();
            break;
        }
        places += {copy.id, *to, *folder};
        before += copy;
    }
    const Result<Done> noted = note(places, before);
    return result ? noted : result;
}

Result<Done> LocalMail::nameSlice(const Messages &slice)
{
    const Result<QList<LocalCopy>> copies = m_known.copiesOf(slice);
    if (!copies)
        return copies.error();
    QList<Placement> places;
    QList<LocalCopy> before;
    QList<qint64> named;
    Result<Done> result = Done();
    for (const LocalCopy &copy : *copies) {
        if (!copy.marks.testFlag(EntryMark::FlagsDue))
            continue;
        const std::optional<QString> file = m_mover->find(copy.file);
        // What is not there has no name, and what lies elsewhere is not Poplar's.
        const bool isOwn = file && archive::subfolderOf(m_known.catalogue()->folder(), *file);
        if (isOwn) {
            const Result<QString> to = m_mover->move(*file, maildirAround(*file), flagsOf(copy.marks));
            if (!to) {
                result = to.error();
                break;
            }
            if (*to != copy.file) {
                places += {copy.id, *to, placeOf(copy)};
                before += copy;
            }
        }
        named += copy.id;
    }
    if (const Result<Done> noted = note(places, before); !noted)
        return noted;
    const Result<Done> cleared = m_known.catalogue()->clearMark(named, EntryMark::FlagsDue);
    return result ? cleared : result;
}

Result<Done> LocalMail::placeSlice(const Messages &slice)
{
    const Result<QHash<qint64, FolderId>> folders = m_known.catalogue()->toPlace();
    if (!folders)
        return folders.error();
    QHash<FolderId, Messages> byFolder;
    QList<qint64> ids;
    for (const MessageId message : slice) {
        const auto folder = folders->constFind(qint64(message));
        if (folder == folders->constEnd())
            continue;
        byFolder[*folder] += message;
        ids += qint64(message);
    }
    for (auto some = byFolder.cbegin(); some != byFolder.cend(); ++some) {
        if (const Result<Done> moved = moveSlice(some.value(), some.key()); !moved)
            return moved;
    }
    return m_known.catalogue()->placed(ids);
}

FolderId LocalMail::folderAt(const QString &file) const
{
    const std::optional<QString> directory = archive::subfolderOf(m_known.catalogue()->folder(), file);
    const Result<QHash<QString, FolderId>> folders =
        archive::LocalFolders(*m_known.catalogue()).byDirectory();
    return folders && directory ? folders->value(*directory, FolderId::Archive) : FolderId::Archive;
}

/// @param elsewhere takes what another program has moved out of the trash: that is no rubbish any more.
/// @return whether there is no copy any more.
Result<bool> LocalMail::deleteCopy(const LocalCopy &copy, QList<Placement> &elsewhere)
{
    const std::optional<QString> file = m_mover->find(copy.file);
    if (!file)
        return true;
    if (!archive::isInTrash(m_known.catalogue()->folder(), *file)) {
        elsewhere += {copy.id, *file, folderAt(*file)};
        return false;
    }
    const Result<Done> removed = m_mover->remove(*file);
    return removed ? Result<bool>(true) : removed.error();
}

Result<Done> LocalMail::deleteSlice(const Messages &slice)
{
    const Result<QList<LocalCopy>> copies = m_known.copiesOf(slice);
    if (!copies)
        return copies.error();
    QList<LocalCopy> trashed = *copies;
    trashed.removeIf([](const LocalCopy &copy) { return !copy.marks.testFlag(EntryMark::Trashed); });
    QList<qint64> doomed;
    for (const LocalCopy &copy : std::as_const(trashed))
        doomed += copy.id;
    // From here on it is a deletion, whatever ends the program.
    if (const Result<Done> begun = m_known.catalogue()->setMark(doomed, EntryMark::Discarded); !begun)
        return begun;
    Messages deleted;
    QList<Placement> elsewhere;
    Result<Done> result = Done();
    while (!doomed.isEmpty() && result) {
        const LocalCopy &copy = trashed[trashed.size() - doomed.size()];
        const Result<bool> done = deleteCopy(copy, elsewhere);
        if (!done) {
            result = done.error();
            break;
        }
        doomed.removeFirst();
        if (*done)
            deleted += MessageId(copy.id);
    }
    for (const Result<Done> &step :
         {m_mover->sync(), m_known.setPlaces(elsewhere), m_known.setDiscarded(deleted),
          m_known.catalogue()->clearMark(doomed, EntryMark::Discarded)}) {
        if (!step && result)
            result = step;
    }
    return result;
}

} // namespace poplar::mailbox
