// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/linereader.h"

#include <algorithm>
#include <cstring>

namespace poplar::mime {

namespace {
constexpr qsizetype bufferSize = 128 * 1024;
}

LineReader::LineReader(QIODevice &device)
    : m_device(device)
    , m_buffer(bufferSize, Qt::Uninitialized)
{
}

std::optional<LinePiece> LineReader::next()
{
    const auto lineBreak = [this] {
        return static_cast<const char *>(
            std::memchr(m_buffer.constData() + m_from, '\n', size_t(m_to - m_from)));
    };
    const char *end = lineBreak();
    if (!end && !m_atEnd && m_to - m_from < assured) {
        fill();
        end = lineBreak();
    }
    if (m_from == m_to)
        return std::nullopt;
    const qsizetype length = end ? end + 1 - (m_buffer.constData() + m_from) : m_to - m_from;
    const LinePiece piece{QByteArrayView(m_buffer.constData() + m_from, length), m_position, m_startsLine};
    m_from += length;
    m_position += length;
    m_startsLine = end != nullptr;
    return piece;
}

void LineReader::fill()
{
    std::memmove(m_buffer.data(), m_buffer.constData() + m_from, size_t(m_to - m_from));
    m_to -= m_from;
    m_from = 0;
    while (!m_atEnd && m_to < bufferSize) {
        const qint64 count = m_device.read(m_buffer.data() + m_to, bufferSize - m_to);
        m_failed = m_failed || count < 0;
        m_atEnd = count <= 0;
        m_to += std::max<qint64>(0, count);
    }
}

} // namespace poplar::mime
