// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/lineends.h"

#include <cstring>

namespace poplar::archive {

QByteArray UnixLineEnds::feed(QByteArrayView chunk)
{
    QByteArray made;
    if (chunk.isEmpty())
        return made;
    made.reserve(chunk.size() + 1);
    if (m_heldBack && chunk.front() != '\n')
        made += '\r';
    m_heldBack = chunk.back() == '\r';
    if (m_heldBack)
        chunk.chop(1);
    while (!chunk.isEmpty()) {
        const void *const found = std::memchr(chunk.data(), '\r', size_t(chunk.size()));
        if (!found)
            break;
        const qsizetype at = static_cast<const char *>(found) - chunk.data();
        const bool isLineEnd = at + 1 < chunk.size() && chunk[at + 1] == '\n';
        made.append(chunk.data(), isLineEnd ? at : at + 1);
        chunk = chunk.sliced(at + 1);
    }
    made.append(chunk.data(), chunk.size());
    return made;
}

QByteArray UnixLineEnds::end()
{
    const QByteArray last = m_heldBack ? QByteArray("\r") : QByteArray();
    m_heldBack = false;
    return last;
}

QByteArray withNetworkLineEnds(QByteArrayView octets)
{
    QByteArray made;
    made.reserve(octets.size() + octets.size() / 16 + 1);
    while (!octets.isEmpty()) {
        const void *const found = std::memchr(octets.data(), '\n', size_t(octets.size()));
        if (!found)
            break;
        const qsizetype at = static_cast<const char *>(found) - octets.data();
        made.append(octets.data(), at);
        made.append("\r\n", 2);
        octets = octets.sliced(at + 1);
    }
    made.append(octets.data(), octets.size());
    return made;
}

LineEnds lineEndsOf(QByteArrayView beginning)
{
    const qsizetype end = beginning.indexOf('\n');
    return end > 0 && beginning[end - 1] == '\r' ? LineEnds::Network : LineEnds::Unix;
}

} // namespace poplar::archive
