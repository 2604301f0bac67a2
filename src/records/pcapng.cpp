// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/pcapng.h"

#include <QDataStream>
#include <QIODevice>

#include <algorithm>

namespace poplar::records {

namespace {

// The draft's own names are given behind each.
constexpr quint32 sectionHeader = 0x0A0D0D0A; // SHB
constexpr quint32 interfaceDescription = 1; // IDB
constexpr quint32 enhancedPacket = 6; // EPB
constexpr quint32 byteOrderMagic = 0x1A2B3C4D;
constexpr quint16 ethernet = 1; // LINKTYPE_ETHERNET
constexpr quint16 endOfOptions = 0; // opt_endofopt
constexpr quint16 commentOption = 1; // opt_comment
constexpr quint16 programOption = 4; // shb_userappl
constexpr quint16 resolutionOption = 9; // if_tsresol
constexpr qsizetype longestOption = 0xFFFF;

template <class Number>
void put(QByteArray &bytes, Number number)
{
    QDataStream stream(&bytes, QIODevice::Append);
    stream.setByteOrder(QDataStream::LittleEndian);
    stream << number;
}

void pad(QByteArray &bytes)
{
    bytes.append((4 - bytes.size() % 4) % 4, '\0');
}

void putOption(QByteArray &bytes, quint16 code, const QByteArray &value)
{
    if (value.isEmpty() && code != endOfOptions)
        return;
    const QByteArray kept = value.first(std::min(value.size(), longestOption));
    put(bytes, code);
    put(bytes, quint16(kept.size()));
    bytes += kept;
    pad(bytes);
}

} // namespace

PcapngWriter::PcapngWriter(const QByteArray &program, const QByteArray &comment)
{
    QByteArray section;
    put(section, byteOrderMagic);
    put(section, quint16(1)); // version 1.0
    put(section, quint16(0));
    put(section, qint64(-1)); // its length is not told
    putOption(section, commentOption, comment);
    putOption(section, programOption, program);
    putOption(section, endOfOptions, {});
    addBlock(sectionHeader, section);

    QByteArray description;
    put(description, ethernet);
    put(description, quint16(0)); // reserved
    put(description, quint32(0)); // packets are never cut
    putOption(description, resolutionOption, QByteArray(1, 6)); // microseconds: ten to the power of minus 6
    putOption(description, endOfOptions, {});
    addBlock(interfaceDescription, description);
}

void PcapngWriter::add(std::chrono::microseconds time, const QByteArray &frame, const QByteArray &comment)
{
    const auto ticks = quint64(time.count());
    QByteArray packet;
    put(packet, quint32(0)); // the interface
    put(packet, quint32(ticks >> 32));
    put(packet, quint32(ticks));
    put(packet, quint32(frame.size())); // as captured
    put(packet, quint32(frame.size())); // as it was
    packet += frame;
    pad(packet);
    if (!comment.isEmpty()) {
        putOption(packet, commentOption, comment);
        putOption(packet, endOfOptions, {});
    }
    addBlock(enhancedPacket, packet);
}

void PcapngWriter::addBlock(quint32 type, const QByteArray &body)
{
    constexpr qsizetype frame = 12; // the type, and the length before and behind
    const auto length = quint32(body.size() + frame);
    put(m_bytes, type);
    put(m_bytes, length);
    m_bytes += body;
    put(m_bytes, length);
}

} // namespace poplar::records
