// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/sharedlog.h"

#include "records/eventline.h"
#include "records/pseudonyms.h"

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

/// How much of a line is of the protocol: a command, or the sign whether it was carried out.
qsizetype lengthOfSign(const TranscriptEvent &event, const QString &text)
{
    const bool isStatus = event.kind == Kind::Received && (text.startsWith(u'+') || text.startsWith(u'-'));
    if (event.kind != Kind::Sent && !isStatus)
        return 0;
    const qsizetype blank = text.indexOf(u' ');
    return std::min<qsizetype>(blank < 0 ? text.size() : blank, 10);
}

QByteArray sharedText(Pseudonyms &pseudonyms, const TranscriptEvent &event)
{
    const QString text = QString::fromUtf8(textOf(event));
    const qsizetype sign = lengthOfSign(event, text);
    return (text.left(sign) + pseudonyms.replaced(text.mid(sign))).toUtf8();
}

} // namespace

QByteArray sharedLog(const QList<TranscriptEvent> &events, const KnownNames &names)
{
    Pseudonyms pseudonyms;
    for (const QString &user : names.users)
        pseudonyms.know(Pseudonyms::Kind::User, user);
    for (const QString &host : names.hosts)
        pseudonyms.know(Pseudonyms::Kind::Host, host);
    learn(pseudonyms, events);
    QByteArray text = heading;
    for (const TranscriptEvent &event : events) {
        if (event.kind == Kind::Progress)
            continue;
        text += event.time.toUTC().toString(Qt::ISODateWithMs).toLatin1() + ' ' + speakerOf(event.kind)
            + sharedText(pseudonyms, event) + '\n';
    }
    return text;
}

} // namespace poplar::records
