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
    qsizetype at = m_last == '\r' && chunk.front() == '\n' ? 1 : 0;
    while (at < chunk.size()) {
        const qsizetype lf = chunk.indexOf('\n', at);
        const qsizetype end = lf < 0 ? chunk.size() : lf;
        const qsizetype cr = chunk.sliced(at, end - at).indexOf('\r');
        const qsizetype length = cr < 0 ? end - at : cr;
        result.append(chunk.sliced(at, length));
        at += length;
        if (at == chunk.size())
            break;
        result.append("\r\n");
        at += chunk.sliced(at).startsWith("\r\n") ? 2 : 1;
    }
    m_last = chunk.back();
    return result;
}

QByteArray LineEnds::finish() const
{
    return m_last == '\n' || m_last == '\r' ? QByteArray() : QByteArray("\r\n");
}

} // namespace poplar::smtp
