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

/// What a -ERR means for the program (RFC 2449 section 8.1.1, RFC 3206). Without a response code the
/// words decide between a busy maildrop and a wrong password: older servers have nothing else.
/// @param verb the command that was refused.
[[nodiscard]] Error refusal(const StatusLine &status, QByteArrayView verb);

} // namespace poplar::pop3
