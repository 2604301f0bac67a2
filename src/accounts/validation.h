// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtGlobal>

#include <optional>

namespace poplar::accounts {

/// Why a field cannot be used as it stands; the first reason that applies.
enum class FieldProblem {
    None,
    Empty,
    HasBlanks,
    HasControlCharacters,
    TooLong,
    NoHostName, ///< Neither a name (RFC 1123, IDN) nor an address.
    OutOfRange, ///< A port is a number from 1 to 65535.
};

/// What a user may have pasted into the host field: "host", "host:995", "[::1]:110", "pop3s://host".
struct HostAndPort {
    QString host; ///< Without brackets and blanks around.
    std::optional<quint16> port;

    bool operator==(const HostAndPort &) const = default;
};
[[nodiscard]] HostAndPort parseHost(const QString &text);

/// @param host as typed, blanks around it do not count.
[[nodiscard]] FieldProblem hostProblem(const QString &host);
[[nodiscard]] FieldProblem portProblem(const QString &port);
/// A user name is sent in one line, in UTF-8.
[[nodiscard]] FieldProblem userProblem(const QString &user);

} // namespace poplar::accounts
