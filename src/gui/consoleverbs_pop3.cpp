// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/consoleverbs_pop3.h"

#include "gui/explanation.h"

#include <QCoreApplication>

#include <algorithm>

namespace poplar::gui {

namespace {

struct ConsoleVerbs {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::ConsoleVerbs)
};

enum class When { BeforeLogin, AfterLogin, Always };

struct Pop3Verb {
    const char *name;
    const char *usage;
    When when;
    const char *capability; ///< That announces it; empty where every server has it.
};

constexpr Pop3Verb pop3Verbs[] = {
    {"CAPA", "CAPA", When::Always, ""},
    {"STLS", "STLS", When::BeforeLogin, "STLS"},
    {"USER", QT_TRANSLATE_NOOP("poplar::gui::ConsoleVerbs", "USER name"), When::BeforeLogin, "USER"},
    {"PASS", QT_TRANSLATE_NOOP("poplar::gui::ConsoleVerbs", "PASS password"), When::BeforeLogin, "USER"},
    {"APOP", QT_TRANSLATE_NOOP("poplar::gui::ConsoleVerbs", "APOP name digest"), When::BeforeLogin, ""},
    {"AUTH", QT_TRANSLATE_NOOP("poplar::gui::ConsoleVerbs", "AUTH mechanism [answer]"), When::BeforeLogin,
     "SASL"},
    {"UTF8", "UTF8", When::BeforeLogin, "UTF8"},
    {"LANG", QT_TRANSLATE_NOOP("poplar::gui::ConsoleVerbs", "LANG [language]"), When::Always, "LANG"},
    {"STAT", "STAT", When::AfterLogin, ""},
    {"LIST", QT_TRANSLATE_NOOP("poplar::gui::ConsoleVerbs", "LIST [message]"), When::AfterLogin, ""},
    {"UIDL", QT_TRANSLATE_NOOP("poplar::gui::ConsoleVerbs", "UIDL [message]"), When::AfterLogin, "UIDL"},
    {"TOP", QT_TRANSLATE_NOOP("poplar::gui::ConsoleVerbs", "TOP message lines"), When::AfterLogin, "TOP"},
    {"RETR", QT_TRANSLATE_NOOP("poplar::gui::ConsoleVerbs", "RETR message"), When::AfterLogin, ""},
    {"DELE", QT_TRANSLATE_NOOP("poplar::gui::ConsoleVerbs", "DELE message"), When::AfterLogin, ""},
    {"RSET", "RSET", When::AfterLogin, ""},
    {"NOOP", "NOOP", When::AfterLogin, ""},
    {"QUIT", "QUIT", When::Always, ""},
};

bool isAnnounced(const QByteArrayList &capabilities, const QByteArray &name)
{
    return std::any_of(capabilities.begin(), capabilities.end(), [&name](const QByteArray &line) {
        return line.simplified().split(' ').constFirst().toUpper() == name;
    });
}

QString obstacleTo(const Pop3Verb &verb, Pop3State state, const QByteArrayList &capabilities)
{
    if (verb.when == When::BeforeLogin && state != Pop3State::Authorization)
        return ConsoleVerbs::tr("Only before the login.");
    if (verb.when == When::AfterLogin && state != Pop3State::Transaction)
        return ConsoleVerbs::tr("Only after the login.");
    const QByteArray capability = verb.capability;
    if (capability.isEmpty() || capabilities.isEmpty() || isAnnounced(capabilities, capability))
        return {};
    return ConsoleVerbs::tr("The server does not announce it: %1 is not among its capabilities.")
        .arg(QString::fromLatin1(capability));
}

} // namespace

QList<ConsoleVerb> pop3ConsoleVerbs(Pop3State state, const QByteArrayList &capabilities)
{
    QList<ConsoleVerb> verbs;
    for (const Pop3Verb &known : pop3Verbs) {
        TranscriptLine line;
        line.role = TranscriptLine::Role::Command;
        line.verb = known.name;
        line.event.state = state == Pop3State::Transaction ? "TRANSACTION" : "AUTHORIZATION";
        const Explanation told = explainPop3(line);
        verbs << ConsoleVerb{known.name, ConsoleVerbs::tr(known.usage), told.sentences.join(u' '),
                             told.reference, obstacleTo(known, state, capabilities)};
    }
    return verbs;
}

} // namespace poplar::gui
