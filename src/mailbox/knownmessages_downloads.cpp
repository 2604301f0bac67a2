// SPDX-License-Identifier: GPL-3.0-or-later
// What is to be downloaded, and what a rule lets go because it was, of KnownMessages.
#include "mailbox/knownmessages.h"

#include "archive/maildirfiles.h"
#include "mailbox/retention.h"

#include <QFileInfo>

#include <algorithm>

namespace poplar::mailbox {

Result<QList<DownloadQueue::Entry>> KnownMessages::wanted()
{
    const Result<QList<qint64>> ids = m_catalogue->wanted();
    if (!ids)
        return ids.error();
    QList<DownloadQueue::Entry> wanted;
    wanted.reserve(ids->size());
    for (const qint64 id : *ids) {
        const MessageRow *row = m_rows.find(MessageId(id));
        if (!row || row->marks.testFlag(Mark::Gone))
            continue; // not in the maildrop now; it stays wanted
        DownloadQueue::Entry entry{row->id, std::max<qint64>(row->identity.octets, 0)};
        if (row->error && !row->marks.testFlag(Mark::HeaderFailed))
            entry.failed = *row->error;
        else
            m_rows.setMark(row->id, Mark::Wanted);
        wanted += entry;
    }
    return wanted;
}

Result<Done> KnownMessages::setWanted(const QList<MessageId> &messages, FolderId folder)
{
    for (const MessageId message : messages) {
        const MessageRow *row = m_rows.find(message);
        if (!row || row->marks.testFlag(Mark::Kept))
            continue;
        MessageRow changed = *row;
        changed.marks.setFlag(Mark::Wanted);
        if (changed.error && !changed.marks.testFlag(Mark::HeaderFailed)) {
            changed.error.reset();
            if (const Result<Done> cleared = m_catalogue->clearAside(qint64(message)); !cleared)
                return cleared;
        }
        m_rows.put(changed);
    }
    return m_catalogue->want(entryIds(messages), folder);
}

Result<Done> KnownMessages::setUnwanted(const QList<MessageId> &messages)
{
    for (const MessageId message : messages)
        m_rows.clearMark(message, Mark::Wanted);
    return m_catalogue->unwant(entryIds(messages));
}

Result<Done> KnownMessages::setTickedByRule(const QList<MessageId> &messages)
{
    for (const MessageId message : messages)
        m_rows.setMark(message, Mark::Ticked);
    return m_catalogue->setMark(entryIds(messages), archive::EntryMark::Ticked | archive::EntryMark::ByRule);
}

Result<Done> KnownMessages::setTickedByFilter(const QList<MessageId> &messages, archive::EntryMarks marks)
{
    for (const MessageId message : messages)
        m_rows.setMark(message, Mark::Ticked);
    return m_catalogue->setMark(entryIds(messages),
                                marks | archive::EntryMark::Ticked | archive::EntryMark::FilterTicked);
}

Result<Done> KnownMessages::setTickedByUser(const QList<MessageId> &messages)
{
    return m_catalogue->clearMark(entryIds(messages),
                                  archive::EntryMark::ByRule | archive::EntryMark::ByFilter);
}

Result<Done> KnownMessages::setSpared(const QList<MessageId> &messages)
{
    return m_catalogue->setMark(entryIds(messages), archive::EntryMark::Spared);
}

Result<QSet<MessageId>> KnownMessages::marked(archive::EntryMark mark)
{
    const Result<QList<qint64>> ids = m_catalogue->marked(mark);
    if (!ids)
        return ids.error();
    QSet<MessageId> messages;
    for (const qint64 id : *ids)
        messages.insert(MessageId(id));
    return messages;
}

Result<QList<KnownMessages::Due>> KnownMessages::due(const accounts::Retention &retention,
                                                     const QDateTime &now)
{
    const Result<QDateTime> latest = m_catalogue->latestTime();
    if (!latest)
        return latest.error();
    const RetentionRule rule(retention, now, *latest);
    if (!rule.isInForce())
        return QList<Due>();
    const Result<QList<archive::KeptCopy>> copies = m_catalogue->copies();
    if (!copies)
        return copies.error();
    const QSet<MessageId> doubtful = ambiguous();
    archive::FileFinder finder(m_folder);
    QList<Due> due;
    for (const archive::KeptCopy &copy : *copies) {
        const MessageRow *row = m_rows.find(MessageId(copy.id));
        const bool isSure = row && row->marks.testFlag(Mark::Kept) && !row->marks.testFlag(Mark::Gone)
            && !doubtful.contains(row->id) && !copy.marks.testFlag(archive::EntryMark::Spared);
        if (!isSure || !copy.keeping.isWhole(row->identity.octets)
            || !rule.isDue(copy.keeping.at, copy.firstSeen))
            continue;
        const std::optional<QString> file = finder.find(copy.keeping.delivered.file);
        // What was fetched to somewhere else, by the command line, is not looked after here.
        const bool isOwn = file && file->startsWith(m_folder + u'/') && !archive::isInTrash(m_folder, *file);
        if (isOwn && QFileInfo(*file).size() == copy.keeping.delivered.octets)
            due += {row->id, std::max<qint64>(row->identity.octets, 0), copy.keeping.at};
    }
    return due;
}

} // namespace poplar::mailbox
