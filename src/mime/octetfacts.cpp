// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/octetfacts.h"

#include <QByteArray>

#include <algorithm>

namespace poplar::mime {

namespace {

constexpr qint64 readAtOnce = 128 * 1024;

} // namespace

bool hasOctetsBeyondAscii(QByteArrayView octets)
{
    return std::any_of(octets.begin(), octets.end(), [](char c) { return (c & 0x80) != 0; });
}

void OctetScan::add(QByteArrayView block)
{
    for (const char c : block) {
        if (m_endsInCr && c != '\n')
            m_facts.hasLoneCr = true;
        if (c == '\n') {
            m_facts.longestLine = std::max(m_facts.longestLine, m_line - (m_endsInCr ? 1 : 0));
            m_line = 0;
        } else {
            ++m_line;
        }
        m_endsInCr = c == '\r';
        m_facts.hasNul |= c == '\0';
        m_facts.hasEightBit |= (c & 0x80) != 0;
    }
}

OctetFacts OctetScan::facts()
{
    m_facts.hasLoneCr |= m_endsInCr;
    m_facts.longestLine = std::max(m_facts.longestLine, m_line);
    return m_facts;
}

bool eachBlockOf(QIODevice &file, qint64 begin, qint64 end, const std::function<void(QByteArrayView)> &take)
{
    if (!file.seek(begin))
        return false;
    QByteArray block(std::min(readAtOnce, std::max<qint64>(0, end - begin)), Qt::Uninitialized);
    for (qint64 left = end - begin; left > 0;) {
        const qint64 count = file.read(block.data(), std::min<qint64>(left, block.size()));
        if (count <= 0)
            return false;
        take(QByteArrayView(block).first(count));
        left -= count;
    }
    return true;
}

QByteArray stretchOf(QIODevice &file, qint64 begin, qint64 end)
{
    return file.seek(begin) ? file.read(end - begin) : QByteArray();
}

std::optional<OctetFacts> factsOf(QIODevice &file, qint64 begin, qint64 end)
{
    OctetScan scan;
    if (!eachBlockOf(file, begin, end, [&scan](QByteArrayView block) { scan.add(block); }))
        return std::nullopt;
    return scan.facts();
}

} // namespace poplar::mime
