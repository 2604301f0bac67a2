// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/keptheaders.h"

#include "archive/maildirfiles.h"
#include "base/contenthash.h"
#include "mailbox/maildirfile.h"

#include <algorithm>

namespace poplar::mailbox {

namespace {

/// So many at a time: whoever ends the program waits for them.
constexpr size_t filesAtOnce = 200;

QList<HeaderFetcher::Header> headersIn(const QString &folder, const QList<KeptFile> &files)
{
    archive::FileFinder finder(folder);
    QList<HeaderFetcher::Header> headers;
    for (const KeptFile &file : files) {
        const std::optional<QString> path = finder.find(file.path);
        if (!path)
            continue;
        if (const Result<FileHeader> header = readFileHeader(*path))
            headers += {file.message, header->envelope, header->hash};
    }
    ContentHash::leaveThread();
    return headers;
}

} // namespace

KeptHeaders::KeptHeaders(QString folder, QThreadPool &pool, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
    , m_pool(pool)
{
}

void KeptHeaders::start(const QList<KeptFile> &files)
{
    m_wanted.insert(m_wanted.end(), files.begin(), files.end());
    readNext();
}

void KeptHeaders::readNext()
{
    if (m_isReading || m_wanted.empty())
        return;
    m_isReading = true;
    const auto end = m_wanted.begin() + qsizetype(std::min(filesAtOnce, m_wanted.size()));
    const QList<KeptFile> files(m_wanted.begin(), end);
    m_wanted.erase(m_wanted.begin(), end);
    m_pool.start([this, files, folder = m_folder] {
        const QList<HeaderFetcher::Header> headers = headersIn(folder, files);
        QMetaObject::invokeMethod(
            this, [this, headers] { take(headers); }, Qt::QueuedConnection);
    });
}

void KeptHeaders::take(const QList<HeaderFetcher::Header> &headers)
{
    m_isReading = false;
    readNext();
    if (!headers.isEmpty())
        Q_EMIT read(headers);
    if (!isActive())
        Q_EMIT finished();
}

} // namespace poplar::mailbox
