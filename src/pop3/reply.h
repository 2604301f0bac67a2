// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace poplar::pop3 {

/// The first line of a reply, taken apart (RFC 1939 section 3, RFC 2449 section 8).
struct StatusLine {
    enum class Indicator {
        Ok, ///< +OK
        Err, ///< -ERR
        Continue, ///< "+", within an exchange (RFC 5034 section 4)
    };
    Indicator indicator = Indicator::Ok;
    QByteArray code; ///< Without brackets, upper case; empty if none.
    QByteArray text; ///< After indicator and code.

    bool operator==(const StatusLine &) const = default;
};

/// What a server answered to one command.
struct Reply {
    QByteArray code; ///< As in StatusLine.
    QByteArray text; ///< As in StatusLine.
    QByteArray listing; ///< The lines of a listing, dots unstuffed, each ended by LF.
    qint64 bodyOctets = 0; ///< Of a body: as it went to the sink.
};

/// Reads a status line; nothing if it is none. Anything but +OK, -ERR and + is none, in upper case as
/// RFC 1939 has it.
[[nodiscard]] std::optional<StatusLine> readStatusLine(QByteArrayView line);

/// Whether what stands behind the indicator is for a mechanism and not for people: a challenge, or the proof
/// of a server that sends it along with the success (SCRAM, RFC 5802 section 7).
[[nodiscard]] bool isChallenge(const StatusLine &status);

/// Whether a response code is this one or stands beneath it: "SYS/TEMP/DISK" does beneath "SYS/TEMP"
/// (RFC 2449 section 8). A program that does not know the finer one goes by the coarser.
[[nodiscard]] bool isCode(QByteArrayView code, QByteArrayView known);

/// What a -ERR means for the program (RFC 2449 section 8.1.1, RFC 3206, RFC 6856 section 5). Without a
/// response code that is known the words decide between a busy maildrop and a wrong password: older
/// servers have nothing else.
/// @param verb the command that was refused.
[[nodiscard]] Error refusal(const StatusLine &status, QByteArrayView verb);

/// Whether the words of a refusal say that the server does not know the command or the mechanism, as
/// opposed to what was said with it.
[[nodiscard]] bool soundsUnknown(const QByteArray &text);

/// Whether they say that the line could not be read, as of a server that expects fewer words in it.
[[nodiscard]] bool soundsMisread(const QByteArray &text);

} // namespace poplar::pop3
