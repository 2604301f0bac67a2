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
    const auto *secret = std::get_if<Secret>(&command.argument);
    const QByteArrayView argument =
        secret ? secret->wireBytes() : QByteArrayView(std::get<QByteArray>(command.argument));
    if (wouldBreakTheLine(argument))
        return Error{ErrorKind::NotAllowed, {}, {}, command.verb, {}};
    if (argument.size() > limit::commandArgument)
        return Error{ErrorKind::Limit, {}, {}, command.verb, {}};
    EncodedCommand encoded{command.verb, command.verb};
    if (!argument.isEmpty() || secret) {
        encoded.wire += ' ';
        encoded.wire += argument;
        encoded.shown += ' ';
        encoded.shown += secret ? QByteArrayView(wire::SecretGuard::blot) : argument;
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
    command.argument = password;
    return command;
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
