// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/handtalkwords.h"

#include "gui/consoleverbs_pop3.h"
#include "gui/consoleverbs_smtp.h"
#include "gui/formatting.h"
#include "wire/displaytext.h"

#include <QCoreApplication>

#include <algorithm>

namespace poplar::gui {

namespace {

struct HandTalkWords {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::HandTalkWords)
};

constexpr qsizetype victimsShown = 12;
constexpr qsizetype subjectShown = 60; ///< Characters.
constexpr qsizetype challengeShown = 120;

bool carriesPassword(const QByteArray &verb)
{
    return verb == "USER" || verb == "PASS" || verb == "APOP" || verb == "AUTH";
}

bool isInClear(const mailbox::HandStatus &status)
{
    const bool isBeforeLogin = status.state == "AUTHORIZATION" || status.state == "CONNECTED";
    return isBeforeLogin && status.protection == mailbox::HandStatus::Protection::None;
}

QString bounded(const QString &text, qsizetype most)
{
    const QString shown = wire::displayText(text);
    return shown.size() > most ? shown.left(most) + u'…' : shown;
}

QString nameOf(const mailbox::HandVictim &victim)
{
    const QString subject = bounded(victim.envelope.subject, subjectShown);
    const QString sender = victim.envelope.from.isEmpty()
        ? QString()
        : bounded(victim.envelope.from.constFirst().shown(), subjectShown);
    if (victim.number == 0)
        return HandTalkWords::tr("a message whose number could not be read");
    if (subject.isEmpty() && sender.isEmpty() && !victim.uniqueId.isEmpty())
        //: %1 is a message number, %2 a unique-id.
        return HandTalkWords::tr("message %1, unique-id %2")
            .arg(QString::number(victim.number), bounded(QString::fromUtf8(victim.uniqueId), subjectShown));
    if (subject.isEmpty() && sender.isEmpty())
        return HandTalkWords::tr("message %1").arg(victim.number);
    if (sender.isEmpty())
        //: %1 is a message number, %2 a subject.
        return HandTalkWords::tr("message %1, “%2”").arg(QString::number(victim.number), subject);
    //: %1 is a message number, %2 a subject, %3 a sender.
    return HandTalkWords::tr("message %1, “%2” from %3").arg(QString::number(victim.number), subject, sender);
}

QString described(const mailbox::HandVictim &victim)
{
    if (victim.octets < 0)
        return nameOf(victim);
    //: %1 is a message with number and subject, %2 a size.
    return HandTalkWords::tr("%1: %2").arg(nameOf(victim), formatSize(victim.octets));
}

} // namespace

ConsoleBar::Input consoleInput(wire::HandInput input)
{
    switch (input) {
    case wire::HandInput::Nothing:
        break;
    case wire::HandInput::Command:
        return ConsoleBar::Input::Command;
    case wire::HandInput::Answer:
        return ConsoleBar::Input::Secret;
    case wire::HandInput::Data:
        return ConsoleBar::Input::Data;
    }
    return ConsoleBar::Input::Closed;
}

wire::HandInput handInput(ConsoleBar::Input input)
{
    switch (input) {
    case ConsoleBar::Input::Closed:
        break;
    case ConsoleBar::Input::Command:
        return wire::HandInput::Command;
    case ConsoleBar::Input::Secret:
        return wire::HandInput::Answer;
    case ConsoleBar::Input::Data:
        return wire::HandInput::Data;
    }
    return wire::HandInput::Nothing;
}

QString handHint(const mailbox::HandStatus &status)
{
    switch (status.input) {
    case wire::HandInput::Nothing:
        return HandTalkWords::tr("The server is to speak.");
    case wire::HandInput::Answer:
        if (isInClear(status))
            return HandTalkWords::tr("Not encrypted: the answer can be read on the way. “*” gives up.");
        if (status.challenge.trimmed().isEmpty())
            return HandTalkWords::tr("The server wants an answer, in base64; “*” gives up.");
        //: %1 is what the server asks, such as "Password:".
        return HandTalkWords::tr("The server asks “%1”. Answer in base64; “*” gives up.")
            .arg(bounded(QString::fromUtf8(status.challenge.trimmed()), challengeShown));
    case wire::HandInput::Data:
        return HandTalkWords::tr(
            "Type the message, its header first; a dot alone ends it. A line that begins "
            "with a dot needs a second one.");
    case wire::HandInput::Command:
        break;
    }
    if (status.application == records::Application::Smtp)
        return isInClear(status) ? HandTalkWords::tr("Not encrypted: what you type can be read on the way. "
                                                     "STARTTLS changes that.")
                                 : HandTalkWords::tr("Type an SMTP command");
    if (isInClear(status))
        return HandTalkWords::tr("Not encrypted: what you type can be read on the way. STLS changes that.");
    return HandTalkWords::tr("Type a POP3 command");
}

namespace {

QList<ConsoleVerb> verbsOf(const mailbox::HandStatus &status)
{
    if (status.application == records::Application::Smtp)
        return smtpConsoleVerbs(status.state, status.capabilities);
    const Pop3State state = status.state == "TRANSACTION" ? Pop3State::Transaction : Pop3State::Authorization;
    return pop3ConsoleVerbs(state, status.capabilities);
}

} // namespace

QList<ConsoleVerb> handVerbs(const mailbox::HandStatus &status)
{
    QList<ConsoleVerb> verbs = verbsOf(status);
    for (ConsoleVerb &verb : verbs) {
        if (isInClear(status) && carriesPassword(verb.name))
            verb.obstacle = HandTalkWords::tr(
                "This connection is not encrypted: name and password can be read on the way.");
        const bool beginsTls = verb.name == "STLS" || verb.name == "STARTTLS";
        if (beginsTls && status.protection == mailbox::HandStatus::Protection::Tls)
            verb.obstacle = HandTalkWords::tr("The connection is encrypted already.");
    }
    return verbs;
}

ChoiceDialog::Content handReview(const QList<mailbox::HandVictim> &victims)
{
    const int count = int(victims.size());
    QStringList lines;
    for (const mailbox::HandVictim &victim : victims.first(std::min(victims.size(), victimsShown)))
        lines += QStringLiteral("•  ") + described(victim);
    if (victims.size() > victimsShown)
        lines += HandTalkWords::tr("and %Ln more", nullptr, int(victims.size() - victimsShown));
    ChoiceDialog::Content content;
    content.picture = Icon::Trash2;
    content.window = HandTalkWords::tr("QUIT deletes");
    content.title = HandTalkWords::tr("Delete %Ln message(s) from the server?", nullptr, count);
    content.paragraphs = {
        HandTalkWords::tr("You marked with DELE:"),
        lines.join(u'\n'),
        HandTalkWords::tr(
            "With QUIT the server deletes what is marked; there is no way back. Poplar does not know "
            "whether there are copies of it."),
    };
    using mailbox::ReviewAnswer;
    content.choices = {
        {HandTalkWords::tr("Stay"), "stay", ReviewAnswer::Stay},
        {HandTalkWords::tr("Leave without deleting (RSET, QUIT)"), "leaveWithoutDeleting",
         ReviewAnswer::LeaveDroppingTicks},
        {HandTalkWords::tr("Delete %Ln message(s) (QUIT)", nullptr, count), "deleteMessages",
         ReviewAnswer::Delete},
    };
    content.onEscape = ReviewAnswer::Stay;
    return content;
}

mailbox::HandFarewell handFarewell(const mailbox::Answer &answer)
{
    using mailbox::HandFarewell;
    using mailbox::ReviewAnswer;
    const auto *given = std::get_if<ReviewAnswer>(&answer);
    if (!given || *given == ReviewAnswer::Stay)
        return HandFarewell::Stay;
    return *given == ReviewAnswer::Delete ? HandFarewell::Delete : HandFarewell::LeaveWithoutDeleting;
}

} // namespace poplar::gui
