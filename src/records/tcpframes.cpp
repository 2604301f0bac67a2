// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/tcpframes.h"

#include <QDataStream>
#include <QIODevice>
#include <QtEndian>

namespace poplar::records {

namespace {

constexpr quint8 fin = 0x01;
constexpr quint8 syn = 0x02;
constexpr quint8 push = 0x08;
constexpr quint8 ack = 0x10;
constexpr quint8 tcpProtocol = 6;
constexpr quint16 etherTypeV4 = 0x0800;
constexpr quint16 etherTypeV6 = 0x86DD;
constexpr qsizetype mtu = 1500;
constexpr qsizetype v4Header = 20;
constexpr qsizetype v6Header = 40;
constexpr qsizetype plainTcpHeader = 20;
constexpr qsizetype checksumInTcp = 16;
constexpr qsizetype checksumInV4 = 10;

template <class Number>
void putBig(QByteArray &bytes, Number number)
{
    QDataStream(&bytes, QIODevice::Append) << number;
}

QByteArray octetsOf(const QHostAddress &address, bool isV6)
{
    QByteArray octets;
    if (!isV6) {
        putBig(octets, address.toIPv4Address());
        return octets;
    }
    const Q_IPV6ADDR v6 = address.toIPv6Address();
    for (const quint8 octet : v6.c)
        octets += char(octet);
    return octets;
}

/// The sum of 16-bit words, not folded yet (RFC 1071).
quint32 sumOf(QByteArrayView bytes, quint32 sum = 0)
{
    for (qsizetype i = 0; i < bytes.size(); ++i)
        sum += i % 2 == 0 ? quint32(quint8(bytes[i])) << 8 : quint32(quint8(bytes[i]));
    return sum;
}

void putChecksum(QByteArray &bytes, qsizetype at, quint32 sum)
{
    while (sum >> 16)
        sum = (sum & 0xFFFF) + (sum >> 16);
    qToBigEndian(quint16(~sum), bytes.data() + at);
}

/// Of the range that nobody owns.
QByteArray hardware(TcpFrames::Side side)
{
    return QByteArray::fromHex(side == TcpFrames::Side::Client ? "020000000001" : "020000000002");
}

TcpFrames::Side other(TcpFrames::Side side)
{
    return side == TcpFrames::Side::Client ? TcpFrames::Side::Server : TcpFrames::Side::Client;
}

} // namespace

TcpFrames::TcpFrames(const wire::Link &link, quint32 firstNumber)
    : m_link(link)
    , m_isV6(link.peer.protocol() == QAbstractSocket::IPv6Protocol)
    , m_numbers{firstNumber, firstNumber + 0x1000'0000}
{
}

qsizetype TcpFrames::segmentSize() const
{
    return mtu - (m_isV6 ? v6Header : v4Header) - plainTcpHeader;
}

QList<QByteArray> TcpFrames::open()
{
    QList<QByteArray> frames{segment(Side::Client, syn), segment(Side::Server, syn | ack)};
    return frames << segment(Side::Client, ack);
}

QList<QByteArray> TcpFrames::say(Side side, const QByteArray &data)
{
    QList<QByteArray> frames;
    for (qsizetype at = 0; at < data.size(); at += segmentSize()) {
        const QByteArray part = data.mid(at, segmentSize());
        const bool isLast = at + part.size() == data.size();
        frames += segment(side, isLast ? ack | push : ack, part);
    }
    return frames;
}

QByteArray TcpFrames::acknowledge(Side side)
{
    return segment(side, ack);
}

void TcpFrames::skip(Side side, quint32 octets)
{
    number(side) += octets;
}

QList<QByteArray> TcpFrames::close(Side first)
{
    QList<QByteArray> frames{segment(first, fin | ack), segment(other(first), fin | ack)};
    return frames << segment(first, ack);
}

QByteArray TcpFrames::segment(Side side, quint8 flags, const QByteArray &data)
{
    QByteArray tcp = tcpHeader(side, flags);
    tcp += data;
    putChecksum(tcp, checksumInTcp, sumOf(tcp, addressSum(tcp.size())));
    QByteArray frame = hardware(other(side)) + hardware(side);
    putBig(frame, m_isV6 ? etherTypeV6 : etherTypeV4);
    frame += ipHeader(side, tcp.size());
    frame += tcp;
    number(side) += quint32(data.size()) + ((flags & (syn | fin)) != 0 ? 1 : 0);
    return frame;
}

QByteArray TcpFrames::tcpHeader(Side side, quint8 flags) const
{
    const bool isClient = side == Side::Client;
    QByteArray options;
    if ((flags & syn) != 0) {
        options += QByteArray::fromHex("0204"); // the greatest segment
        putBig(options, quint16(segmentSize()));
        options += QByteArray::fromHex("010303"); // nothing, then the scale of the window
        options += char(windowShift);
    }
    QByteArray header;
    putBig(header, isClient ? m_link.localPort : m_link.peerPort);
    putBig(header, isClient ? m_link.peerPort : m_link.localPort);
    putBig(header, m_numbers[size_t(side)]);
    putBig(header, (flags & ack) != 0 ? m_numbers[size_t(other(side))] : quint32(0));
    putBig(header, quint8((plainTcpHeader + options.size()) / 4 << 4));
    putBig(header, flags);
    putBig(header, window);
    putBig(header, quint32(0)); // checksum, to be put in; urgent pointer
    return header + options;
}

QByteArray TcpFrames::ipHeader(Side side, qsizetype payload)
{
    constexpr quint8 hops = 64;
    const bool isClient = side == Side::Client;
    const QByteArray addresses = octetsOf(isClient ? m_link.local : m_link.peer, m_isV6)
        + octetsOf(isClient ? m_link.peer : m_link.local, m_isV6);
    QByteArray header;
    if (m_isV6) {
        putBig(header, quint32(6) << 28);
        putBig(header, quint16(payload));
        putBig(header, tcpProtocol);
        putBig(header, hops);
        return header + addresses;
    }
    putBig(header, quint16(0x4500)); // version 4, five words
    putBig(header, quint16(v4Header + payload));
    putBig(header, m_packets[size_t(side)]++);
    putBig(header, quint16(0x4000)); // not to be cut
    putBig(header, hops);
    putBig(header, tcpProtocol);
    putBig(header, quint16(0));
    header += addresses;
    putChecksum(header, checksumInV4, sumOf(header));
    return header;
}

/// Of the pseudo-header that the checksum covers (RFC 9293 section 3.1).
quint32 TcpFrames::addressSum(qsizetype length) const
{
    return sumOf(octetsOf(m_link.local, m_isV6) + octetsOf(m_link.peer, m_isV6),
                 quint32(tcpProtocol) + quint32(length));
}

} // namespace poplar::records
