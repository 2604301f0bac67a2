// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/headersink.h"

#include "base/limits.h"

#include <algorithm>
#include <limits>

namespace poplar::mailbox {

/// Where the empty line begins that ends the header, or -1.
qsizetype HeaderSink::headerEnd(qsizetype from) const
{
    if (m_header.startsWith("\r\n") || m_header.startsWith('\n'))
        return 0;
    constexpr qsizetype none = std::numeric_limits<qsizetype>::max();
    const auto find = [this, from](const char *ending) {
        const qsizetype at = m_header.indexOf(ending, from);
        return at < 0 ? none : at;
    };
    const qsizetype end = std::min(find("\r\n\r\n"), find("\n\n"));
    return end == none ? -1 : end;
}

Result<Done> HeaderSink::write(QByteArrayView chunk)
{
    constexpr qsizetype endingLength = 4;
    if (m_whole) {
        m_bodyOctets += chunk.size();
    } else {
        const qsizetype from = std::max<qsizetype>(m_header.size() - endingLength, 0);
        m_header += chunk;
        if (const qsizetype end = headerEnd(from); end >= 0) {
            const qsizetype behind = m_header.size() - std::min(end + endingLength, m_header.size());
            m_bodyOctets = behind;
            m_header.truncate(end);
            m_whole = true;
        }
    }
    if (m_header.size() > limit::topHeader || m_bodyOctets > limit::unwantedBody)
        return Error{ErrorKind::Limit, {}, {}, {}, {}};
    return Done();
}

} // namespace poplar::mailbox
