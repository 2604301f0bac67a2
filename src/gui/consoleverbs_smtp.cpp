// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/consoleverbs_smtp.h"

#include "gui/explanation.h"

#include <QCoreApplication>

#include <algorithm>

namespace poplar::gui {

namespace {

struct SmtpConsole {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::ConsoleVerbs)
};

enum class Stage {
    Any,
    BeforeMail, ///< Not while an envelope is begun.
    Envelope, ///< Behind MAIL.
};

struct SmtpVerb {
    const char *name;
    const char *usage;
    Stage stage;
    const char *extension; ///< That announces it; empty where every server has it.
};

constexpr SmtpVerb smtpVerbs[] = {
    {"EHLO", QT_TRANSLATE_NOOP("poplar::gui::ConsoleVerbs", "EHLO name"), Stage::Any, ""},
    {"HELO", QT_TRANSLATE_NOOP("poplar::gui::ConsoleVerbs", "HELO name"), Stage::Any, ""},
    {"STARTTLS", "STARTTLS", Stage::BeforeMail, "STARTTLS"},
    {"AUTH", QT_TRANSLATE_NOOP("poplar::gui::ConsoleVerbs", "AUTH mechanism [answer]"), Stage::BeforeMail,
     "AUTH"},
    {"MAIL FROM:",
     QT_TRANSLATE_NOOP("poplar::gui::ConsoleVerbs", "MAIL FROM:<address> [SIZE=octets] [BODY=8BITMIME]"),
     Stage::BeforeMail, ""},
    {"RCPT TO:", QT_TRANSLATE_NOOP("poplar::gui::ConsoleVerbs", "RCPT TO:<address> [NOTIFY=FAILURE]"),
     Stage::Envelope, ""},
    {"DATA", "DATA", Stage::Envelope, ""},
    {"RSET", "RSET", Stage::Any, ""},
    {"VRFY", QT_TRANSLATE_NOOP("poplar::gui::ConsoleVerbs", "VRFY address"), Stage::Any, ""},
    {"EXPN", QT_TRANSLATE_NOOP("poplar::gui::ConsoleVerbs", "EXPN list"), Stage::Any, ""},
    {"NOOP", "NOOP", Stage::Any, ""},
    {"HELP", QT_TRANSLATE_NOOP("poplar::gui::ConsoleVerbs", "HELP [command]"), Stage::Any, ""},
    {"QUIT", "QUIT", Stage::Any, ""},
};

bool isOffered(const QByteArrayList &extensions, const QByteArray &name)
{
    return std::any_of(extensions.begin(), extensions.end(), [&name](const QByteArray &line) {
        const QByteArray word = line.simplified().split(' ').constFirst().toUpper();
        return word == name || word.startsWith(name + '=');
    });
}

QString obstacleTo(const SmtpVerb &verb, const QByteArray &state, const QByteArrayList &extensions)
{
    if (verb.stage == Stage::BeforeMail && state == "MAIL")
        return SmtpConsole::tr("Not while a message is begun: RSET gives it up.");
    if (verb.stage == Stage::Envelope && state != "MAIL")
        return SmtpConsole::tr("Only behind MAIL FROM.");
    const QByteArray extension = verb.extension;
    if (extension.isEmpty() || extensions.isEmpty() || isOffered(extensions, extension))
        return {};
    return SmtpConsole::tr("The server does not announce it: %1 is not among its extensions.")
        .arg(QString::fromLatin1(extension));
}

} // namespace

QList<ConsoleVerb> smtpConsoleVerbs(const QByteArray &state, const QByteArrayList &extensions)
{
    QList<ConsoleVerb> verbs;
    for (const SmtpVerb &known : smtpVerbs) {
        TranscriptLine line;
        line.application = records::Application::Smtp;
        line.role = TranscriptLine::Role::Command;
        line.verb = QByteArray(known.name).split(' ').constFirst();
        const Explanation told = explainSmtp(line);
        QString help = told.sentences.join(u' ');
        if (line.verb == "DATA")
            help += u' '
                + SmtpConsole::tr("By hand, every line behind it is sent as you type it: double a dot at the "
                                  "beginning of a line yourself.");
        verbs << ConsoleVerb{known.name, SmtpConsole::tr(known.usage), help, told.reference,
                             obstacleTo(known, state, extensions)};
    }
    return verbs;
}

} // namespace poplar::gui
