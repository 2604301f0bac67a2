// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QMetaType>

namespace poplar::wire {

/// What somebody who talks to a server by hand may type now.
enum class HandInput {
    Nothing, ///< What the server says next decides.
    Command, ///< Also while a reply is awaited: the line is sent behind it.
    Answer, ///< To a challenge: nothing of it is shown.
    Data, ///< A line of a message.
};

/// A typed line, ready to go. What is shown is formed with the bytes, so that a secret is never in it.
struct HandLine {
    QByteArray wire; ///< With CRLF. Who sends it overwrites it.
    QByteArray shown;
    QByteArray verb; ///< Upper case, for errors; empty where the line has none.
    QList<Secret> secrets = {}; ///< What the server may echo of it.
};

/// What a line of the server means.
struct HandReply {
    enum class Then {
        GoesOn, ///< The reply is not complete: a line of a listing, or of several.
        Complete, ///< The reply ends with it.
        Body, ///< A dot-terminated body follows.
        Turn, ///< It is the user's turn within the command: HandDialect::input() says with what.
        Handshake, ///< TLS begins.
        Over, ///< The conversation ends with it.
        Unasked, ///< It belongs to no command.
    };
    QByteArray shown;
    Then then = Then::Complete;
    bool isListed = false; ///< One line of a list that may be long: the first ones are shown.
};

/// What a conversation by hand must know of its protocol: which line is what, and which state follows. Pure:
/// no socket, no clock. It decides nothing for the user and sends nothing by itself; what it does not know
/// goes out as it was typed.
class HandDialect {
public:
    virtual ~HandDialect() = default;

    /// By the name in the RFC.
    [[nodiscard]] virtual QByteArray stateName() const = 0;
    [[nodiscard]] virtual HandInput input() const = 0;
    /// Whether the server is to speak next.
    [[nodiscard]] virtual bool awaitsReply() const = 0;
    /// What the server wants an answer to, in words or bytes, for the user's eyes and no log; else empty.
    [[nodiscard]] virtual QByteArray challenge() const = 0;
    /// Whether another command may be typed behind this one before its reply. Not where the reply changes
    /// what is to be typed, or by what protection it goes.
    [[nodiscard]] virtual bool takesAhead(QByteArrayView line) const = 0;
    /// Whether the user is to be asked before this line goes out, as what it does cannot be undone.
    [[nodiscard]] virtual bool needsConsent(QByteArrayView line) const = 0;

    /// The user has typed a line; it counts as sent. Only while it is the user's turn.
    /// @return ErrorKind::NotAllowed or ErrorKind::Limit for what cannot be sent; nothing has changed then.
    [[nodiscard]] virtual Result<HandLine> say(const Secret &line) = 0;

    /// The longest line that the server may send now, in octets without its end.
    [[nodiscard]] virtual qsizetype lineLimit() const = 0;
    /// A line of the server, without its end.
    [[nodiscard]] virtual HandReply hear(QByteArrayView line) = 0;
    /// The body that HandReply::Then::Body announced has come; its reply is complete.
    /// @param begin its first octets, limit::transcriptBody at least where there are so many.
    virtual void bodyCame(QByteArrayView begin) = 0;
    /// TLS stands.
    virtual void secured() = 0;
};

} // namespace poplar::wire

Q_DECLARE_METATYPE(poplar::wire::HandInput)
