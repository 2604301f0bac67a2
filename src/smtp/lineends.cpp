// SPDX-License-Identifier: GPL-3.0-or-later
#include "smtp/lineends.h"

namespace poplar::smtp {

QByteArray LineEnds::normalised(QByteArrayView chunk)
{
    if (chunk.isEmpty())
        return {};
    QByteArray result;
    result.reserve(chunk.size() + chunk.size() / 32 + 2);
    // Its CR came with the chunk before, and was made a whole line end.
    qsizetype from = m_last == '\r' && chunk.front() == '\n' ? 1 : 0;
    for (qsizetype at = from; at < chunk.size(); ++at) {
        if (chunk[at] != '\r' && chunk[at] != '\n')
            continue;
        if (chunk[at] == '\r' && at + 1 < chunk.size() && chunk[at + 1] == '\n') {
            ++at;
            continue;
        }
        result.append(chunk.sliced(from, at - from));
        result.append("\r\n");
        from = at + 1;
    }
    result.append(chunk.sliced(from));
    m_last = chunk.back();
    return result;
}

QByteArray LineEnds::finish() const
{
    return m_last == '\n' || m_last == '\r' ? QByteArray() : QByteArray("\r\n");
}

} // namespace poplar::smtp
