// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "smtp/command.h"
#include "smtp/reply.h"
#include "wire/authdialogue.h"
#include "wire/framer.h"

#include <deque>
#include <optional>
#include <utility>
#include <variant>

namespace poplar::smtp {

/// What is in flight, what may follow, and which reply belongs to what. Pure: bytes and commands in, bytes
/// and happenings out; no socket, no clock. Replies are matched in order, as SMTP has no tags.
///
/// It also knows the one rule of pipelining that saves a message from getting lost: DATA that was sent ahead
/// and accepted although no recipient was is ended with a lone dot (RFC 2920 section 3.1).
class CommandQueue {
public:
    enum class Pipelining {
        Off, ///< One command at a time.
        On, ///< In groups (RFC 2920), up to limit::commandBytesInFlight.
    };

    /// A command is on its way, or an answer within one.
    struct Sending {
        CommandId id;
        QByteArray verb;
        wire::EncodedLine encoded;
        QByteArray payload; ///< Follows the line.
    };
    /// A command could not be sent as it is; it is over.
    using Unsendable = std::pair<Command, Error>;

    /// A line came in; the view lives until the next call.
    struct LineArrived {
        enum class Kind {
            Status,
            Challenge, ///< Within an exchange: the code, and behind it what must not be shown.
        };
        CommandId command; ///< 0 if it belongs to none.
        QByteArrayView line;
        Kind kind = Kind::Status;
        bool endsReply = false; ///< The server's last word on the command is complete with it.
    };
    /// DATA was accepted: the message is to be sent, and then contentSent() to be called.
    struct ContentWanted {
        CommandId command;
    };
    /// A command is over. Its `done` has not been called yet: the caller does.
    struct Finished {
        Command command;
        Result<Reply> result;
    };
    /// The conversation cannot go on. Nothing more comes out but what giveUp() returns.
    struct OutOfStep {
        Error error;
    };
    using Happening = std::variant<LineArrived, ContentWanted, Finished, OutOfStep>;

    /// Puts a command at the end and names it.
    CommandId enqueue(Command command);
    /// Expects the greeting, as the reply to nothing. Only first.
    void expectGreeting();

    void setPipelining(Pipelining pipelining) { m_pipelining = pipelining; }
    [[nodiscard]] Pipelining pipelining() const { return m_pipelining; }

    /// The next command that may be sent now, in order; it counts as sent. In an exchange, the next answer of
    /// the command that is under way already; after DATA without a recipient, the lone dot.
    [[nodiscard]] std::optional<std::variant<Sending, Unsendable>> nextToSend();
    /// What was wanted is on its way, its final dot included.
    void contentSent();

    /// Bytes of the server.
    void receive(QByteArrayView bytes) { m_framer.append(bytes); }
    /// What follows from them, one thing at a time.
    [[nodiscard]] std::optional<Happening> next();

    /// Forgets all commands that were not sent.
    void dropUnsent() { m_waiting.clear(); }

    /// Ends it: every command left with what became of it, in order. Unsent ones may be repeated freely, of
    /// sent ones nothing is known.
    [[nodiscard]] std::deque<Finished> giveUp();

    /// The command whose reply is awaited; null if none is.
    [[nodiscard]] const Command *awaited() const
    {
        return m_sent.empty() ? nullptr : &m_sent.front().command;
    }
    /// Whether that is DATA and the message is under way.
    [[nodiscard]] bool isContentUnderWay() const { return m_content == Content::Wanted; }
    /// Whether that is DATA and all of the message was sent.
    [[nodiscard]] bool awaitsVerdict() const;
    /// Whether the server has ended it, or made it impossible: nothing more is to be said.
    [[nodiscard]] bool isEnding() const { return m_over || m_end; }
    [[nodiscard]] bool isEmpty() const { return m_sent.empty() && m_waiting.empty(); }
    /// Commands that were not sent yet.
    [[nodiscard]] qsizetype waiting() const { return qsizetype(m_waiting.size()); }
    /// Octets received and not used.
    [[nodiscard]] qsizetype unread() const { return m_framer.pending(); }

private:
    struct InFlight {
        Command command;
        qint64 octets = 0;
        std::optional<wire::AuthDialogue> dialogue;
        Result<Reply> result = Reply();
    };
    /// Where the message behind DATA stands.
    enum class Content { None, Wanted, Sent };

    [[nodiscard]] bool mayFollow(const Command &command, qsizetype octets) const;
    void markSent(Command command, qsizetype octets);
    LineArrived onLine(QByteArrayView line);
    void onReply(Reply reply);
    void onData(Reply reply);
    void onExchange(const Reply &reply);
    void complete(Result<Reply> result);
    void countRecipients(const InFlight &finished);
    Finished finish();
    void endWith(Error error);

    wire::Framer m_framer;
    ReplyReader m_reader;
    Pipelining m_pipelining = Pipelining::Off;
    std::deque<InFlight> m_sent;
    std::deque<Command> m_waiting;
    CommandId m_lastId = 0;
    qint64 m_octetsInFlight = 0;
    int m_recipients = 0; ///< Accepted in this transaction.
    Content m_content = Content::None;
    bool m_contentToBeTold = false;
    bool m_complete = false; ///< The awaited reply has been told of and is to be finished next.
    std::optional<Error> m_end; ///< The end, once everything before it has been told.
    std::optional<wire::EncodedLine> m_answer; ///< Within the command under way, not sent yet.
    bool m_over = false;
};

} // namespace poplar::smtp
