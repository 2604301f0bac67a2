// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/dialect.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>
#include <utility>

namespace poplar::practice {

namespace {

Reply noSuchMessage()
{
    return Reply::error("no such message");
}

/// Digits only: QByteArray::toInt() would take signs and spaces.
std::optional<int> digits(const QByteArray &word)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (word.isEmpty() || !std::all_of(word.begin(), word.end(), isDigit))
        return std::nullopt;
    bool fits = false;
    const int number = word.toInt(&fits);
    return fits ? std::optional(number) : std::nullopt;
}

/// Where a message ends after its header, the empty line and some lines of the body.
qsizetype endOfTop(const QByteArray &content, int lines)
{
    const qsizetype emptyLine = content.startsWith("\r\n") ? -2 : content.indexOf("\r\n\r\n");
    if (emptyLine == -1)
        return content.size();
    qsizetype end = emptyLine + 4;
    for (int line = 0; line < lines && end < content.size(); ++line)
        end = content.indexOf('\n', end) + 1; // the content ends with a line end, so there is one
    return end;
}

} // namespace

struct Dialect::Command {
    enum class Legal { Authorization, Transaction, Anywhere };

    const char *verb;
    Legal legal;
    int least; ///< Words needed behind the verb.
    int most; ///< The last one takes the rest of the line: passwords may hold spaces.
    Reply (Dialect::*handler)(const QByteArrayList &);
};

Reply Reply::ok(QByteArrayView text)
{
    return {(text.isEmpty() ? QByteArray("+OK") : "+OK " + text.toByteArray()) + "\r\n", {}, {}};
}

Reply Reply::error(QByteArrayView text)
{
    return {"-ERR " + text.toByteArray() + "\r\n", {}, {}};
}

Dialect::Dialect(Maildrop &maildrop, Credentials credentials, QByteArray timestamp)
    : m_maildrop(maildrop)
    , m_credentials(std::move(credentials))
    , m_timestamp(std::move(timestamp))
{
}

Dialect::~Dialect() = default;

const Dialect::Command *Dialect::find(const QByteArray &verb)
{
    using enum Command::Legal;
    static constexpr std::array commands = {
        Command{"CAPA", Anywhere, 0, 0, &Dialect::capa},
        Command{"STLS", Authorization, 0, 0, &Dialect::stls},
        Command{"USER", Authorization, 1, 1, &Dialect::user},
        Command{"PASS", Authorization, 1, 1, &Dialect::pass},
        Command{"APOP", Authorization, 2, 2, &Dialect::apop},
        Command{"STAT", Transaction, 0, 0, &Dialect::stat},
        Command{"LIST", Transaction, 0, 1, &Dialect::list},
        Command{"UIDL", Transaction, 0, 1, &Dialect::uidl},
        Command{"TOP", Transaction, 2, 2, &Dialect::top},
        Command{"RETR", Transaction, 1, 1, &Dialect::retr},
        Command{"DELE", Transaction, 1, 1, &Dialect::dele},
        Command{"RSET", Transaction, 0, 0, &Dialect::rset},
        Command{"NOOP", Transaction, 0, 0, &Dialect::noop},
        Command{"QUIT", Anywhere, 0, 0, &Dialect::quit},
    };
    const auto *found = std::find_if(commands.begin(), commands.end(),
                                     [&](const Command &command) { return verb == command.verb; });
    return found == commands.end() ? nullptr : found;
}

Reply Dialect::greeting()
{
    return Reply::ok("Poplar's practice server is ready " + m_timestamp);
}

Reply Dialect::answer(QByteArrayView line)
{
    const QByteArray text = line.toByteArray();
    const qsizetype space = text.indexOf(' ');
    const Command *command = find(text.mid(0, space).toUpper());
    if (!command)
        return Reply::error("unknown command");
    if (command->legal == Command::Legal::Authorization && m_lease)
        return Reply::error("you are logged in already");
    if (command->legal == Command::Legal::Transaction && !m_lease)
        return Reply::error("log in first");

    QByteArray rest = space < 0 ? QByteArray() : text.mid(space + 1);
    QByteArrayList words;
    while (!rest.isEmpty() && words.size() < command->most) {
        const qsizetype end = words.size() + 1 < command->most ? rest.indexOf(' ') : -1;
        words += rest.mid(0, end);
        rest = end < 0 ? QByteArray() : rest.mid(end + 1);
    }
    if (words.size() < command->least)
        return Reply::error("something is missing behind the command");
    if (!rest.isEmpty())
        return Reply::error("too much behind the command");
    return (this->*command->handler)(words);
}

Reply Dialect::answerToOverlongLine()
{
    Reply reply = Reply::error("the line is too long");
    reply.then = Reply::Then::Close;
    return reply;
}

Reply Dialect::answerToInjection()
{
    Reply reply = Reply::error("nothing may be sent behind STLS before the handshake");
    reply.then = Reply::Then::Close;
    return reply;
}

void Dialect::secured()
{
    m_secured = true;
    m_user.reset();
}

QByteArrayList Dialect::capabilities() const
{
    QByteArrayList lines = {"TOP", "USER", "UIDL", "PIPELINING", "RESP-CODES", "AUTH-RESP-CODE"};
    if (!m_secured && !m_lease)
        lines += "STLS";
    lines += "IMPLEMENTATION Poplar-practice";
    return lines;
}

std::optional<int> Dialect::messageNumber(const QByteArray &word) const
{
    const std::optional<int> number = digits(word);
    return number && m_lease->has(*number) ? number : std::nullopt;
}

Reply Dialect::capa(const QByteArrayList &)
{
    Reply reply = Reply::ok("this is what I can do");
    reply.text += capabilities().join("\r\n") + "\r\n.\r\n";
    return reply;
}

Reply Dialect::stls(const QByteArrayList &)
{
    if (m_secured)
        return Reply::error("TLS is on already");
    Reply reply = Reply::ok("begin the TLS handshake");
    reply.then = Reply::Then::StartTls;
    return reply;
}

Reply Dialect::user(const QByteArrayList &words)
{
    m_user = words.first();
    return Reply::ok("and the password?"); // for any name: a guesser learns nothing
}

Reply Dialect::pass(const QByteArrayList &words)
{
    if (!m_user)
        return Reply::error("USER comes before PASS");
    const bool fits = *m_user == m_credentials.user && words.first() == m_credentials.password;
    m_user.reset();
    return logIn(fits);
}

Reply Dialect::apop(const QByteArrayList &words)
{
    const QByteArray digest =
        QCryptographicHash::hash(m_timestamp + m_credentials.password, QCryptographicHash::Md5);
    m_user.reset();
    return logIn(words.first() == m_credentials.user && words.last() == digest.toHex());
}

Reply Dialect::logIn(bool credentialsFit)
{
    if (!credentialsFit) {
        Reply reply = Reply::error("[AUTH] wrong name or password");
        if (--m_triesLeft == 0)
            reply.then = Reply::Then::Close;
        return reply;
    }
    m_lease = m_maildrop.lease();
    if (!m_lease)
        return Reply::error("[IN-USE] another session has this maildrop open");
    return Reply::ok("the maildrop is open and locked for you");
}

Reply Dialect::stat(const QByteArrayList &)
{
    int messages = 0;
    qint64 octets = 0;
    for (int number = 1; number <= m_lease->count(); ++number) {
        if (!m_lease->has(number))
            continue;
        ++messages;
        octets += m_lease->message(number).content.size();
    }
    return Reply::ok(QByteArray::number(messages) + ' ' + QByteArray::number(octets));
}

template <class Line>
Reply Dialect::listing(const QByteArrayList &words, QByteArrayView title, Line line) const
{
    const auto row = [&](int number) {
        return QByteArray::number(number) + ' ' + line(m_lease->message(number));
    };
    if (!words.isEmpty()) {
        const std::optional<int> number = messageNumber(words.first());
        return number ? Reply::ok(row(*number)) : noSuchMessage();
    }
    Reply reply = Reply::ok(title);
    for (int number = 1; number <= m_lease->count(); ++number) {
        if (m_lease->has(number))
            reply.text += row(number) + "\r\n";
    }
    reply.text += ".\r\n";
    return reply;
}

Reply Dialect::list(const QByteArrayList &words)
{
    return listing(words, "numbers and octets",
                   [](const StoredMessage &message) { return QByteArray::number(message.content.size()); });
}

Reply Dialect::uidl(const QByteArrayList &words)
{
    return listing(words, "numbers and unique-ids",
                   [](const StoredMessage &message) { return message.uniqueId; });
}

Reply Dialect::top(const QByteArrayList &words)
{
    const std::optional<int> number = messageNumber(words.first());
    if (!number)
        return noSuchMessage();
    const std::optional<int> lines = digits(words.last());
    if (!lines)
        return Reply::error("how many lines?");
    const QByteArray &content = m_lease->message(*number).content;
    Reply reply = Reply::ok("the header, and what you asked for of the body");
    reply.body = content.left(endOfTop(content, *lines));
    return reply;
}

Reply Dialect::retr(const QByteArrayList &words)
{
    const std::optional<int> number = messageNumber(words.first());
    if (!number)
        return noSuchMessage();
    const QByteArray &content = m_lease->message(*number).content;
    Reply reply = Reply::ok(QByteArray::number(content.size()) + " octets");
    reply.body = content;
    return reply;
}

Reply Dialect::dele(const QByteArrayList &words)
{
    const std::optional<int> number = messageNumber(words.first());
    if (!number)
        return noSuchMessage();
    m_lease->mark(*number);
    return Reply::ok("marked; it goes when you QUIT");
}

Reply Dialect::rset(const QByteArrayList &)
{
    m_lease->unmarkAll();
    return Reply::ok("no message is marked");
}

Reply Dialect::noop(const QByteArrayList &)
{
    return Reply::ok("still here");
}

Reply Dialect::quit(const QByteArrayList &)
{
    Reply reply = Reply::ok("goodbye");
    if (m_lease) {
        const int removed = m_lease->commit(); // the UPDATE state (RFC 1939 section 6)
        m_lease.reset(); // before the reply: who reads it may log in at once
        reply = Reply::ok("goodbye; messages deleted: " + QByteArray::number(removed));
    }
    reply.then = Reply::Then::Close;
    return reply;
}

} // namespace poplar::practice
