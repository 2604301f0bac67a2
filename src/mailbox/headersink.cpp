// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/headersink.h"

#include "base/limits.h"

#include <utility>

namespace poplar::mailbox {

Result<Done> HeaderSink::write(QByteArrayView chunk)
{
    while (!m_isWhole && !chunk.isEmpty()) {
        const qsizetype end = chunk.indexOf('\n');
        take(end < 0 ? chunk : chunk.first(end));
        if (end >= 0)
            endLine();
        chunk = chunk.sliced(end < 0 ? chunk.size() : end + 1);
    }
    m_bodyOctets += chunk.size();
    if (m_header.size() + m_heldBack > limit::topHeader || m_bodyOctets > limit::unwantedBody)
        return Error{ErrorKind::Limit, {}, {}, {}, {}};
    return Done();
}

/// A part of a line, without its LF.
void HeaderSink::take(QByteArrayView piece)
{
    qsizetype text = piece.size();
    while (text > 0 && piece[text - 1] == '\r')
        --text;
    if (text > 0) {
        m_header.append(std::exchange(m_heldBack, 0), '\r');
        m_header += piece.first(text);
    }
    m_heldBack += piece.size() - text;
}

void HeaderSink::endLine()
{
    m_heldBack = 0;
    m_isWhole = m_header.size() == m_lineStart;
    if (!m_isWhole)
        m_header += '\n';
    m_lineStart = m_header.size();
}

} // namespace poplar::mailbox
