// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "smtp/extensions.h"
#include "smtp/reply.h"
#include "smtp/state.h"
#include "smtp/typedline.h"
#include "wire/handdialect.h"

namespace poplar::smtp {

/// SMTP as a person says it line by line, from the greeting on: RFC 5321, 3207, 4954. A reply goes on while
/// its lines have a hyphen behind the code; a line that is none of a reply is one of its own. Behind 354 to
/// DATA every line is one of the message and goes out as it was typed, dots included, until one of nothing
/// but a dot. BDAT cannot be typed, as it counts octets: only "BDAT 0 LAST" is sent, which ends a message.
class ByHand : public wire::HandDialect {
public:
    [[nodiscard]] QByteArray stateName() const override { return nameOf(m_state); }
    [[nodiscard]] wire::HandInput input() const override;
    [[nodiscard]] bool awaitsReply() const override;
    [[nodiscard]] QByteArray challenge() const override { return m_challenge; }
    [[nodiscard]] bool takesAhead(QByteArrayView line) const override;
    /// Nothing that is said here cannot be undone but a message that was sent, and that is what one came for.
    [[nodiscard]] bool needsConsent(QByteArrayView) const override { return false; }
    /// ErrorKind::NotAllowed with the verb BDAT for all but "BDAT 0 LAST".
    [[nodiscard]] Result<wire::HandLine> say(const Secret &line) override;
    [[nodiscard]] qsizetype lineLimit() const override;
    [[nodiscard]] wire::HandReply hear(QByteArrayView line) override;
    void bodyCame(QByteArrayView) override {}
    void secured() override;

    [[nodiscard]] State state() const { return m_state; }
    /// Whether the end of a message was said and there is no verdict yet: the server may have it or not.
    [[nodiscard]] bool mayHaveSent() const;
    /// What was announced last, where EHLO was said since the connection was made or secured.
    [[nodiscard]] const Extensions &extensions() const { return m_extensions; }

private:
    /// Whose turn it is, and what is to come.
    enum class Awaiting { Nothing, Reply, Answer, Content, Handshake };

    [[nodiscard]] wire::TypedLine read(QByteArrayView line) const;
    void said(const wire::TypedLine &read, QByteArrayView line);
    [[nodiscard]] wire::HandReply hearReply(QByteArrayView line);
    [[nodiscard]] wire::HandReply hearChallenge(const ReplyLine &line);
    [[nodiscard]] wire::HandReply::Then keep(const ReplyLine &line);
    [[nodiscard]] bool isOfReply(const ReplyLine &line) const;
    [[nodiscard]] wire::HandReply::Then completed();
    void accepted();

    State m_state = State::Connected;
    State m_rest = State::Connected; ///< Where a transaction that is over leads back to.
    Awaiting m_awaiting = Awaiting::Reply; ///< The greeting, at first.
    QByteArray m_verb; ///< Of the command under way; empty for the greeting.
    Reply m_reply; ///< That is coming; at most limit::mailReplyLines of its lines.
    qsizetype m_octets = 0; ///< Of its text.
    QByteArray m_challenge;
    Extensions m_extensions;
    LetIn m_letIn =
        LetIn::No; ///< A recipient was accepted, or a message, since it last was asked who one is.
};

} // namespace poplar::smtp
