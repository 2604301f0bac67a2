// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/publicaddress.h"

#include <QNetworkInterface>
#include <QtEndian>

#include <algorithm>
#include <array>

namespace poplar::mailbox {

namespace {

struct Net {
    quint32 base;
    int bits;
};

constexpr quint32 v4(quint32 a, quint32 b, quint32 c)
{
    return a << 24 | b << 16 | c << 8;
}

constexpr std::array<Net, 15> specialNets{{
    {v4(0, 0, 0), 8},
    {v4(10, 0, 0), 8},
    {v4(100, 64, 0), 10},
    {v4(127, 0, 0), 8},
    {v4(169, 254, 0), 16},
    {v4(172, 16, 0), 12},
    {v4(192, 0, 0), 24},
    {v4(192, 0, 2), 24},
    {v4(192, 88, 99), 24},
    {v4(192, 168, 0), 16},
    {v4(198, 18, 0), 15},
    {v4(198, 51, 100), 24},
    {v4(203, 0, 113), 24},
    {v4(224, 0, 0), 4},
    {v4(240, 0, 0), 4},
}};

bool isPublicV4(quint32 address)
{
    return std::none_of(specialNets.begin(), specialNets.end(), [address](const Net &net) {
        return address >> (32 - net.bits) == net.base >> (32 - net.bits);
    });
}

bool startsWith(const Q_IPV6ADDR &address, std::initializer_list<quint8> bytes)
{
    return std::equal(bytes.begin(), bytes.end(), address.c);
}

} // namespace

bool isPublic(const QHostAddress &address)
{
    bool isV4 = false;
    const quint32 four = address.toIPv4Address(&isV4); // of "::ffff:192.0.2.1" as well
    if (isV4)
        return isPublicV4(four);
    if (address.protocol() != QAbstractSocket::IPv6Protocol)
        return false;
    const Q_IPV6ADDR six = address.toIPv6Address();
    // RFC 6052: the way to IPv4 where there is nothing but IPv6.
    if (startsWith(six, {0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0}))
        return isPublicV4(qFromBigEndian<quint32>(six.c + 12));
    const bool isSpecial = startsWith(six, {0x20, 0x01, 0x00, 0x00}) // Teredo
        || startsWith(six, {0x20, 0x01, 0x0d, 0xb8}) // examples
        || startsWith(six, {0x20, 0x02}); // 6to4: holds any IPv4 address
    return (six[0] & 0xe0) == 0x20 && !isSpecial; // 2000::/3 is all that has been given out
}

bool isNear(const QHostAddress &address)
{
    const QList<QNetworkInterface> interfaces = QNetworkInterface::allInterfaces();
    return std::any_of(interfaces.begin(), interfaces.end(), [&address](const QNetworkInterface &one) {
        const QList<QNetworkAddressEntry> entries = one.addressEntries();
        return std::any_of(entries.begin(), entries.end(), [&address](const QNetworkAddressEntry &entry) {
            return address == entry.ip()
                || (entry.prefixLength() > 0 && address.isInSubnet(entry.ip(), entry.prefixLength()));
        });
    });
}

} // namespace poplar::mailbox
