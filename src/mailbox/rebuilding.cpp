// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/rebuilding.h"

#include "archive/maildirfiles.h"
#include "base/contenthash.h"
#include "mailbox/maildirfile.h"

#include <algorithm>
#include <utility>

namespace poplar::mailbox {

namespace {

/// Files that a job reads, and jobs at a time: the others of the pool are left for what the user wants.
constexpr qsizetype filesOfJob = 64;
constexpr int jobsAtOnce = 2;

} // namespace

Rebuilding::Rebuilding(QThreadPool &pool, QObject *parent)
    : QObject(parent)
    , m_pool(pool)
{
}

void Rebuilding::start(archive::Catalogue &catalogue)
{
    if (isActive())
        return;
    ++m_run;
    m_report = {};
    m_done = m_next = 0;
    m_underWay = 0;
    m_adoption = std::make_unique<archive::Adoption>(catalogue);
    const Result<QStringList> files = archive::accountFiles(catalogue.folder());
    if (!files)
        return end(files.error());
    m_report.messages = files->size();
    Result<QStringList> toRead = m_adoption->begin(*files);
    if (!toRead)
        return end(toRead.error());
    m_files = std::move(toRead).value();
    Q_EMIT progressed(0, m_files.size());
    if (m_files.isEmpty())
        return end(std::nullopt);
    readAhead();
}

void Rebuilding::stop()
{
    if (isActive())
        end(Error{ErrorKind::Cancelled, {}, {}, {}, {}});
}

Rebuilding::Read Rebuilding::readFiles(const QStringList &files)
{
    Read read;
    for (const QString &file : files) {
        if (Result<archive::FoundMessage> message = readMaildirFile(file))
            read.found += std::move(message).value();
        else
            ++read.unreadable;
    }
    ContentHash::leaveThread();
    return read;
}

void Rebuilding::readAhead()
{
    while (m_underWay < jobsAtOnce && m_next < m_files.size()) {
        const QStringList files = m_files.mid(m_next, filesOfJob);
        m_next += files.size();
        ++m_underWay;
        m_pool.start([this, files, run = m_run] {
            const Read read = readFiles(files);
            QMetaObject::invokeMethod(
                this,
                [this, read, run, count = files.size()] {
                    if (isActive() && run == m_run)
                        take(read, count);
                },
                Qt::QueuedConnection);
        });
    }
}

void Rebuilding::take(const Read &read, qsizetype files)
{
    --m_underWay;
    m_done += files;
    m_report.unreadable += read.unreadable;
    if (const Result<QList<qint64>> added = m_adoption->add(read.found); !added)
        return end(added.error());
    Q_EMIT progressed(m_done, m_files.size());
    if (m_done == m_files.size())
        end(std::nullopt);
    else
        readAhead();
}

/// @param why it ends before all is read.
void Rebuilding::end(const std::optional<Error> &why)
{
    m_report.stopped = why;
    if (!why) {
        if (const Result<Done> ended = m_adoption->end(); !ended)
            m_report.stopped = ended.error();
    }
    const archive::Adopted &adopted = m_adoption->adopted();
    m_report.added = adopted.added;
    m_report.linked = adopted.linked;
    m_report.moved = adopted.moved;
    m_report.missing = adopted.missing;
    m_adoption.reset();
    m_files.clear();
    QMetaObject::invokeMethod(
        this, [this, report = m_report] { Q_EMIT finished(report); }, Qt::QueuedConnection);
}

} // namespace poplar::mailbox
