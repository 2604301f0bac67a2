// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/dialogue.h"
#include "practice/maildialect.h"
#include "wire/framer.h"

namespace poplar::practice {

/// The bytes of one connection around a `MailDialect`: commands and messages are cut out of what arrives. A
/// command is looked at only when the replies before it are on their way, so commands sent ahead (RFC 2920)
/// are answered in order. Pure.
class MailDialogue : public Dialogue {
public:
    static constexpr qsizetype commandLine = 12'288; ///< Octets without the line end (RFC 4954 section 4.5).
    static constexpr qsizetype piece = 32 * 1024; ///< About so much `take()` gives at a time.
    /// Octets of a message that are read, and dropped where they are more than a message may have, before the
    /// connection is closed without a further word.
    static constexpr qint64 patience = 4 * MailDialect::messageOctets;

    explicit MailDialogue(MailService service);

    void receive(QByteArrayView bytes) override { m_framer.append(bytes); }
    [[nodiscard]] qsizetype waiting() const override { return m_framer.pending(); }
    [[nodiscard]] QByteArray take() override;
    [[nodiscard]] Then then() const override { return m_then; }
    void secured() override;

private:
    bool advance();
    void keep(QByteArrayView content);
    void begin(MailReply reply);
    [[nodiscard]] MailReply verdict();

    MailDialect m_dialect;
    wire::Framer m_framer;
    QByteArray m_outgoing;
    QByteArray m_content; ///< Of the message that is coming.
    qint64 m_octets = 0; ///< The same, with what is not kept.
    MailReply::Next m_next = MailReply::Next::Command;
    Then m_then = Then::Continue;
};

} // namespace poplar::practice
