// SPDX-License-Identifier: GPL-3.0-or-later
#include "pop3/command.h"

#include "base/limits.h"
#include "wire/secretguard.h"

namespace poplar::pop3 {

namespace {

constexpr qint64 statusReply = 100; ///< What a status line costs of the window.
constexpr qint64 headerReply = 4096; ///< What a header usually measures.

Command make(const char *verb, Shape shape, Flow flow, const QByteArray &argument = {})
{
    Command command;
    command.verb = verb;
    command.argument = argument;
    command.shape = shape;
    command.flow = flow;
    command.deadline = limit::silence;
    command.expectedOctets = statusReply;
    return command;
}

Command about(const char *verb, qint64 number, Shape shape = Shape::Status)
{
    return make(verb, shape, Flow::Pipelined, QByteArray::number(number));
}

bool wouldBreakTheLine(QByteArrayView argument)
{
    return argument.contains('\r') || argument.contains('\n') || argument.contains('\0');
}

} // namespace

Result<EncodedCommand> encode(const Command &command)
{
    const QByteArrayView secret = command.secret ? command.secret->wireBytes() : QByteArrayView();
    if (wouldBreakTheLine(command.argument) || wouldBreakTheLine(secret))
        return Error{ErrorKind::NotAllowed, {}, {}, command.verb, {}};
    if (command.argument.size() + secret.size() > limit::commandArgument)
        return Error{ErrorKind::Limit, {}, {}, command.verb, {}};
    EncodedCommand encoded{command.verb, command.verb};
    // Growing would leave a copy of the secret behind.
    encoded.wire.reserve(command.verb.size() + command.argument.size() + secret.size() + 4);
    if (!command.argument.isEmpty()) {
        encoded.wire += ' ' + command.argument;
        encoded.shown += ' ' + command.argument;
    }
    if (command.secret) {
        encoded.wire += ' ';
        encoded.wire += secret;
        encoded.shown += ' ';
        encoded.shown += wire::SecretGuard::blot;
    }
    encoded.wire += "\r\n";
    return encoded;
}

Command greeting()
{
    Command command = make("", Shape::Status, Flow::Barrier);
    command.deadline = limit::connecting;
    return command;
}

Command capa()
{
    return make("CAPA", Shape::Listing, Flow::Barrier);
}

Command stls()
{
    return make("STLS", Shape::Status, Flow::Barrier);
}

Command user(const QByteArray &name)
{
    return make("USER", Shape::Status, Flow::Barrier, name);
}

Command pass(const Secret &password)
{
    Command command = make("PASS", Shape::Status, Flow::Barrier);
    command.secret = password;
    return command;
}

Command apop(const QByteArray &name, const Secret &digest)
{
    Command command = make("APOP", Shape::Status, Flow::Barrier, name);
    command.secret = digest;
    return command;
}

Command auth(std::shared_ptr<wire::SaslExchange> exchange, InitialResponse initial)
{
    Command command = make("AUTH", Shape::Exchange, Flow::Barrier, exchange->mechanism());
    command.initialResponse = exchange->initialResponse();
    command.exchange = std::move(exchange);
    if (!command.initialResponse || initial == InitialResponse::OnRequest)
        return command;
    Secret encoded = wire::initialArgument(*command.initialResponse);
    const qsizetype frame = command.verb.size() + command.argument.size() + 4; // two blanks, CR, LF
    if (frame + encoded.wireBytes().size() <= limit::authLine)
        command.secret = std::move(encoded);
    return command;
}

wire::AuthDialogue dialogueOf(const Command &auth)
{
    using Initial = wire::AuthDialogue::Initial;
    if (!auth.initialResponse)
        return {auth.exchange, std::nullopt, Initial::None};
    return {auth.exchange, auth.initialResponse, auth.secret ? Initial::SentAlong : Initial::Owed};
}

Command utf8()
{
    return make("UTF8", Shape::Status, Flow::Barrier);
}

Command lang(const QByteArray &tag)
{
    return make("LANG", Shape::Status, Flow::Barrier, tag);
}

Command stat()
{
    return make("STAT", Shape::Status, Flow::Pipelined);
}

Command list()
{
    return make("LIST", Shape::Listing, Flow::Pipelined);
}

Command list(qint64 number)
{
    return about("LIST", number);
}

Command uidl()
{
    return make("UIDL", Shape::Listing, Flow::Pipelined);
}

Command uidl(qint64 number)
{
    return about("UIDL", number);
}

Command top(qint64 number, int lines, std::shared_ptr<BodySink> sink)
{
    Command command = make("TOP", Shape::Body, Flow::Pipelined,
                           QByteArray::number(number) + ' ' + QByteArray::number(lines));
    command.expectedOctets = headerReply + qint64(80) * lines;
    command.sink = std::move(sink);
    return command;
}

Command retr(qint64 number, qint64 octets, std::shared_ptr<BodySink> sink)
{
    Command command = about("RETR", number, Shape::Body);
    command.expectedOctets = statusReply + octets;
    command.sink = std::move(sink);
    return command;
}

Command dele(qint64 number)
{
    return about("DELE", number);
}

Command rset()
{
    return make("RSET", Shape::Status, Flow::Barrier);
}

Command noop()
{
    return make("NOOP", Shape::Status, Flow::Pipelined);
}

Command quit()
{
    Command command = make("QUIT", Shape::Status, Flow::Barrier);
    command.deadline = limit::goodbye;
    return command;
}

} // namespace poplar::pop3
