// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/keptheaders.h"

#include "archive/maildirfiles.h"
#include "base/contenthash.h"
#include "base/limits.h"
#include "mime/message.h"

#include <QFile>

#include <algorithm>

namespace poplar::mailbox {

namespace {

/// So many at a time: whoever ends the program waits for them.
constexpr size_t filesAtOnce = 200;
constexpr qint64 blockSize = 16 * 1024; ///< Most headers are shorter.

/// Everything before the first empty line; nothing if the file cannot be read.
QByteArray headerIn(const QString &path)
{
    QFile file(path);
    QByteArray header;
    if (!file.open(QFile::ReadOnly | QFile::Unbuffered))
        return header;
    while (header.size() < limit::topHeader) {
        const QByteArray block = file.read(blockSize);
        const qsizetype from = std::max<qsizetype>(0, header.size() - 1);
        header += block;
        const qsizetype end = header.indexOf("\n\n", from);
        if (end >= 0)
            return header.first(end + 1);
        if (block.isEmpty())
            break;
    }
    return header;
}

QList<HeaderFetcher::Header> headersIn(const QString &folder, const QList<KeptFile> &files)
{
    archive::FileFinder finder(folder);
    QList<HeaderFetcher::Header> headers;
    for (const KeptFile &file : files) {
        const std::optional<QString> path = finder.find(file.path);
        const QByteArray header = path ? headerIn(*path) : QByteArray();
        if (!header.isEmpty())
            headers += {file.message, mime::readEnvelope(header), headerHash(header)};
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
