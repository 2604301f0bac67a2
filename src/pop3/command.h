// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "pop3/bodysink.h"
#include "pop3/reply.h"
#include "wire/authdialogue.h"
#include "wire/encodedline.h"
#include "wire/saslexchange.h"

#include <QByteArray>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace poplar::pop3 {

/// Names a command to its session; 0 is none.
using CommandId = quint64;

/// What the reply to a command looks like.
enum class Shape {
    Status, ///< One line.
    Listing, ///< After +OK, lines up to a dot.
    Body, ///< After +OK, a message up to a dot; it goes to the sink.
    Exchange, ///< Challenges after "+" and our answers, until +OK or -ERR (RFC 5034 section 4).
};

/// Whether more may be sent behind it before its reply (RFC 2449 section 6.6).
enum class Flow {
    Pipelined,
    Barrier, ///< Sent alone; nothing is sent behind it before its reply.
};

/// One command of the client. It is made by the functions below only, so that shape, flow and verb
/// always fit together.
struct Command {
    CommandId id = 0; ///< Given by the queue.
    QByteArray verb; ///< "RETR"; empty for the greeting, which the server sends unasked.
    QByteArray argument; ///< What stands behind the verb and may be seen.
    std::optional<Secret> secret; ///< What stands behind that and may not.
    Shape shape = Shape::Status;
    Flow flow = Flow::Pipelined;
    std::chrono::milliseconds deadline{0}; ///< Of silence; each byte of the reply starts it anew.
    qint64 expectedOctets = 0; ///< A guess at the size of the reply, for the pipelining window.
    qint64 message = 0; ///< What it concerns, as the session's owner names messages; 0 if none.
    std::shared_ptr<BodySink> sink; ///< For Shape::Body.
    std::shared_ptr<wire::SaslExchange> exchange; ///< For Shape::Exchange,
    std::optional<Secret> initialResponse; ///< and its first line, where the client speaks first.
    /// Called exactly once, from the event loop.
    std::function<void(const Result<Reply> &)> done;
};

using EncodedCommand = wire::EncodedLine;

/// The bytes of a command, or ErrorKind::NotAllowed where its argument has CR, LF or NUL, or
/// ErrorKind::Limit where it is longer than limit::commandArgument.
[[nodiscard]] Result<EncodedCommand> encode(const Command &command);

/// The server's greeting, as the reply to nothing.
[[nodiscard]] Command greeting();
[[nodiscard]] Command capa();
[[nodiscard]] Command stls();
[[nodiscard]] Command user(const QByteArray &name);
[[nodiscard]] Command pass(const Secret &password);
/// @param digest as apopDigest() makes it.
[[nodiscard]] Command apop(const QByteArray &name, const Secret &digest);

using wire::InitialResponse;
/// Takes the initial response out of the exchange, which is for this one command only.
[[nodiscard]] Command auth(std::shared_ptr<wire::SaslExchange> exchange, InitialResponse initial);
/// The exchange of such a command, to be carried on behind its line.
[[nodiscard]] wire::AuthDialogue dialogueOf(const Command &auth);
/// UTF-8 for names, passwords and headers from now on (RFC 6856 section 2).
[[nodiscard]] Command utf8();
/// @param tag of a language (RFC 5646) for the server's words; "*" for the server's choice.
[[nodiscard]] Command lang(const QByteArray &tag);
[[nodiscard]] Command stat();
[[nodiscard]] Command list();
[[nodiscard]] Command list(qint64 number);
[[nodiscard]] Command uidl();
[[nodiscard]] Command uidl(qint64 number);
/// @param lines of the body, besides the header.
[[nodiscard]] Command top(qint64 number, int lines, std::shared_ptr<BodySink> sink);
/// @param octets of the message as far as known, else 0.
[[nodiscard]] Command retr(qint64 number, qint64 octets, std::shared_ptr<BodySink> sink);
[[nodiscard]] Command dele(qint64 number);
[[nodiscard]] Command rset();
[[nodiscard]] Command noop();
[[nodiscard]] Command quit();

} // namespace poplar::pop3
