// SPDX-License-Identifier: GPL-3.0-or-later
#include "smtp/bodystream.h"

#include "base/limits.h"
#include "wire/framer.h"
#include "wire/transcript.h"

#include <algorithm>

namespace poplar::smtp {

BodyStream::BodyStream(const Submission &submission, Form form)
    : m_source(submission.source)
    , m_expected(submission.content.octets)
    , m_form(form)
{
}

Result<QByteArray> BodyStream::next(qint64 most)
{
    if (!std::exchange(m_begun, true)) {
        if (const Result<Done> rewound = m_source->rewind(); !rewound)
            return rewound.error();
    }
    QByteArray bytes;
    // Mending line ends makes a block twice as long at the most.
    while (bytes.size() + 2 * limit::mailBlock <= std::max(most, 2 * limit::mailBlock)) {
        const Result<QByteArray> block = m_source->read(limit::mailBlock);
        if (!block)
            return block.error();
        if (block->isEmpty()) {
            m_over = true;
            bytes += formed(m_lineEnds.finish());
            if (m_octets != m_expected)
                return Error{ErrorKind::Storage, {}, {}, {}, QStringLiteral("The message has changed")};
            if (m_form == Form::Dotted)
                bytes += m_stuffer.finish();
            break;
        }
        bytes += formed(m_lineEnds.normalised(*block));
    }
    return bytes;
}

QByteArray BodyStream::formed(const QByteArray &bytes)
{
    m_octets += bytes.size();
    m_lines += wire::linesIn(bytes);
    wire::appendBodyBegin(m_begin, bytes);
    return m_form == Form::Dotted ? m_stuffer.stuff(bytes) : bytes;
}

} // namespace poplar::smtp
