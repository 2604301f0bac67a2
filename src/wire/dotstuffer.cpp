// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/dotstuffer.h"

namespace poplar::wire {

QByteArray DotStuffer::stuff(QByteArrayView chunk)
{
    QByteArray stuffed;
    stuffed.reserve(chunk.size() + chunk.size() / 32 + 2);
    for (const char c : chunk) {
        if (m_last == '\n' && c == '.')
            stuffed += '.';
        if (c == '\n' && m_last != '\r')
            stuffed += '\r';
        stuffed += c;
        m_last = c;
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
