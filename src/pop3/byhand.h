// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pop3/capabilities.h"
#include "pop3/command.h"
#include "pop3/reply.h"
#include "pop3/state.h"
#include "pop3/typedline.h"
#include "wire/handdialect.h"

#include <QHash>
#include <QMap>

namespace poplar::pop3 {

/// POP3 as a person says it line by line, from the greeting on: RFC 1939, 2449, 2595, 5034, 6856. What a
/// reply looks like follows from what was typed; a reply that is no POP3 is one line. Messages count as
/// marked from DELE on unless the server refuses that, and until it grants RSET.
class ByHand : public wire::HandDialect {
public:
    /// What was overheard of a message.
    struct Message {
        qint64 octets = -1; ///< As listed; -1 where it was not.
        QByteArray uniqueId;
        QByteArray begin; ///< Of what TOP or RETR brought last, at most limit::handHeader octets.
    };

    [[nodiscard]] QByteArray stateName() const override { return nameOf(m_state); }
    [[nodiscard]] wire::HandInput input() const override;
    [[nodiscard]] bool awaitsReply() const override;
    [[nodiscard]] QByteArray challenge() const override { return m_challenge; }
    [[nodiscard]] bool takesAhead(QByteArrayView line) const override;
    /// QUIT, or what begins like it, while messages are marked.
    [[nodiscard]] bool needsConsent(QByteArrayView line) const override;
    [[nodiscard]] Result<wire::HandLine> say(const Secret &line) override;
    [[nodiscard]] qsizetype lineLimit() const override;
    [[nodiscard]] wire::HandReply hear(QByteArrayView line) override;
    void bodyCame(QByteArrayView begin) override;
    void secured() override;

    [[nodiscard]] State state() const { return m_state; }
    /// What was announced last, where CAPA was said since the connection was made or secured.
    [[nodiscard]] const Capabilities &capabilities() const { return m_capabilities; }
    /// The message numbers that QUIT would delete, ascending; 0 stands for one that could not be told.
    [[nodiscard]] QList<qint64> marked() const { return m_marked.keys(); }
    [[nodiscard]] Message message(qint64 number) const { return m_messages.value(number); }

private:
    /// Whose turn it is, and what is to come.
    enum class Awaiting { Nothing, Status, Listing, Body, Answer, Handshake };

    void saidCommand(const TypedLine &read, QByteArrayView line);
    [[nodiscard]] wire::HandReply hearStatus(QByteArrayView line);
    [[nodiscard]] wire::HandReply hearListing(QByteArrayView line);
    [[nodiscard]] wire::HandReply hearChallenge(const StatusLine &status);
    [[nodiscard]] wire::HandReply::Then accepted(const StatusLine &status);
    void refused();
    void learnListing();
    void learnSizes(const QByteArray &listing);
    void learnNames(const QByteArray &listing);
    void learnSingle(const QByteArray &text);
    [[nodiscard]] Message *known(qint64 number);

    State m_state = State::Authorization;
    Awaiting m_awaiting = Awaiting::Status; ///< The greeting, at first.
    QByteArray m_verb; ///< Of the command under way; empty for the greeting.
    qint64 m_number = 0; ///< That it concerns.
    Shape m_shape = Shape::Status; ///< Of the reply to it.
    QByteArray m_challenge;
    QByteArray m_listing; ///< That is coming; at most limit::listingOctets.
    Capabilities m_capabilities;
    QMap<qint64, int> m_marked; ///< How often each was marked.
    bool m_isProven = false; ///< A command was accepted that is for those who are logged in.
    bool m_wasUnasked = false; ///< A line came that is no reply: what follows may be out of step.
    QHash<qint64, Message> m_messages;
};

} // namespace poplar::pop3
