// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/transcript.h"

#include <QByteArray>

#include <array>

namespace poplar::records {

/// Makes Ethernet frames with IP and TCP of what two ends say to each other, with the numbers and checksums
/// that belong there (RFC 791, RFC 8200, RFC 9293). Pure. What no transcript knows is made up: hardware
/// addresses, sequence numbers, acknowledgements.
class TcpFrames {
public:
    enum class Side { Client, Server };

    static constexpr quint16 window = 0xFFFF; ///< That either side tells,
    static constexpr quint8 windowShift = 14; ///< and its scale, the largest (RFC 7323).
    /// What fits into a window, and so may be left out.
    static constexpr qint64 widestGap = qint64(window) << windowShift;

    /// @param link with two addresses of the same kind.
    /// @param firstNumber where the sequence numbers begin, so that connections differ.
    TcpFrames(const wire::Link &link, quint32 firstNumber);

    /// The handshake: SYN, SYN and ACK, ACK.
    [[nodiscard]] QList<QByteArray> open();
    /// Data, in as many segments as it takes.
    [[nodiscard]] QList<QByteArray> say(Side side, const QByteArray &data);
    /// What the other side answers to it: ACK without data.
    [[nodiscard]] QByteArray acknowledge(Side side);
    /// Leaves a gap in the sequence numbers: so much was said that is not known.
    void skip(Side side, quint32 octets);
    /// The end: FIN of either side, and the ACK of the last one.
    /// @param first who closes.
    [[nodiscard]] QList<QByteArray> close(Side first);

    /// Octets of data in one segment, for the Ethernet's 1500 octets.
    [[nodiscard]] qsizetype segmentSize() const;

private:
    [[nodiscard]] QByteArray segment(Side side, quint8 flags, const QByteArray &data = {});
    [[nodiscard]] QByteArray tcpHeader(Side side, quint8 flags) const;
    [[nodiscard]] QByteArray ipHeader(Side side, qsizetype payload);
    [[nodiscard]] quint32 addressSum(qsizetype length) const;
    [[nodiscard]] quint32 &number(Side side) { return m_numbers[size_t(side)]; }

    wire::Link m_link;
    bool m_isV6;
    std::array<quint32, 2> m_numbers; ///< The next sequence number of each side.
    std::array<quint16, 2> m_packets{}; ///< The identification of the next packet, for IPv4.
};

} // namespace poplar::records
