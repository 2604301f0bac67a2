// SPDX-License-Identifier: GPL-3.0-or-later
#include "smtp/content.h"

#include "base/limits.h"
#include "smtp/lineends.h"

#include <algorithm>

namespace poplar::smtp {

namespace {

class Measuring {
public:
    void add(const QByteArray &bytes)
    {
        content.octets += bytes.size();
        for (const char c : bytes) {
            if (c < 0)
                content.needs |= Need::EightBit;
            if (c == '\n') {
                ++content.lines;
                m_line = 0;
            } else if (c != '\r') {
                content.longestLine = std::max(content.longestLine, ++m_line);
            }
        }
    }

    Content content;

private:
    qint64 m_line = 0;
};

} // namespace

Result<Content> contentOf(BodySource &source)
{
    if (const Result<Done> begun = source.rewind(); !begun)
        return begun.error();
    LineEnds lineEnds;
    Measuring measuring;
    while (true) {
        const Result<QByteArray> block = source.read(limit::mailBlock);
        if (!block)
            return block.error();
        if (block->isEmpty())
            break;
        measuring.add(lineEnds.normalised(*block));
    }
    measuring.add(lineEnds.finish());
    if (const Result<Done> rewound = source.rewind(); !rewound)
        return rewound.error();
    return measuring.content;
}

} // namespace poplar::smtp
