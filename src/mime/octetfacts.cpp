// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/octetfacts.h"

#include <QByteArray>
#include <QtEndian>

#include <algorithm>

namespace poplar::mime {

namespace {

constexpr qint64 readAtOnce = 128 * 1024;

} // namespace

bool hasOctetsBeyondAscii(QByteArrayView octets)
{
    constexpr quint64 highBits = 0x8080808080808080;
    constexpr qsizetype atOnce = sizeof(quint64);
    qsizetype at = 0;
    for (; at + atOnce <= octets.size(); at += atOnce) {
        if ((qFromUnaligned<quint64>(octets.data() + at) & highBits) != 0)
            return true;
    }
    const QByteArrayView rest = octets.sliced(at);
    return std::any_of(rest.begin(), rest.end(), [](char c) { return (c & 0x80) != 0; });
}

void OctetScan::add(QByteArrayView block)
{
    for (qsizetype at = 0; at < block.size();) {
        const qsizetype end = block.indexOf('\n', at);
        addWithinLine(block.sliced(at, (end < 0 ? block.size() : end) - at));
        if (end < 0)
            break;
        m_facts.longestLine = std::max(m_facts.longestLine, m_line - (m_endsInCr ? 1 : 0));
        m_line = 0;
        m_endsInCr = false;
        at = end + 1;
    }
}

void OctetScan::addWithinLine(QByteArrayView octets)
{
    if (octets.isEmpty())
        return;
    m_facts.hasLoneCr |= m_endsInCr || octets.chopped(1).contains('\r');
    m_facts.hasNul |= octets.contains('\0');
    m_facts.hasEightBit = m_facts.hasEightBit || hasOctetsBeyondAscii(octets);
    m_endsInCr = octets.back() == '\r';
    m_line += octets.size();
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
