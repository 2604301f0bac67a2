// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QtGlobal>

namespace poplar::practice {

/// What becomes of a connection once a reply has been sent.
enum class Then {
    Continue, ///< The next command is read.
    StartTls, ///< The TLS handshake begins (RFC 2595 section 4, RFC 3207 section 4).
    Close,
};

/// The server's side of one connection, as bytes: what arrives goes in, what is to be sent comes out. It
/// knows no socket and no clock.
class Dialogue {
public:
    Dialogue() = default;
    virtual ~Dialogue() = default;
    Q_DISABLE_COPY_MOVE(Dialogue)

    /// Takes bytes as they arrived.
    virtual void receive(QByteArrayView bytes) = 0;
    /// Octets that arrived and have not been looked at.
    [[nodiscard]] virtual qsizetype waiting() const = 0;
    /// What is to be sent next; empty if there is nothing until more bytes arrive or `then()` is done.
    [[nodiscard]] virtual QByteArray take() = 0;
    /// What the connection does once `take()` has given all.
    [[nodiscard]] virtual Then then() const = 0;
    /// The TLS handshake succeeded: the conversation goes on from a clean state.
    virtual void secured() = 0;
};

} // namespace poplar::practice
