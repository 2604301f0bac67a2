// SPDX-License-Identifier: GPL-3.0-or-later
// Which part explains a line of POP3, and what is the same for all lines.
#include "gui/explainwords.h"

#include <QLocale>

#include <algorithm>
#include <climits>

namespace poplar::gui {

using Role = TranscriptLine::Role;

namespace {

Explanation greeting(const TranscriptLine &line)
{
    Explanation told{Explain::tr("The server’s greeting"), {}, Explain::reference("1939", "4")};
    if (line.isError()) {
        told.sentences << Explain::tr("The server does not want to talk now, and ends the connection.");
        return told;
    }
    told.sentences << Explain::tr("The server is ready: the state AUTHORIZATION begins, in which Poplar has "
                                  "to log in.");
    const qsizetype begin = line.event.text.indexOf('<');
    if (begin >= 0 && line.event.text.indexOf('>', begin) > begin)
        told.sentences << Explain::tr("What stands in angle brackets is a timestamp that is never repeated: "
                                      "with it one could log in by APOP (RFC 1939, section 7).");
    return told;
}

Explanation body(const TranscriptLine &line)
{
    const auto octets = int(std::min<qint64>(line.event.octets, INT_MAX));
    Explanation told{Explain::tr("The text of a message"), {}, Explain::reference("1939", "3")};
    if (line.verb == "TOP")
        told.sentences << Explain::tr("The header of the message and as many lines of its text as were asked "
                                      "for: %Ln octet(s), without the dot that ends them.",
                                      nullptr, octets);
    else
        told.sentences << Explain::tr("The whole message: %Ln octet(s), without the dot that ends it.",
                                      nullptr, octets);
    told.sentences << Explain::tr("A line that begins with a dot is sent with a second one, so that it is "
                                  "not taken for the end. Click to unfold the text.");
    return told;
}

Explanation unasked(const TranscriptLine &line)
{
    Explanation told{Explain::tr("A line that replies to nothing"), {}, {}};
    told.sentences << (line.isError() ? Explain::tr("Servers say so before they hang up, being idle too long "
                                                    "or shutting down.")
                                      : Explain::tr("Nothing was asked. From here on it is not certain which "
                                                    "reply belongs to which command."));
    return told;
}

Explanation ofRole(const TranscriptLine &line)
{
    switch (line.role) {
    case Role::Command:
        return Explain::command(line);
    case Role::Answer:
        return Explain::saslAnswer(line, Explain::reference("5034", "4"));
    case Role::Greeting:
        return greeting(line);
    case Role::Status:
        return Explain::status(line);
    case Role::Challenge:
        return Explain::saslChallenge(Explain::reference("5034", "4"));
    case Role::Listed:
        return Explain::listed(line);
    case Role::ListEnd:
        return {Explain::tr("The end of a reply"),
                {Explain::tr("A line with nothing but a dot ends a reply of several lines.")},
                Explain::reference("1939", "3")};
    case Role::Blank:
        return {
            Explain::tr("An empty line"),
            {Explain::tr("It belongs to no reply. Some servers, like Outlook.com, send one with DELE; Poplar "
                         "passes over it.")},
            {}};
    case Role::Unasked:
        return unasked(line);
    case Role::Body:
        return body(line);
    default:
        return explainConnection(line);
    }
}

} // namespace

QString Explain::wait(const TranscriptLine &line)
{
    if (!line.waited)
        return {};
    const QString time = formatWait(*line.waited);
    if (line.isPipelined)
        return tr("The command was sent ahead; its reply began %1 after the one before was over.").arg(time);
    return tr("The server took %1.").arg(time);
}

Explanation Explain::saslAnswer(const TranscriptLine &line, const QString &reference)
{
    Explanation told{tr("Poplar’s answer to the server"), {}, reference};
    if (line.event.text == "*")
        told.sentences << tr("Poplar gives up this login; the server has to refuse it.");
    else if (line.event.text.isEmpty())
        told.sentences << tr("An empty line: there is nothing more to say in this login.");
    else
        told.sentences << tr("What the login needs next, in base64. It is secret and never enters the log.");
    return told;
}

Explanation Explain::saslChallenge(const QString &reference)
{
    return {
        tr("The server’s challenge"),
        {tr("The login goes on: the server waits for an answer. What it asks, in base64, is masked in the "
            "log.")},
        reference};
}

QString formatWait(std::chrono::microseconds time)
{
    const double milliseconds = double(time.count()) / 1000;
    const QLocale locale;
    if (milliseconds < 1000)
        //: A duration in milliseconds.
        return Explain::tr("%1 ms").arg(locale.toString(milliseconds, 'f', milliseconds < 10 ? 1 : 0));
    //: A duration in seconds.
    return Explain::tr("%1 s").arg(locale.toString(milliseconds / 1000, 'f', 1));
}

QString Explain::reference(const char *rfc, const char *section)
{
    const QString number = QString::fromLatin1(rfc);
    if (number.isEmpty())
        return {};
    if (*section == '\0')
        return QStringLiteral("RFC %1").arg(number);
    return tr("RFC %1, section %2").arg(number, QString::fromLatin1(section));
}

Explanation Explain::of(const Entry &entry)
{
    return {tr(entry.title), {tr(entry.meaning)}, reference(entry.rfc, entry.section)};
}

Explanation explainPop3(const TranscriptLine &line)
{
    Explanation told = ofRole(line);
    const bool isReply =
        line.role == Role::Status || line.role == Role::Greeting || line.role == Role::Unasked;
    if (const QString code = isReply ? Explain::code(line.event.text) : QString(); !code.isEmpty())
        told.sentences << code;
    if (const QString waited = Explain::wait(line); !waited.isEmpty())
        told.sentences << waited;
    return told;
}

Explanation explain(const TranscriptLine &line)
{
    return line.application == records::Application::Smtp ? explainSmtp(line) : explainPop3(line);
}

} // namespace poplar::gui
