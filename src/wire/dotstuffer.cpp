// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/dotstuffer.h"

namespace poplar::wire {

/// Whole lines are copied at once: messages are large.
QByteArray DotStuffer::stuff(QByteArrayView chunk)
{
    QByteArray stuffed;
    stuffed.reserve(chunk.size() + chunk.size() / 32 + 2);
    for (qsizetype at = 0; at < chunk.size();) {
        if (m_last == '\n' && chunk[at] == '.')
            stuffed += '.';
        const qsizetype end = chunk.indexOf('\n', at);
        const QByteArrayView line = chunk.sliced(at, (end < 0 ? chunk.size() : end) - at);
        stuffed += line;
        if (!line.isEmpty())
            m_last = line.back();
        if (end < 0)
            break;
        stuffed += m_last == '\r' ? "\n" : "\r\n";
        m_last = '\n';
        at = end + 1;
    }
    return stuffed;
}

QByteArray DotStuffer::finish()
{
    QByteArray end;
    if (m_last == '\r')
        end += '\n';
    else if (m_last != '\n')
        end += "\r\n";
    m_last = '\n';
    return end + ".\r\n";
}

} // namespace poplar::wire
