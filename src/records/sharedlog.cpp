// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/sharedlog.h"

#include "records/eventline.h"
#include "wire/displaytext.h"

#include <algorithm>

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

void learn(Pseudonyms &pseudonyms, const QList<TranscriptEvent> &events)
{
    for (const TranscriptEvent &event : events) {
        if (event.kind == Kind::Sent)
            pseudonyms.know(Pseudonyms::Kind::User, userIn(event));
        else if (event.kind == Kind::State && event.text.contains(':') && !event.link)
            pseudonyms.know(Pseudonyms::Kind::Host, hostIn(event));
    }
}

/// A failure begins with the name of its kind, of letters only.
qsizetype lengthOfKind(const QString &text)
{
    const auto isNoLetter = [](QChar c) { return c.unicode() > 'z' || !c.isLetter(); };
    const auto end = std::find_if(text.cbegin(), text.cend(), isNoLetter);
    return end == text.cend() || *end == u':' ? end - text.cbegin() : 0;
}

/// How much of a line is of the protocol: a command, the sign whether it was carried out, or what failed.
qsizetype lengthOfSign(const TranscriptEvent &event, const QString &text)
{
    if (event.kind == Kind::Failure)
        return lengthOfKind(text);
    const bool isStatus = event.kind == Kind::Received && (text.startsWith(u'+') || text.startsWith(u'-'));
    if (event.kind != Kind::Sent && !isStatus)
        return 0;
    const qsizetype blank = text.indexOf(u' ');
    return std::min<qsizetype>(blank < 0 ? text.size() : blank, 10);
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
        text += event.time.toUTC().toString(Qt::ISODateWithMs).toLatin1() + ' ' + speakerOf(event.kind)
            + shared(pseudonyms, event, QString::fromUtf8(textOf(event))).toUtf8() + '\n';
    }
    return text;
}

} // namespace poplar::records
