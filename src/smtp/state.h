// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMetaType>

namespace poplar::smtp {

/// Where a session stands. RFC 5321 describes these stages without naming them (sections 3.1 to 3.3 and 3.8);
/// the names are those that the log shows.
enum class State {
    Disconnected,
    Connecting,
    Securing, ///< The TLS handshake is going on.
    Connected, ///< Greeting, EHLO, STARTTLS and AUTH: nothing can be sent yet.
    Ready, ///< Mail can be sent; no transaction has begun.
    Mail, ///< The envelope: MAIL and RCPT.
    Data, ///< The message itself, until the server's verdict on it.
    Quit, ///< QUIT was said.
};

/// The name that the transcript shows: "CONNECTED", "READY", …
[[nodiscard]] QByteArray nameOf(State state);

} // namespace poplar::smtp

Q_DECLARE_METATYPE(poplar::smtp::State)
