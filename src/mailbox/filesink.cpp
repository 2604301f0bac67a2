// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/filesink.h"

namespace poplar::mailbox {

FileSink::FileSink(const QString &path, qint64 limit, std::function<void(qint64)> progress)
    : m_path(path)
    , m_limit(limit)
    , m_part(path + QStringLiteral(".part"))
    , m_progress(std::move(progress))
{
}

FileSink::~FileSink()
{
    if (m_part.isOpen())
        m_part.remove();
}

Result<Done> FileSink::write(QByteArrayView chunk)
{
    if (m_octets + chunk.size() > m_limit)
        return Error{ErrorKind::Limit, {}, {}, {}, {}};
    if (!m_part.isOpen() && !m_part.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return failure();
    if (m_part.write(chunk.data(), chunk.size()) != chunk.size())
        return failure();
    m_octets += chunk.size();
    m_progress(m_octets);
    return Done();
}

Result<Done> FileSink::finish()
{
    // An empty message is a file all the same.
    if (!m_part.isOpen() && !m_part.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return failure();
    if (!m_part.flush())
        return failure();
    m_part.close();
    QFile::remove(m_path);
    if (!m_part.rename(m_path))
        return failure();
    return Done();
}

Error FileSink::failure() const
{
    return Error{ErrorKind::Storage, {}, {}, {}, m_part.errorString()};
}

} // namespace poplar::mailbox
