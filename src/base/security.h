// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QtGlobal>

namespace poplar {

/// How a connection is protected. It is the user's choice; neither Poplar nor a server lowers it.
enum class Security {
    StartTls, ///< Plain at first, then STLS before anything else is said (RFC 2595). A new account's choice.
    Tls, ///< TLS from the first byte (RFC 8314 section 3.3).
    None, ///< Readable on the way. Only by explicit choice.
};

/// The oldest version of TLS that an account speaks.
enum class OldestTls {
    Tls10, ///< Broken (RFC 8996). Only by explicit choice, for a server that has nothing better.
    Tls12, ///< A new account's choice.
    Tls13,
};

/// The port that POP3 servers listen on for this kind of security.
[[nodiscard]] quint16 defaultPop3Port(Security security);
/// The port on which mail is handed in: 587, 465 (RFC 8314 section 3.3), and 25 without encryption.
[[nodiscard]] quint16 defaultSubmissionPort(Security security);

} // namespace poplar

Q_DECLARE_METATYPE(poplar::Security)
Q_DECLARE_METATYPE(poplar::OldestTls)
