// SPDX-License-Identifier: GPL-3.0-or-later
#include "smtp/bodysource.h"

namespace poplar::smtp {

Error FileSource::failure() const
{
    return {ErrorKind::Storage, {}, {}, {}, m_file.fileName() + QStringLiteral(": ") + m_file.errorString()};
}

Result<QByteArray> FileSource::read(qint64 most)
{
    if (!m_file.isOpen() && !m_file.open(QIODevice::ReadOnly))
        return failure();
    QByteArray bytes = m_file.read(most);
    if (bytes.isEmpty() && m_file.error() != QFileDevice::NoError)
        return failure();
    return bytes;
}

Result<Done> FileSource::rewind()
{
    if (m_file.isOpen() && !m_file.seek(0))
        return failure();
    return Done();
}

Result<QByteArray> BufferSource::read(qint64 most)
{
    const QByteArray bytes = m_bytes.mid(m_at, most);
    m_at += bytes.size();
    return bytes;
}

Result<Done> BufferSource::rewind()
{
    m_at = 0;
    return Done();
}

} // namespace poplar::smtp
