// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/dialect.h"
#include "wire/dotstuffer.h"
#include "wire/framer.h"

#include <memory>

namespace poplar::practice {

/// The bytes of one connection around a `Dialect`: commands are cut out of what arrives, replies are
/// given out in pieces, and a command is looked at only when the replies before it are on their way.
/// So commands sent ahead (RFC 2449 section 6.6) are answered in order, and a large message never lies
/// stuffed in memory. Pure.
class Conversation {
public:
    static constexpr qsizetype commandLine =
        512; ///< Octets without the line end; RFC 2449 section 4 asks for 255.
    static constexpr qsizetype piece = 32 * 1024; ///< About so much `take()` gives at a time.

    explicit Conversation(std::unique_ptr<Dialect> dialect);

    /// Takes bytes as they arrived.
    void receive(QByteArrayView bytes) { m_framer.append(bytes); }
    /// Octets that arrived and have not been looked at.
    [[nodiscard]] qsizetype waiting() const { return m_framer.pending(); }

    /// What is to be sent next; empty if there is nothing until more bytes arrive or `then()` is done.
    [[nodiscard]] QByteArray take();
    /// What the connection does once `take()` has given all.
    [[nodiscard]] Reply::Then then() const { return m_then; }
    /// The TLS handshake succeeded: the conversation goes on from a clean state.
    void secured();

private:
    bool advance();
    bool readCommand();
    void stuffPiece();
    void begin(Reply reply);

    std::unique_ptr<Dialect> m_dialect;
    wire::Framer m_framer;
    wire::DotStuffer m_stuffer;
    QByteArray m_outgoing;
    std::optional<QByteArray> m_body;
    qsizetype m_bodyPosition = 0;
    Reply::Then m_then = Reply::Then::Continue;
};

} // namespace poplar::practice
