// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/maildialect.h"

#include <algorithm>
#include <array>
#include <utility>

namespace poplar::practice {

namespace {

MailReply unasked(const QByteArray &line)
{
    return MailReply::of(503, "5.5.1", line);
}

MailReply unreadable(const QByteArray &line)
{
    return MailReply::of(501, "5.5.4", line);
}

bool isAsciiOnly(const QByteArray &text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return uchar(c) < 0x80; });
}

} // namespace

struct MailDialect::Command {
    enum class Legal { Anywhere, AfterHello, LoggedIn };
    enum class Takes { Nothing, Something, Anything };

    const char *verb;
    Legal legal;
    Takes takes; ///< What stands behind the verb.
    MailReply (MailDialect::*handler)(const QByteArray &);
};

MailDialect::MailDialect(MailService service)
    : m_service(std::move(service))
{
}

MailDialect::~MailDialect() = default;

const MailDialect::Command *MailDialect::find(const QByteArray &verb)
{
    using enum Command::Legal;
    using enum Command::Takes;
    static constexpr std::array commands = {
        Command{"EHLO", Anywhere, Something, &MailDialect::ehlo},
        Command{"HELO", Anywhere, Something, &MailDialect::helo},
        Command{"STARTTLS", AfterHello, Nothing, &MailDialect::startTls},
        Command{"AUTH", AfterHello, Something, &MailDialect::auth},
        Command{"MAIL", LoggedIn, Something, &MailDialect::mail},
        Command{"RCPT", LoggedIn, Something, &MailDialect::rcpt},
        Command{"DATA", LoggedIn, Nothing, &MailDialect::data},
        Command{"RSET", Anywhere, Nothing, &MailDialect::rset},
        Command{"NOOP", Anywhere, Anything, &MailDialect::noop},
        Command{"VRFY", LoggedIn, Something, &MailDialect::vrfy},
        Command{"HELP", Anywhere, Anything, &MailDialect::help},
        Command{"QUIT", Anywhere, Nothing, &MailDialect::quit},
    };
    const auto *found = std::find_if(commands.begin(), commands.end(),
                                     [&](const Command &command) { return verb == command.verb; });
    return found == commands.end() ? nullptr : found;
}

MailReply MailDialect::greeting() const
{
    return MailReply::of(220, {}, "localhost ESMTP Poplar's practice server is ready");
}

MailReply MailDialect::answer(const QByteArray &line)
{
    return counted(carryOut(line));
}

MailReply MailDialect::carryOut(const QByteArray &line)
{
    const qsizetype space = line.indexOf(' ');
    const QByteArray argument = space < 0 ? QByteArray() : line.mid(space + 1).trimmed();
    const Command *command = find(line.first(space < 0 ? line.size() : space).toUpper());
    if (!command)
        return MailReply::of(500, "5.5.2", "unknown command; HELP tells what I know");
    if (command->legal != Command::Legal::Anywhere && m_hello == Hello::None)
        return unasked("say EHLO first");
    if (command->legal == Command::Legal::LoggedIn && !m_isLoggedIn)
        return notIn();
    if (command->takes == Command::Takes::Nothing && !argument.isEmpty())
        return unreadable("nothing may stand behind this command");
    if (command->takes == Command::Takes::Something && argument.isEmpty())
        return unreadable("something is missing behind the command");
    return (this->*command->handler)(argument);
}

/// Whoever goes on after so many refusals does not speak SMTP. That an address is not there is no error of
/// who asked, and a message may go to many.
MailReply MailDialect::counted(MailReply reply)
{
    const bool isOfAddress = reply.code == 550 || reply.code == 551 || reply.code == 553;
    if (reply.code >= 500 && !isOfAddress && ++m_errors > errorsAllowed)
        return MailReply::of(421, "4.7.0", "too many errors, goodbye").closing();
    return reply;
}

MailReply MailDialect::notIn()
{
    return MailReply::of(530, "5.7.0", m_secured ? "log in first" : "log in first; STARTTLS comes before it");
}

MailReply MailDialect::answerToOverlongLine()
{
    return MailReply::of(500, "5.5.6", "the line is too long").closing();
}

MailReply MailDialect::answerToInjection()
{
    return MailReply::of(501, "5.5.2", "nothing may be sent behind STARTTLS before the handshake").closing();
}

void MailDialect::secured()
{
    m_secured = true;
    m_hello = Hello::None;
    m_client.clear();
    m_isLoggedIn = false;
    m_proof.reset();
    forgetMessage();
}

MailReply MailDialect::ehlo(const QByteArray &name)
{
    if (!isHostName(name))
        return unreadable("that is no name of a host");
    m_hello = Hello::Extended;
    m_client = name;
    forgetMessage();
    QByteArrayList lines = {"localhost is at your service",
                            "SIZE " + QByteArray::number(messageOctets),
                            "8BITMIME",
                            "PIPELINING",
                            "ENHANCEDSTATUSCODES",
                            "SMTPUTF8",
                            "HELP"};
    if (!m_isLoggedIn)
        lines += "AUTH " + proofs(m_secured).join(' ');
    if (!m_secured)
        lines += "STARTTLS";
    return MailReply::of(250, {}, lines);
}

MailReply MailDialect::helo(const QByteArray &name)
{
    if (!isHostName(name))
        return unreadable("that is no name of a host");
    m_hello = Hello::Plain;
    m_client = name;
    forgetMessage();
    return MailReply::of(250, {}, "localhost; EHLO would tell you more");
}

MailReply MailDialect::startTls(const QByteArray &)
{
    if (m_secured || m_hello != Hello::Extended)
        return unasked(m_secured ? "TLS is on already" : "say EHLO first");
    MailReply reply = MailReply::of(220, "2.0.0", "begin the TLS handshake");
    reply.then = Then::StartTls;
    return reply;
}

MailReply MailDialect::auth(const QByteArray &argument)
{
    if (m_isLoggedIn || m_hello != Hello::Extended)
        return unasked(m_isLoggedIn ? "you are logged in already" : "say EHLO first");
    const qsizetype space = argument.indexOf(' ');
    const QByteArray mechanism = argument.left(space < 0 ? argument.size() : space).toUpper();
    if (!proofs(m_secured).contains(mechanism)) {
        if (proofs(true).contains(mechanism))
            return MailReply::of(538, "5.7.11", "it would show your password; STARTTLS first");
        return MailReply::of(504, "5.5.4", "unknown mechanism");
    }
    m_proof = makeProof(mechanism, m_service.credentials, m_service.nonce());
    if (space >= 0) {
        if (m_proof->takesInitialResponse())
            return hear(argument.mid(space + 1) == "=" ? QByteArray() : argument.mid(space + 1));
        m_proof.reset();
        return MailReply::of(501, "5.7.0", "here the server speaks first");
    }
    MailReply reply = MailReply::of(334, {}, m_proof->opening().toBase64());
    reply.next = MailReply::Next::Response;
    return reply;
}

MailReply MailDialect::respond(const QByteArray &line)
{
    if (line == "*") {
        m_proof.reset();
        return counted(MailReply::of(501, "5.7.0", "as you wish"));
    }
    return counted(hear(line));
}

MailReply MailDialect::hear(const QByteArray &response)
{
    const auto decoded = QByteArray::fromBase64Encoding(response, QByteArray::AbortOnBase64DecodingErrors);
    auto proof = std::move(m_proof);
    if (!decoded)
        return MailReply::of(501, "5.5.2", "that is not base64");
    const Proof::Step step = proof->take(*decoded);
    if (step.kind == Proof::Step::Kind::Challenge) {
        m_proof = std::move(proof);
        MailReply reply = MailReply::of(334, {}, step.challenge.toBase64());
        reply.next = MailReply::Next::Response;
        return reply;
    }
    if (step.kind == Proof::Step::Kind::Accepted) {
        m_isLoggedIn = true;
        return MailReply::of(235, "2.7.0", "you are logged in");
    }
    const MailReply refusal = MailReply::of(535, "5.7.8", "wrong name or password");
    return --m_triesLeft == 0 ? refusal.closing() : refusal;
}

MailReply MailDialect::rset(const QByteArray &)
{
    forgetMessage();
    return MailReply::of(250, "2.0.0", "forgotten");
}

MailReply MailDialect::noop(const QByteArray &)
{
    return MailReply::of(250, "2.0.0", "still here");
}

MailReply MailDialect::vrfy(const QByteArray &argument)
{
    if (!isAsciiOnly(argument))
        return MailReply::of(553, "5.6.7", "VRFY with SMTPUTF8 is not known here");
    return MailReply::of(252, "2.5.2", "I tell nobody who is here; RCPT will show it");
}

MailReply MailDialect::help(const QByteArray &)
{
    return MailReply::of(
        214, "2.0.0",
        QByteArrayList{
            "EHLO HELO STARTTLS AUTH MAIL RCPT DATA RSET NOOP VRFY HELP QUIT",
            "Mail for anybody at example.org, example.com, example.net or",
            "their like comes into the practice mailbox. But for these:", "nobody@  does not exist",
            "gone@    has moved", "full@    has no room", "later@   is taken at the second try (greylisting)",
            "picky@   refuses the message when it has read it"});
}

MailReply MailDialect::quit(const QByteArray &)
{
    return MailReply::of(221, "2.0.0", "goodbye").closing();
}

void MailDialect::forgetMessage()
{
    m_sender.reset();
    m_recipients.clear();
    m_isInternational = false;
}

} // namespace poplar::practice
