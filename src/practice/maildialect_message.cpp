// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/maildialect.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace poplar::practice {

namespace {

constexpr char smtpUtf8[] = "SMTPUTF8";

MailReply malformed(const QByteArray &enhanced, const QByteArray &line)
{
    return MailReply::of(501, enhanced, line);
}

/// What is wrong with a parameter of MAIL, if anything is.
std::optional<MailReply> objectionToParameter(const QByteArray &parameter)
{
    const qsizetype equals = parameter.indexOf('=');
    const QByteArray name = parameter.left(equals < 0 ? parameter.size() : equals);
    const QByteArray value = equals < 0 ? QByteArray() : parameter.mid(equals + 1);
    if (name == "SIZE") {
        bool isNumber = false;
        const qint64 octets = value.toLongLong(&isNumber);
        if (!isNumber || octets < 0)
            return malformed("5.5.4", "SIZE needs a number");
        if (octets > MailDialect::messageOctets)
            return MailReply::of(552, "5.3.4", "the message is larger than I take");
        return std::nullopt;
    }
    if (name == "BODY") {
        if (value.toUpper() == "7BIT" || value.toUpper() == "8BITMIME")
            return std::nullopt;
        return malformed("5.5.4", "BODY is 7BIT or 8BITMIME");
    }
    if (parameter == smtpUtf8 || name == "AUTH") // RFC 4954 section 5: heard and ignored
        return std::nullopt;
    return MailReply::of(555, "5.5.4", "unknown parameter");
}

} // namespace

MailReply MailDialect::mail(const QByteArray &argument)
{
    if (m_sender)
        return MailReply::of(503, "5.5.1", "one message at a time; RSET forgets the last");
    const auto path = MailPath::read(argument, "FROM:");
    if (!path)
        return malformed("5.5.4", "I expect MAIL FROM:<address>");
    if (auto objection = objectionTo(*path))
        return *objection;
    m_sender = path->address;
    m_isInternational = path->parameters.contains(smtpUtf8);
    return MailReply::of(250, "2.1.0", "to whom?");
}

std::optional<MailReply> MailDialect::objectionTo(const MailPath &sender)
{
    if (m_hello == Hello::Plain && !sender.parameters.isEmpty())
        return MailReply::of(555, "5.5.4", "who says HELO has no parameters");
    for (const QByteArray &parameter : sender.parameters) {
        if (auto objection = objectionToParameter(parameter))
            return objection;
    }
    if (!sender.isAscii() && !sender.parameters.contains(smtpUtf8))
        return MailReply::of(553, "5.6.7", "this address needs SMTPUTF8");
    if (!sender.address.isEmpty() && !isAddress(sender.address))
        return malformed("5.1.7", "that is no address");
    return std::nullopt;
}

MailReply MailDialect::rcpt(const QByteArray &argument)
{
    if (!m_sender)
        return MailReply::of(503, "5.5.1", "MAIL comes before RCPT");
    const auto path = MailPath::read(argument, "TO:");
    if (!path)
        return malformed("5.5.4", "I expect RCPT TO:<address>");
    if (!path->parameters.isEmpty())
        return MailReply::of(555, "5.5.4", "unknown parameter");
    if (m_recipients.size() >= recipientsAllowed)
        return MailReply::of(452, "4.5.3", "too many recipients");
    if (!path->isAscii() && !m_isInternational)
        return MailReply::of(553, "5.6.7", "this address needs SMTPUTF8");
    if (path->address.toLower() != "postmaster" && !isAddress(path->address))
        return malformed("5.1.3", "that is no address");
    if (auto objection = objectionTo(path->address))
        return *objection;
    m_recipients += path->address;
    return MailReply::of(250, "2.1.5", "that can be delivered");
}

/// The addresses that are there to be refused; HELP lists them.
std::optional<MailReply> MailDialect::objectionTo(const QByteArray &recipient)
{
    const MailPath path{recipient, {}};
    const QByteArray name = path.localPart().toLower();
    if (path.address.contains('@') && !isPracticeDomain(path.domain()))
        return MailReply::of(550, "5.7.1", "nothing leaves this machine; write to somebody at example.org");
    if (name == "nobody")
        return MailReply::of(550, "5.1.1", "there is no such mailbox");
    if (name == "gone")
        return MailReply::of(551, "5.1.6", "has moved; please try <student@example.org>");
    if (name == "full")
        return MailReply::of(452, "4.2.2", "the mailbox is full");
    if (name == "later" && !m_service.mailroom->knows(*m_sender + '\n' + recipient))
        return MailReply::of(451, "4.7.1", "greylisted; please try again later");
    return std::nullopt;
}

MailReply MailDialect::data(const QByteArray &)
{
    if (!m_sender)
        return MailReply::of(503, "5.5.1", "MAIL and RCPT come before DATA");
    if (m_recipients.isEmpty())
        return MailReply::of(554, "5.5.1", "no recipient was accepted");
    MailReply reply = MailReply::of(354, {}, "go on; a dot alone in a line ends the message");
    reply.next = MailReply::Next::Message;
    return reply;
}

MailReply MailDialect::receive(const QByteArray &content)
{
    MailReply reply = deliver(content);
    forgetMessage();
    return counted(std::move(reply));
}

MailReply MailDialect::receiveTooMuch()
{
    forgetMessage();
    return counted(MailReply::of(552, "5.3.4", "the message is larger than I take"));
}

MailReply MailDialect::deliver(const QByteArray &content)
{
    const auto isPicky = [](const QByteArray &address) { return address.toLower().startsWith("picky@"); };
    if (std::any_of(m_recipients.begin(), m_recipients.end(), isPicky))
        return MailReply::of(554, "5.6.0", "I have read it, and I do not want it");
    Maildrop &maildrop = m_service.mailroom->maildrop();
    const QByteArray number = QByteArray::number(m_service.mailroom->nextNumber());
    StoredMessage message = StoredMessage::fromText(traceFields(number) + content);
    if (!maildrop.hasRoomFor(message.content.size()))
        return MailReply::of(452, "4.3.1", "there is no room for more mail");
    maildrop.deliver(std::move(message));
    return MailReply::of(250, "2.0.0", "delivered as number " + number + "; the next login shows it");
}

/// RFC 5321 section 4.4. Each recipient is named only where there is one: Bcc must not show.
QByteArray MailDialect::traceFields(const QByteArray &number) const
{
    QByteArray fields = "Return-Path: <" + *m_sender + ">\r\n";
    fields += "Received: from " + m_client + " ([127.0.0.1])\r\n";
    fields += "\tby localhost (Poplar's practice server) with " + protocol() + " id practice-" + number;
    if (m_recipients.size() == 1)
        fields += "\r\n\tfor <" + m_recipients.first() + '>';
    const QDateTime now = m_service.now();
    const QString day = QLocale::c().toString(now, u"ddd, ");
    return fields + ";\r\n\t" + (day + now.toString(Qt::RFC2822Date)).toUtf8() + "\r\n";
}

/// Of the registry of mail transmission types (RFC 3848, RFC 6531).
QByteArray MailDialect::protocol() const
{
    if (m_hello == Hello::Plain)
        return "SMTP";
    QByteArray name = m_isInternational ? "UTF8SMTP" : "ESMTP";
    if (m_secured)
        name += 'S';
    if (m_isLoggedIn)
        name += 'A';
    return name;
}

} // namespace poplar::practice
