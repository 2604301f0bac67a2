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
class Conversation : public Dialogue {
public:
    static constexpr qsizetype commandLine =
        512; ///< Octets without the line end; RFC 2449 section 4 asks for 255.
    static constexpr qsizetype piece = 32 * 1024; ///< About so much `take()` gives at a time.

    explicit Conversation(std::unique_ptr<Dialect> dialect);

    void receive(QByteArrayView bytes) override { m_framer.append(bytes); }
    [[nodiscard]] qsizetype waiting() const override { return m_framer.pending(); }
    [[nodiscard]] QByteArray take() override;
    [[nodiscard]] Then then() const override { return m_then; }
    void secured() override;

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
    Then m_then = Then::Continue;
};

} // namespace poplar::practice
