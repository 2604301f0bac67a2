// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/limits.h"
#include "base/servertrait.h"
#include "pop3/command.h"
#include "wire/authdialogue.h"
#include "wire/framer.h"

#include <deque>
#include <optional>
#include <variant>

namespace poplar::pop3 {

/// What is in flight, what may follow, and which reply belongs to what. Pure: bytes and commands in,
/// bytes and happenings out; no socket, no clock. Replies are matched in order, as POP3 has no tags.
class CommandQueue {
public:
    enum class Pipelining {
        Off, ///< One command at a time.
        On, ///< Up to limit::commandBytesInFlight and the window of replies (RFC 2449 section 6.6).
    };

    /// A command is on its way.
    struct Sending {
        CommandId id;
        QByteArray verb;
        EncodedCommand encoded;
        qint64 message = 0; ///< As in Command.
    };
    /// A command could not be sent as it is; it is over.
    using Unsendable = std::pair<Command, Error>;

    /// A line came in; the view lives until the next call.
    struct LineArrived {
        enum class Kind {
            Status,
            OfListing,
            Challenge, ///< Within an exchange: a status indicator, and behind it what must not be shown.
        };
        CommandId command; ///< 0 if it belongs to none.
        QByteArrayView line;
        Kind kind = Kind::Status;
        bool endsReply = false; ///< The reply is complete with it.
    };
    /// The body of a command has come in whole.
    struct BodyArrived {
        CommandId command;
        qint64 octets;
        qint64 lines;
    };
    /// A command is over. Its `done` has not been called yet: the caller does.
    struct Finished {
        Command command;
        Result<Reply> result;
    };
    /// The conversation cannot go on. Nothing more comes out but what giveUp() returns.
    struct OutOfStep {
        Error error;
        ServerTraits learnt = {}; ///< What it shows about the server.
    };
    using Happening = std::variant<LineArrived, BodyArrived, Finished, OutOfStep>;

    /// Puts a command at the end and names it.
    CommandId enqueue(Command command);
    /// Expects the greeting, as the reply to nothing. Only first.
    void expectGreeting(Command greeting);

    void setPipelining(Pipelining pipelining) { m_pipelining = pipelining; }
    /// So many octets of replies are expected at once at most; a command whose reply is larger follows one
    /// other.
    void setReplyWindow(qint64 octets) { m_replyWindow = octets; }

    /// The next command that may be sent now, in order; it counts as sent. In an exchange, the next answer
    /// of the command that is under way already.
    [[nodiscard]] std::optional<std::variant<Sending, Unsendable>> nextToSend();

    /// Bytes of the server.
    void receive(QByteArrayView bytes) { m_framer.append(bytes); }
    /// What follows from them, one thing at a time.
    [[nodiscard]] std::optional<Happening> next();

    /// Takes a command that was not sent out of the queue.
    [[nodiscard]] std::optional<Command> takeUnsent(CommandId id);

    /// Takes all commands out that were not sent.
    [[nodiscard]] std::deque<Command> takeAllUnsent();

    /// Ends it: every command left with what became of it, in order. Unsent ones may be repeated
    /// freely, of sent ones nothing is known.
    [[nodiscard]] std::deque<Finished> giveUp();

    /// The command whose reply is awaited; null if none is.
    [[nodiscard]] const Command *awaited() const;
    /// Octets of the awaited body that have come; 0 where none is coming.
    [[nodiscard]] qint64 bodyOctets() const { return m_sent.empty() ? 0 : m_sent.front().reply.bodyOctets; }
    /// The command sent last whose reply is not complete; null if there is none.
    [[nodiscard]] const Command *lastSent() const;
    [[nodiscard]] bool isSent(CommandId id) const;
    /// Whether the server has all of a password, a digest or a token and its reply to that is awaited: some
    /// hang up instead of saying no.
    [[nodiscard]] bool awaitsVerdict() const;
    /// Whether nothing has come of the awaited reply although its command was sent together with others:
    /// so it looks when a server loses what comes early.
    [[nodiscard]] bool mayHaveLostCommands() const;
    [[nodiscard]] bool isEmpty() const { return m_sent.empty() && m_waiting.empty(); }
    /// Commands that were not sent yet.
    [[nodiscard]] qsizetype waiting() const { return qsizetype(m_waiting.size()); }
    /// Octets received and not used.
    [[nodiscard]] qsizetype unread() const { return m_framer.pending(); }
    /// Whether those cannot be the beginning of a status line. Right after a body that means that its end
    /// came too early. What comes of the queue does not depend on it, as it depends on what has come when.
    [[nodiscard]] bool hasStrayOctets() const;

private:
    struct InFlight {
        Command command;
        qint64 commandOctets = 0;
        qint64 octetsToCome = 0; ///< Of the reply, as far as expected.
        bool isPipelined = false; ///< Sent behind another whose reply had not come.
        std::optional<wire::AuthDialogue> dialogue;
        Reply reply;
        QByteArray bodyBegin; ///< Its first octets, until they tell whether it is one.
        qint64 bodyLines = 0;
        qint64 listingLines = 0;
        std::optional<Error> failure; ///< The rest of the reply is read and dropped.
        qint64 dropped = 0;
    };
    enum class Awaiting { Status, ListingLine };

    [[nodiscard]] bool mayFollow(const Command &command, qsizetype octets) const;
    void markSent(Command command, qsizetype octets);
    void count(qint64 octets);
    LineArrived onLine(QByteArrayView line);
    LineArrived onUnaskedLine(QByteArrayView line);
    LineArrived onStatusLine(QByteArrayView line);
    LineArrived onExchangeLine(QByteArrayView line, const StatusLine &status);
    void onListingLine(QByteArrayView line);
    std::optional<Happening> onBodyChunk(QByteArrayView chunk);
    [[nodiscard]] bool isStrayBlank(QByteArrayView line);
    [[nodiscard]] bool isStatusLineOfTop() const;
    Finished finish();
    void endWith(Error error, ServerTraits learnt = {});
    OutOfStep outOfStep(Error error, ServerTraits learnt = {});

    wire::Framer m_framer;
    Pipelining m_pipelining = Pipelining::Off;
    std::deque<InFlight> m_sent;
    std::deque<Command> m_waiting;
    CommandId m_lastId = 0;
    qint64 m_commandOctetsInFlight = 0;
    qint64 m_replyOctetsInFlight = 0;
    qint64 m_replyWindow = limit::leastRepliesInFlight;
    Awaiting m_awaiting = Awaiting::Status;
    bool m_replyComplete = false; ///< The awaited reply has been told of and is to be finished next.
    std::optional<OutOfStep> m_end; ///< A line came that makes no sense: the end, once it has been told.
    std::optional<EncodedCommand> m_answer; ///< Of the exchange under way, not sent yet.
    QByteArray m_lastVerb; ///< Of the command that was finished last.
    bool m_blankPassed = false; ///< A stray line was passed over since then.
    bool m_over = false;
};

} // namespace poplar::pop3
