// SPDX-License-Identifier: GPL-3.0-or-later
// What the replies of a POP3 server mean.
#include "gui/explainwords.h"
#include "wire/displaytext.h"

#include <QLocale>

#include <algorithm>
#include <climits>
#include <optional>

namespace poplar::gui {

namespace {

/// What +OK means behind each command.
constexpr Explain::Entry accepted[] = {
    {"USER", "",
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "The server waits for the password. It need not mean that there is such a user: many servers "
         "do not tell."),
     "1939", "7"},
    {"PASS", "",
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "The password is right. The maildrop is open and locked: no other program can open it until "
         "this session ends."),
     "1939", "4"},
    {"APOP", "",
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "The digest is right. The maildrop is open and locked: no other program can open it until this "
         "session ends."),
     "1939", "7"},
    {"AUTH", "",
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "The login succeeded. The maildrop is open and locked: no other program can open it until this "
         "session ends."),
     "5034", "4"},
    {"CAPA", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "The capabilities follow, one in a line, up to a dot."),
     "2449", "5"},
    {"STLS", "",
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "The server agrees: the TLS handshake begins right behind this line. Anything that came before "
         "it in the clear would be a sign of an attack."),
     "2595", "4"},
    {"UTF8", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "UTF-8 is used from here on."), "6856", "2.1"},
    {"LANG", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The language is set, or the languages follow."),
     "6856", "3"},
    {"LIST", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The list follows: number and size of each message, up to a dot."),
     "1939", "5"},
    {"UIDL", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The list follows: number and unique-id of each message, up to a dot."),
     "1939", "7"},
    {"RETR", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The message follows, up to a line with a dot."),
     "1939", "5"},
    {"TOP", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "The header and the lines follow, up to a line with a dot."),
     "1939", "7"},
    {"DELE", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The message is marked; it is deleted with QUIT and not before."),
     "1939", "5"},
    {"NOOP", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The session is alive."), "1939", "5"},
    {"RSET", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "All marks are gone: QUIT would delete nothing."),
     "1939", "5"},
    {"QUIT", "",
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "The server says goodbye. What was marked as deleted is gone, and the maildrop is free again."),
     "1939", "6"},
};

/// What -ERR means behind some of them.
constexpr Explain::Entry refused[] = {
    {"USER", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The server does not know this name, or does not let anybody log in this way: without "
                       "encryption, say."),
     "1939", "7"},
    {"PASS", "",
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "The password is wrong, or the maildrop cannot be opened: another program may have it open."),
     "1939", "7"},
    {"APOP", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "User name or password is wrong, or the server does not know APOP."),
     "1939", "7"},
    {"AUTH", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The login failed, or the server does not take this mechanism here."),
     "5034", "4"},
    {"CAPA", "",
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "The server does not tell what it can do: Poplar goes by what every server must know."),
     "2449", "5"},
    {"STLS", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "There is no encryption on this connection. Poplar does not log in then."),
     "2595", "4"},
    {"TOP", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "There is no such message, or the server does not know TOP."),
     "1939", "7"},
    {"UIDL", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The server does not name messages: Poplar tells them apart by size and header."),
     "1939", "7"},
    {"RETR", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "There is no such message, or it cannot be read at the moment."),
     "1939", "5"},
    {"DELE", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "There is no such message, it is marked already, or it must not be deleted."),
     "1939", "5"},
    {"QUIT", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "Some of the marked messages could not be deleted."), "1939",
     "6"},
};

/// Before the login, where nothing can have been marked.
constexpr Explain::Entry goodbye{
    "QUIT", "",
    QT_TRANSLATE_NOOP("poplar::gui::Explain",
                      "The server says goodbye. Nobody had logged in, so nothing is deleted."),
    "1939", "4"};

/// The two figures of "+OK 12 3456" or "12 3456".
std::optional<std::pair<qint64, qint64>> figures(const QByteArray &text)
{
    const QByteArrayList words = text.simplified().split(' ');
    const qsizetype first = words.value(0).startsWith('+') ? 1 : 0;
    bool isFirst = false;
    bool isSecond = false;
    const std::pair<qint64, qint64> both{words.value(first).toLongLong(&isFirst),
                                         words.value(first + 1).toLongLong(&isSecond)};
    return isFirst && isSecond ? std::optional(both) : std::nullopt;
}

int counted(qint64 octets)
{
    return int(std::min<qint64>(octets, INT_MAX));
}

/// Those whose one line has it all: STAT, LIST 5, UIDL 5.
std::optional<Explanation> ofFigures(const TranscriptLine &line)
{
    if (line.verb == "STAT") {
        const auto both = figures(line.event.text);
        if (!both)
            return std::nullopt;
        return Explanation{{},
                           {Explain::tr("The maildrop has %Ln message(s).", nullptr, counted(both->first)),
                            Explain::tr("Together they take %Ln octet(s).", nullptr, counted(both->second))},
                           Explain::reference("1939", "5")};
    }
    if (line.argument.isEmpty())
        return std::nullopt;
    if (line.verb == "UIDL")
        return Explanation{{},
                           {Explain::tr("Behind the number of the message stands its unique-id.")},
                           Explain::reference("1939", "7")};
    if (const auto both = line.verb == "LIST" ? figures(line.event.text) : std::nullopt)
        return Explanation{{},
                           {Explain::tr("The message takes %Ln octet(s).", nullptr, counted(both->second))},
                           Explain::reference("1939", "5")};
    return std::nullopt;
}

} // namespace

Explanation Explain::status(const TranscriptLine &line)
{
    const QString verb = wire::displayText(line.verb);
    const bool isEarlyQuit = line.verb == "QUIT" && line.event.state == "AUTHORIZATION";
    if (line.isError()) {
        const Entry *entry = isEarlyQuit ? nullptr : find(refused, line.verb);
        Explanation told = entry
            ? of(*entry)
            : Explanation{{},
                          {tr("The server cannot or does not want to do that. The session "
                              "goes on.")},
                          reference("1939", "3")};
        told.title = tr("-ERR: the server refuses %1").arg(verb);
        return told;
    }
    const Entry *entry = isEarlyQuit ? &goodbye : find(accepted, line.verb);
    Explanation told =
        ofFigures(line).value_or(entry ? of(*entry) : Explanation{{}, {}, reference("1939", "3")});
    told.title = tr("+OK: the server has done %1").arg(verb);
    if (!line.event.text.startsWith("+OK"))
        told = {tr("No reply of POP3"),
                {tr("Every reply begins with +OK or -ERR. Nobody can say what this one belongs to.")},
                reference("1939", "3")};
    return told;
}

Explanation Explain::listed(const TranscriptLine &line)
{
    if (line.verb == "CAPA")
        return capability(line.event.text);
    const QByteArrayList words = line.event.text.simplified().split(' ');
    const QString number = wire::displayText(words.value(0));
    if (line.verb == "UIDL")
        return {tr("The unique-id of message %1").arg(number),
                {tr("By it the message is known again in the next session. It is 1 to 70 visible characters; "
                    "some servers send longer ones.")},
                reference("1939", "7")};
    if (const auto both = line.verb == "LIST" ? figures(line.event.text) : std::nullopt)
        return {tr("The size of message %1").arg(number),
                {tr("It takes %Ln octet(s).", nullptr, counted(both->second)),
                 tr("Some servers count line ends as one octet in place of two.")},
                reference("1939", "5")};
    return {tr("A further line of the reply to %1").arg(wire::displayText(line.verb)),
            {tr("The reply ends with a line that has nothing but a dot.")},
            reference("1939", "3")};
}

} // namespace poplar::gui
