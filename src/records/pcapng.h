// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <chrono>

namespace poplar::records {

/// Writes the blocks of a pcapng file (draft-ietf-opsawg-pcapng) with one section and one Ethernet interface:
/// little-endian, times in microseconds. Pure: it knows no protocol and no file.
class PcapngWriter {
public:
    /// @param program that writes it, for the section's header.
    /// @param comment of the section, in UTF-8; may be empty.
    PcapngWriter(const QByteArray &program, const QByteArray &comment);

    /// Adds a packet.
    /// @param time since 1970, UTC.
    /// @param frame from the Ethernet header on.
    /// @param comment shown with the packet, in UTF-8; may be empty.
    void add(std::chrono::microseconds time, const QByteArray &frame, const QByteArray &comment = {});

    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

private:
    void addBlock(quint32 type, const QByteArray &body);

    QByteArray m_bytes;
};

} // namespace poplar::records
