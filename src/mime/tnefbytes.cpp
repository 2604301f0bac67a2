// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/tnefbytes.h"

#include <QtEndian>

namespace poplar::mime {

namespace {

constexpr quint16 severalValues = 0x1000; ///< Of the type of a property.
constexpr quint16 firstNamedId = 0x8000;

bool hasLengths(quint16 type)
{
    return type == 0x001E || type == 0x001F || type == 0x000D || type == 0x0102;
}

/// Octets that one value takes, filled up to four; 0 if it is not known.
quint64 sizeOf(quint16 type)
{
    switch (type) {
    case 0x0002: // a short number, an error, a truth
    case 0x0003:
    case 0x0004:
    case 0x000A:
    case 0x000B:
        return 4;
    case 0x0005: // long numbers and times
    case 0x0006:
    case 0x0007:
    case 0x0014:
    case 0x0040:
        return 8;
    case 0x0048:
        return 16;
    default:
        return 0;
    }
}

quint64 filledUp(quint64 octets)
{
    return (octets + 3) / 4 * 4;
}

} // namespace

quint16 TnefBytes::number16()
{
    const QByteArrayView bytes = take(2);
    return bytes.isEmpty() ? 0 : qFromLittleEndian<quint16>(bytes.data());
}

quint32 TnefBytes::number32()
{
    const QByteArrayView bytes = take(4);
    return bytes.isEmpty() ? 0 : qFromLittleEndian<quint32>(bytes.data());
}

QByteArrayView TnefBytes::take(quint64 octets)
{
    if (octets > quint64(m_rest.size())) {
        m_isBroken = true;
        m_rest = {};
        return {};
    }
    const QByteArrayView taken = m_rest.first(qsizetype(octets));
    m_rest = m_rest.sliced(qsizetype(octets));
    return taken;
}

TnefProperties::TnefProperties(QByteArrayView list)
    : m_bytes(list)
    , m_left(m_bytes.number32())
{
}

std::optional<TnefProperty> TnefProperties::next()
{
    if (m_left == 0 || isBroken())
        return std::nullopt;
    --m_left;
    TnefProperty one;
    one.type = m_bytes.number16();
    one.id = m_bytes.number16();
    if (one.id >= firstNamedId) {
        skipName();
        one.id = 0;
    }
    one.value = value(one.type);
    one.type &= quint16(~severalValues);
    return isBroken() ? std::nullopt : std::optional(one);
}

void TnefProperties::skipName()
{
    m_bytes.take(16); // whose name it is
    if (m_bytes.number32() == 0)
        m_bytes.take(4);
    else
        m_bytes.take(filledUp(m_bytes.number32()));
}

QByteArrayView TnefProperties::value(quint16 type)
{
    const bool several = (type & severalValues) != 0;
    const quint16 single = type & quint16(~severalValues);
    if (!hasLengths(single)) {
        const quint64 size = sizeOf(single);
        m_isUnknown = size == 0;
        return m_bytes.take(size * (several ? m_bytes.number32() : 1));
    }
    QByteArrayView first;
    const quint32 count = m_bytes.number32();
    for (quint32 i = 0; i < count && !m_bytes.isBroken(); ++i) {
        const quint32 size = m_bytes.number32();
        const QByteArrayView one = m_bytes.take(filledUp(size));
        if (i == 0 && !m_bytes.isBroken())
            first = one.first(size);
    }
    return first;
}

QByteArray codePageName(quint32 codePage)
{
    switch (codePage) {
    case 0:
        return {};
    case 65001:
        return "utf-8";
    case 20866:
        return "koi8-r";
    case 21866:
        return "koi8-u";
    case 20127:
        return "us-ascii";
    case 50220:
        return "iso-2022-jp";
    case 51949:
        return "euc-kr";
    case 54936:
        return "gb18030";
    default:
        break;
    }
    if (codePage >= 28591 && codePage <= 28605)
        return "iso-8859-" + QByteArray::number(codePage - 28590);
    if (codePage >= 1250 && codePage <= 1258)
        return "windows-" + QByteArray::number(codePage);
    return codePage < 2000 ? "cp" + QByteArray::number(codePage) : QByteArray();
}

} // namespace poplar::mime
