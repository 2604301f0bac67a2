// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "smtp/reply.h"
#include "wire/authdialogue.h"
#include "wire/encodedline.h"
#include "wire/saslexchange.h"

#include <QByteArray>
#include <QFlags>

#include <functional>
#include <memory>
#include <optional>

namespace poplar::smtp {

/// Names a command to its session; 0 is none.
using CommandId = quint64;
using wire::InitialResponse;

/// What the reply to a command looks like.
enum class Shape {
    Status, ///< One reply.
    Exchange, ///< Challenges after 334 and our answers, until 235 or a refusal (RFC 4954 section 4).
    Data, ///< 354, then the message from us, then the reply to it (RFC 5321 section 4.1.1.4).
};

/// What may be sent together with it (RFC 2920 section 3.1).
enum class Flow {
    Pipelined, ///< Anything before it and behind it.
    Last, ///< It may follow others; nothing is sent behind it before its reply.
    Alone, ///< Nothing before it or behind it.
};

/// How long its reply may take.
enum class Wait { Greeting, Command, Data, Verdict };

/// One command of the client. It is made by the functions below only, so that shape, flow and verb always
/// fit together.
struct Command {
    CommandId id = 0; ///< Given by the queue.
    QByteArray verb; ///< "RCPT"; empty for the greeting, which the server sends unasked.
    QByteArray argument; ///< What stands behind the verb and may be seen.
    std::optional<Secret> secret; ///< What stands behind that and may not.
    Shape shape = Shape::Status;
    Flow flow = Flow::Pipelined;
    Wait wait = Wait::Command;
    QByteArray payload; ///< Of BDAT: octets of the message that follow the line.
    qsizetype recipient = -1; ///< Of RCPT: which one it is.
    std::shared_ptr<wire::SaslExchange> exchange; ///< For Shape::Exchange,
    std::optional<Secret> initialResponse; ///< and its first line, where the client speaks first.
    /// Called exactly once, from the event loop. Any reply is a value, a refusal too; an error says why there
    /// is none, or why the user is not in although the server said so.
    std::function<void(const Result<Reply> &)> done;
};

/// The line of a command, or ErrorKind::NotAllowed where its argument has CR, LF or NUL, or
/// ErrorKind::Limit where it is longer than limit::commandArgument.
[[nodiscard]] Result<wire::EncodedLine> encode(const Command &command);

/// What a message needs of a server: 8-bit text, or addresses and header fields that are not ASCII.
enum class Need {
    EightBit = 1, ///< 8BITMIME (RFC 6152).
    Utf8Addresses = 2, ///< SMTPUTF8 (RFC 6531).
};
Q_DECLARE_FLAGS(Needs, Need)

/// What a report about a message's fate is to bring back of it (RFC 3461 section 4.3).
enum class Returned { Unsaid, Whole, Headers };

/// When a recipient's server is asked to report (RFC 3461 section 4.1).
enum class Notify {
    Never = 1, ///< Alone.
    Success = 2,
    Failure = 4,
    Delay = 8,
};
Q_DECLARE_FLAGS(Notifications, Notify)

/// What MAIL says (RFC 5321 section 4.1.1.2). What the server did not announce is to be left out.
struct MailOptions {
    std::optional<qint64> octets; ///< SIZE (RFC 1870).
    Needs needs; ///< BODY and SMTPUTF8.
    Returned returned = Returned::Unsaid; ///< RET
    QByteArray envelopeId; ///< ENVID: visible ASCII and blanks; empty for none.
};

/// What RCPT says besides the address (RFC 3461 section 4).
struct RecipientOptions {
    Notifications notify; ///< NOTIFY; empty leaves it to the server.
    QByteArray
        original; ///< ORCPT: the address that the sender wrote, of type rfc822 (or utf-8); empty for none.
};

/// The server's greeting, as the reply to nothing.
[[nodiscard]] Command greeting();
/// @param name of this client: a domain or an address literal (RFC 5321 section 4.1.3).
[[nodiscard]] Command ehlo(const QByteArray &name);
[[nodiscard]] Command helo(const QByteArray &name);
[[nodiscard]] Command startTls();
/// Takes the initial response out of the exchange, which is for this one command only.
[[nodiscard]] Command auth(std::shared_ptr<wire::SaslExchange> exchange, InitialResponse initial);
/// @param sender empty for the null reverse-path of reports.
/// Errors: ErrorKind::Malformed where the address, or ErrorKind::NotAllowed where the envelope id, cannot
/// stand in the line; ErrorKind::Limit where one is too long.
[[nodiscard]] Result<Command> mail(const QByteArray &sender, const MailOptions &options);
/// Errors as those of mail().
[[nodiscard]] Result<Command> rcpt(const QByteArray &recipient, const RecipientOptions &options);
[[nodiscard]] Command data();
enum class Chunk { More, Last };
/// @param octets of the message, at most limit::mailChunk.
[[nodiscard]] Command bdat(const QByteArray &octets, Chunk chunk);
[[nodiscard]] Command rset();
[[nodiscard]] Command noop();
[[nodiscard]] Command quit();

/// Whether this can stand between the angle brackets of MAIL and RCPT: a local part, an @ and a domain
/// (RFC 5321 section 4.1.2) without controls, and without blanks and brackets outside of quotes; or
/// "postmaster". UTF-8 is allowed (RFC 6531 section 3.3).
[[nodiscard]] bool isMailbox(QByteArrayView address);

/// The form of a text for ENVID and ORCPT (RFC 3461 section 4).
[[nodiscard]] QByteArray xtext(QByteArrayView text);

} // namespace poplar::smtp

Q_DECLARE_OPERATORS_FOR_FLAGS(poplar::smtp::Needs)
Q_DECLARE_OPERATORS_FOR_FLAGS(poplar::smtp::Notifications)
