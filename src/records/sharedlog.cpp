// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/sharedlog.h"

#include "records/eventline.h"
#include "wire/displaytext.h"

#include <QRegularExpression>

namespace poplar::records {

using wire::TranscriptEvent;
using Kind = TranscriptEvent::Kind;

namespace {

constexpr char heading[] =
    "# Poplar session log for sharing, version 1\n"
    "# Mail addresses, users, hosts, IP addresses and unreadable words are replaced: the same thing has the "
    "same "
    "name.\n"
    "# Times are UTC. C: the client, S: the server, -- what happened. Secrets are masked.\n";

/// The words of a command that name a user.
QString userIn(const TranscriptEvent &event)
{
    const QByteArrayList words = event.text.simplified().split(' ');
    const QByteArray verb = words.first().toUpper();
    const bool isLogin = verb == "USER" || verb == "APOP";
    return isLogin && words.size() > 1 ? QString::fromUtf8(words[1]) : QString();
}

/// The server as the session was told it: "mail.example.org:110".
QString hostIn(const TranscriptEvent &event)
{
    const QByteArray name = event.text.left(event.text.lastIndexOf(':'));
    return name.contains(' ') ? QString() : QString::fromUtf8(name);
}

/// The name that a server's certificate is made out to, as wire::TranscriptWriter notes it.
QString certifiedIn(const TranscriptEvent &event)
{
    static constexpr QByteArrayView begin = "certificate CN=";
    if (!event.text.startsWith(begin))
        return {};
    const qsizetype end = event.text.indexOf("; issuer=");
    return QString::fromUtf8(event.text.mid(begin.size(), end < 0 ? -1 : end - begin.size()));
}

void learn(Pseudonyms &pseudonyms, const QList<TranscriptEvent> &events)
{
    for (const TranscriptEvent &event : events) {
        if (event.kind == Kind::Sent)
            pseudonyms.know(Pseudonyms::Kind::User, userIn(event));
        else if (event.kind == Kind::Security)
            pseudonyms.know(Pseudonyms::Kind::Host, certifiedIn(event));
        else if (event.kind == Kind::State && event.text.contains(':') && !event.link)
            pseudonyms.know(Pseudonyms::Kind::Host, hostIn(event));
    }
}

/// A failure begins with the name of its kind.
qsizetype lengthOfKind(const QString &text)
{
    const qsizetype colon = text.indexOf(u':');
    return wire::readFailureText(text.toUtf8()).kind ? (colon < 0 ? text.size() : colon) : 0;
}

bool isVerb(const QString &word)
{
    static const QStringList verbs =
        QStringLiteral("USER PASS APOP AUTH CAPA STLS STAT LIST RETR DELE NOOP RSET QUIT TOP UIDL UTF8 LANG "
                       "XTND EHLO HELO STARTTLS MAIL RCPT DATA BDAT VRFY EXPN HELP")
            .split(u' ');
    return verbs.contains(word, Qt::CaseInsensitive);
}

/// How much of a line is of the protocol: a verb, the sign whether it was carried out, in POP3 or SMTP, or
/// what failed.
qsizetype lengthOfSign(const TranscriptEvent &event, const QString &text)
{
    static const QRegularExpression sign(
        QStringLiteral("\\A(?:(?:\\+OK|-ERR|\\+)(?=[ \\t]|\\z)|[2-5][0-9]{2}(?=[ -]|\\z))"));
    static const QRegularExpression word(QStringLiteral("\\A[A-Za-z0-9]+(?=[ \\t]|\\z)"));
    if (event.kind == Kind::Failure)
        return lengthOfKind(text);
    if (event.kind == Kind::Received)
        return sign.match(text).capturedLength();
    const QString verb = event.kind == Kind::Sent ? word.match(text).captured() : QString();
    return isVerb(verb) ? verb.size() : 0;
}

/// A text of that event, in the whole or in part.
QString shared(Pseudonyms &pseudonyms, const TranscriptEvent &event, const QString &text)
{
    const qsizetype sign = lengthOfSign(event, text);
    return text.left(sign) + pseudonyms.replaced(text.mid(sign));
}

} // namespace

Pseudonyms pseudonymsFor(const QList<TranscriptEvent> &events, const KnownNames &names)
{
    Pseudonyms pseudonyms;
    for (const QString &user : names.users)
        pseudonyms.know(Pseudonyms::Kind::User, user);
    for (const QString &host : names.hosts)
        pseudonyms.know(Pseudonyms::Kind::Host, host);
    learn(pseudonyms, events);
    return pseudonyms;
}

TranscriptEvent sharedEvent(Pseudonyms &pseudonyms, const TranscriptEvent &event)
{
    TranscriptEvent same = event;
    same.text = shared(pseudonyms, event, wire::displayText(event.text)).toUtf8();
    same.body.clear();
    same.link.reset();
    return same;
}

QByteArray sharedLog(const QList<TranscriptEvent> &events, const KnownNames &names)
{
    Pseudonyms pseudonyms = pseudonymsFor(events, names);
    QByteArray text = heading;
    for (const TranscriptEvent &event : events) {
        if (event.kind == Kind::Progress)
            continue;
        text += event.time.toUTC().toString(Qt::ISODateWithMs).toLatin1() + ' ' + speakerOf(event)
            + shared(pseudonyms, event, QString::fromUtf8(textOf(event))).toUtf8() + '\n';
    }
    return text;
}

} // namespace poplar::records
