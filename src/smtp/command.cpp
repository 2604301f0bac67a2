// SPDX-License-Identifier: GPL-3.0-or-later
#include "smtp/command.h"

#include "base/limits.h"
#include "wire/secretguard.h"

#include <QByteArrayList>

#include <algorithm>

namespace poplar::smtp {

namespace {

Command make(const char *verb, Flow flow, const QByteArray &argument = {})
{
    Command command;
    command.verb = verb;
    command.flow = flow;
    command.argument = argument;
    return command;
}

bool wouldBreakTheLine(QByteArrayView argument)
{
    return argument.contains('\r') || argument.contains('\n') || argument.contains('\0');
}

bool isControl(char c)
{
    return uchar(c) < ' ' || c == '\x7f';
}

bool isAscii(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

Error wrong(ErrorKind kind, const char *verb, const char *what)
{
    return {kind, {}, {}, verb, QString::fromLatin1(what)};
}

/// Where a quoted local part ends (RFC 5321 section 4.1.2), behind its quotes; -1 if it does not.
qsizetype endOfQuoted(QByteArrayView address)
{
    for (qsizetype i = 1; i < address.size(); ++i) {
        if (address[i] == '\\')
            ++i;
        else if (address[i] == '"')
            return i + 1;
    }
    return -1;
}

QByteArray notifyWords(Notifications notify)
{
    if (notify.testFlag(Notify::Never))
        return "NEVER";
    QByteArrayList words;
    if (notify.testFlag(Notify::Success))
        words += "SUCCESS";
    if (notify.testFlag(Notify::Failure))
        words += "FAILURE";
    if (notify.testFlag(Notify::Delay))
        words += "DELAY";
    return words.join(',');
}

std::optional<Error> faultOf(QByteArrayView address, const char *verb)
{
    if (address.size() > limit::mailPath)
        return wrong(ErrorKind::Limit, verb, "The address is too long");
    if (!isMailbox(address))
        return wrong(ErrorKind::Malformed, verb, "This is no mail address");
    return std::nullopt;
}

} // namespace

Result<wire::EncodedLine> encode(const Command &command)
{
    const QByteArrayView secret = command.secret ? command.secret->wireBytes() : QByteArrayView();
    if (wouldBreakTheLine(command.argument) || wouldBreakTheLine(secret))
        return Error{ErrorKind::NotAllowed, {}, {}, command.verb, {}};
    if (command.argument.size() + secret.size() > limit::commandArgument)
        return Error{ErrorKind::Limit, {}, {}, command.verb, {}};
    wire::EncodedLine encoded{command.verb, command.verb};
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
    Command command = make("", Flow::Alone);
    command.wait = Wait::Greeting;
    return command;
}

Command ehlo(const QByteArray &name)
{
    return make("EHLO", Flow::Alone, name);
}

Command helo(const QByteArray &name)
{
    return make("HELO", Flow::Alone, name);
}

Command startTls()
{
    return make("STARTTLS", Flow::Alone);
}

Command auth(std::shared_ptr<wire::SaslExchange> exchange, InitialResponse initial)
{
    Command command = make("AUTH", Flow::Alone, exchange->mechanism());
    command.shape = Shape::Exchange;
    command.initialResponse = exchange->initialResponse();
    command.exchange = std::move(exchange);
    if (!command.initialResponse || initial == InitialResponse::OnRequest)
        return command;
    Secret encoded = wire::initialArgument(*command.initialResponse);
    const qsizetype frame = command.verb.size() + command.argument.size() + 4; // two blanks, CR, LF
    if (frame + encoded.wireBytes().size() <= limit::mailAuthLine)
        command.secret = std::move(encoded);
    return command;
}

Result<Command> mail(const QByteArray &sender, const MailOptions &options)
{
    if (const std::optional<Error> fault = sender.isEmpty() ? std::nullopt : faultOf(sender, "MAIL"))
        return *fault;
    QByteArray argument = "FROM:<" + sender + '>';
    if (options.octets)
        argument += " SIZE=" + QByteArray::number(*options.octets);
    if (options.needs.testFlag(Need::EightBit))
        argument += " BODY=8BITMIME";
    if (options.needs.testFlag(Need::Utf8Addresses))
        argument += " SMTPUTF8";
    if (options.returned != Returned::Unsaid)
        argument += options.returned == Returned::Whole ? " RET=FULL" : " RET=HDRS";
    if (!options.envelopeId.isEmpty()) {
        if (std::any_of(options.envelopeId.begin(), options.envelopeId.end(), isControl)
            || !isAscii(options.envelopeId))
            return wrong(ErrorKind::NotAllowed, "MAIL", "The envelope id is no visible ASCII");
        const QByteArray encoded = xtext(options.envelopeId);
        if (encoded.size() > limit::mailEnvelopeId)
            return wrong(ErrorKind::Limit, "MAIL", "The envelope id is too long");
        argument += " ENVID=" + encoded;
    }
    return make("MAIL", Flow::Pipelined, argument);
}

Result<Command> rcpt(const QByteArray &recipient, const RecipientOptions &options)
{
    if (const std::optional<Error> fault = faultOf(recipient, "RCPT"))
        return *fault;
    QByteArray argument = "TO:<" + recipient + '>';
    if (options.notify)
        argument += " NOTIFY=" + notifyWords(options.notify);
    if (!options.original.isEmpty()) {
        if (const std::optional<Error> fault = faultOf(options.original, "RCPT"))
            return *fault;
        const QByteArray encoded =
            (isAscii(options.original) ? "rfc822;" : "utf-8;") + xtext(options.original);
        if (encoded.size() > limit::mailOriginalRecipient)
            return wrong(ErrorKind::Limit, "RCPT", "The original address is too long");
        argument += " ORCPT=" + encoded;
    }
    return make("RCPT", Flow::Pipelined, argument);
}

Command data()
{
    Command command = make("DATA", Flow::Last);
    command.shape = Shape::Data;
    command.wait = Wait::Data;
    return command;
}

Command bdat(const QByteArray &octets, Chunk chunk)
{
    Q_ASSERT(octets.size() <= limit::mailChunk);
    const bool isLast = chunk == Chunk::Last;
    Command command = make("BDAT", isLast ? Flow::Last : Flow::Pipelined,
                           QByteArray::number(octets.size()) + (isLast ? " LAST" : ""));
    command.payload = octets;
    command.wait = isLast ? Wait::Verdict : Wait::Command;
    return command;
}

Command rset()
{
    return make("RSET", Flow::Pipelined);
}

Command noop()
{
    return make("NOOP", Flow::Last);
}

Command quit()
{
    return make("QUIT", Flow::Last);
}

bool isMailbox(QByteArrayView address)
{
    if (address.compare("postmaster", Qt::CaseInsensitive) == 0)
        return true;
    if (std::any_of(address.begin(), address.end(), isControl))
        return false;
    const bool isQuoted = address.startsWith('"');
    const qsizetype at = isQuoted ? endOfQuoted(address) : address.lastIndexOf('@');
    if (at <= 0 || at >= address.size() - 1 || address[at] != '@')
        return false;
    const auto isForbidden = [](char c) {
        return c == ' ' || c == '<' || c == '>' || c == '"' || c == '\\' || c == ',' || c == ';' || c == '('
            || c == ')';
    };
    const QByteArrayView local = isQuoted ? QByteArrayView() : address.first(at);
    const QByteArrayView domain = address.sliced(at + 1);
    return std::none_of(local.begin(), local.end(), isForbidden)
        && std::none_of(domain.begin(), domain.end(), isForbidden) && !domain.contains('@')
        && !local.contains('@');
}

QByteArray xtext(QByteArrayView text)
{
    QByteArray encoded;
    for (const char c : text) {
        if ((c > ' ' && c < '\x7f' && c != '+' && c != '=') || (c & 0x80))
            encoded += c;
        else
            encoded += '+' + QByteArray(1, c).toHex().toUpper();
    }
    return encoded;
}

} // namespace poplar::smtp
