// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace poplar::pop3 {

/// Where a session stands: RFC 1939 section 3 by name, with the connection around it.
enum class State {
    Disconnected,
    Connecting,
    Securing,
    Authorization,
    Transaction,
    Update,
};

/// The name that the transcript shows, as RFC 1939 writes it.
[[nodiscard]] QByteArray nameOf(State state);

} // namespace poplar::pop3
