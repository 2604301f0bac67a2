// SPDX-License-Identifier: GPL-3.0-or-later
#include "pop3/buffersink.h"

namespace poplar::pop3 {

Result<Done> BufferSink::write(QByteArrayView chunk)
{
    if (m_bytes.size() + chunk.size() > m_limit)
        return Error{ErrorKind::Limit, {}, {}, {}, {}};
    m_bytes.append(chunk);
    return Done();
}

} // namespace poplar::pop3
