// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMetaType>

namespace poplar {

/// What recognises a message across sessions, as far as each part is known. A message number is never
/// part of it: numbers are dealt anew at every login.
struct Identity {
    QByteArray uniqueId; ///< From UIDL (RFC 1939 section 7); empty if unknown. Servers repeat and change it.
    qint64 octets = -1; ///< From LIST; -1 if unknown. Some servers only estimate it.
    QByteArray headerHash; ///< headerHash() of what TOP or RETR sent; empty until it was read.

    bool operator==(const Identity &) const = default;

    /// Whether everything that both sides know agrees, and something is known to both that tells
    /// messages apart: the unique-id or the header hash.
    [[nodiscard]] bool matches(const Identity &other) const;
};

/// The header hash of an `Identity`. It stands for Message-ID, Date, all trace fields and whatever else the
/// header has, but for those fields that servers of mbox files (UW IMAP, popa3d, Qpopper) add and change
/// while a message lies there: Status, X-Status, X-UID, X-UIDL, X-IMAP, X-IMAPbase, X-Keywords and
/// Content-Length do not count. Reading a message there would make another one of it otherwise.
/// @param header everything before the empty line; line ends may be CRLF or LF, trailing ones do not count.
[[nodiscard]] QByteArray headerHash(QByteArrayView header);

} // namespace poplar

Q_DECLARE_METATYPE(poplar::Identity)
