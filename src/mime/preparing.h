// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/draft.h"

#include <QIODevice>
#include <QString>

namespace poplar::mime {

/// What the server that is to take a message announces.
struct ServerAbility {
    bool eightBit = false; ///< 8BITMIME (RFC 6152).
    bool smtpUtf8 = false; ///< SMTPUTF8 (RFC 6531), which demands 8BITMIME as well.

    bool operator==(const ServerAbility &) const = default;
};

/// Makes a complete message, whoever wrote it, ready for a server: CRLF line ends, no Bcc, and otherwise as
/// it is. Only what the server cannot take is encoded anew: texts in 8 bits as quoted-printable, other
/// contents as base64, fields of headers by RFC 2047 and RFC 2231, domains as A-labels; the same for what no
/// server takes (NULs, lone CRs, lines longer than limit::sentLine, contents declared as binary). Messages
/// within the message are changed within, since they may not be encoded themselves (RFC 2046 section 5.2.1),
/// and what is signed is not changed at all, which may be an obstacle.
///
/// Streams in bounded memory, but for headers, of limit::topHeader at most. Blocks: not on the GUI thread.
/// What is no message at all is Obstacle::Kind::NoHeader. The result's sender and recipients are those of the
/// header and may be empty: whoever sends may have others.
/// @param message open for reading, and seekable.
/// @param to open for writing. After an obstacle it holds something incomplete.
[[nodiscard]] Readiness prepare(QIODevice &message, ServerAbility ability, QIODevice &to);

/// The same from file to file, which is replaced only when the message is complete.
[[nodiscard]] Readiness prepare(const QString &message, ServerAbility ability, const QString &to);

/// What the header of a message in a file names, before there is a server: sender, recipients and Message-ID.
/// Reads no more than the header, but of an mbox, which may hold one message only. A fold before the first
/// field is an obstacle here: whoever wrote it meant it to be read. Blocks, as do those above.
[[nodiscard]] Readiness readOutgoing(const QString &message);

} // namespace poplar::mime
