// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands of SMTP, and the parameters behind them, are for.
#include "gui/explainwords.h"
#include "wire/displaytext.h"

#include <QByteArrayList>

namespace poplar::gui {

namespace {

constexpr Explain::Entry smtpCommands[] = {
    {"EHLO", QT_TRANSLATE_NOOP("poplar::gui::Explain", "EHLO: who is there, and what can the server do?"),
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "Poplar says what it calls itself, and asks which extensions of SMTP the server has. "
                       "They may differ before TLS and after it, so it is asked again each time."),
     "5321", "4.1.1.1"},
    {"HELO", QT_TRANSLATE_NOOP("poplar::gui::Explain", "HELO: who is there?"),
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The old greeting, for servers that do not know EHLO: nothing is told of extensions, "
                       "so none is used."),
     "5321", "4.1.1.1"},
    {"LHLO", QT_TRANSLATE_NOOP("poplar::gui::Explain", "LHLO: who is there, and what can the server do?"),
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "The EHLO of LMTP, which delivers into mailboxes and answers for each recipient by itself."),
     "2033", "4.1"},
    {"STARTTLS", QT_TRANSLATE_NOOP("poplar::gui::Explain", "STARTTLS: switch to encryption"),
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "Asks to go on inside TLS on the same connection; only then does Poplar log in."),
     "3207", "4"},
    {"AUTH", QT_TRANSLATE_NOOP("poplar::gui::Explain", "AUTH: a login by SASL"),
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "Begins a login by one of the mechanisms that the server announces."),
     "4954", "4"},
    {"MAIL", QT_TRANSLATE_NOOP("poplar::gui::Explain", "MAIL: who sends"),
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "Begins the envelope of a message with the address that reports about its fate go to. It need not "
         "be the one in its header. “<>” stands for nobody: so it is with reports themselves."),
     "5321", "4.1.1.2"},
    {"RCPT", QT_TRANSLATE_NOOP("poplar::gui::Explain", "RCPT: who is to get it"),
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "Names one recipient; each has a command and an answer of its own. Only these addresses decide "
         "where the message goes, not those in its header: that is how Bcc works."),
     "5321", "4.1.1.3"},
    {"DATA", QT_TRANSLATE_NOOP("poplar::gui::Explain", "DATA: the message follows"),
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "Asks to send the message itself, header and text, up to a line with nothing but a dot."),
     "5321", "4.1.1.4"},
    {"BDAT", QT_TRANSLATE_NOOP("poplar::gui::Explain", "BDAT: a counted piece of the message"),
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "Behind the line come as many octets of the message as it says, without any dots; "
                       "LAST is with the last piece."),
     "3030", "2"},
    {"RSET", QT_TRANSLATE_NOOP("poplar::gui::Explain", "RSET: forget the envelope"),
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "Gives up the message that was begun: sender and recipients are forgotten. The login stays."),
     "5321", "4.1.1.5"},
    {"VRFY", QT_TRANSLATE_NOOP("poplar::gui::Explain", "VRFY: is there such a user?"),
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "Asks whether the server knows a name or address. Few servers tell, because senders "
                       "of spam ask that too."),
     "5321", "4.1.1.6"},
    {"EXPN", QT_TRANSLATE_NOOP("poplar::gui::Explain", "EXPN: who is on the list?"),
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "Asks for the members of a mailing list. Few servers tell."),
     "5321", "4.1.1.7"},
    {"HELP", QT_TRANSLATE_NOOP("poplar::gui::Explain", "HELP: what can be said here?"),
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "Asks for some words of help, which are for people."), "5321",
     "4.1.1.8"},
    {"NOOP", QT_TRANSLATE_NOOP("poplar::gui::Explain", "NOOP: nothing"),
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "Asks for nothing but an answer, which shows that the connection is alive."),
     "5321", "4.1.1.9"},
    {"QUIT", QT_TRANSLATE_NOOP("poplar::gui::Explain", "QUIT: the end of the connection"),
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "Says goodbye. A message that the server has taken is taken; nothing depends on the answer."),
     "5321", "4.1.1.10"},
    {"ETRN", QT_TRANSLATE_NOOP("poplar::gui::Explain", "ETRN: send what waits for us"),
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "Asks the server to deliver now what it keeps for this host. It is for servers, not "
                       "for mail programs."),
     "1985", "5"},
    {"ATRN", QT_TRANSLATE_NOOP("poplar::gui::Explain", "ATRN: hand over what waits for us"),
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "Asks the server to turn the connection around and to deliver what it keeps. It is "
                       "for servers, not for mail programs."),
     "2645", "5"},
    {"BURL", QT_TRANSLATE_NOOP("poplar::gui::Explain", "BURL: a piece of the message that lies elsewhere"),
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The server is to fetch a piece of the message from an IMAP server by itself."),
     "4468", "3"},
    {"TURN", QT_TRANSLATE_NOOP("poplar::gui::Explain", "TURN: change roles"),
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The two sides were to change roles. It is a danger and not used any more."),
     "5321", "F.1"},
};

/// Behind the addresses of MAIL and RCPT.
constexpr Explain::Entry smtpParameters[] = {
    {"SIZE", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "SIZE: so many octets the message has. A server for which it is too large says so "
                       "before it is sent."),
     "1870", "3"},
    {"BODY", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "BODY says what the message is made of: 7BIT, 8BITMIME (RFC 6152, section 2) or "
                       "BINARYMIME (RFC 3030, section 3)."),
     "6152", "2"},
    {"SMTPUTF8", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "SMTPUTF8: addresses or header fields are not ASCII alone; only servers that know "
                       "this may get the message."),
     "6531", "3.4"},
    {"RET", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "RET says what a report is to bring back of the message: FULL or HDRS, its header."),
     "3461", "4.3"},
    {"ENVID", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "ENVID gives the message a name, which reports about its fate repeat."),
     "3461", "4.4"},
    {"AUTH", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "AUTH= says for whom another server vouches as the sender; “<>” for nobody."),
     "4954", "5"},
    {"NOTIFY", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "NOTIFY says when a report is wanted: SUCCESS, FAILURE, DELAY, or NEVER."),
     "3461", "4.1"},
    {"ORCPT", "",
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "ORCPT is the address that the sender wrote, for the report, wherever the message is forwarded to."),
     "3461", "4.2"},
    {"REQUIRETLS", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "REQUIRETLS: the message may be passed on over encrypted connections only."),
     "8689", "2"},
    {"BY", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "BY says in how many seconds the message has to be delivered."),
     "2852", "4"},
    {"MT-PRIORITY", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "MT-PRIORITY says how urgent the message is."), "6710", ""},
    {"HOLDFOR", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "HOLDFOR: the server is to keep the message for so many seconds before it sends it."),
     "4865", ""},
    {"HOLDUNTIL", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "HOLDUNTIL: the server is to keep the message until then."),
     "4865", ""},
    {"RRVS", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "RRVS: the message is for whoever had the address at that time already."),
     "7293", ""},
};

/// What stands behind the address. The address itself may have blanks in quotes.
QByteArrayList parametersOf(const QByteArray &argument)
{
    const qsizetype end = argument.indexOf('>');
    return end < 0 ? QByteArrayList() : argument.mid(end + 1).simplified().split(' ');
}

} // namespace

Explanation Explain::smtpCommand(const TranscriptLine &line)
{
    const Entry *found = find(smtpCommands, line.verb);
    if (found == nullptr)
        return {wire::displayText(line.verb), {tr("A command that is not in the RFCs Poplar knows.")}, {}};
    Explanation told = of(*found);
    if (line.verb == "AUTH") {
        const QByteArray name = line.argument.mid(0, line.argument.indexOf(' ')).toUpper();
        if (const QString more = mechanism(name); !more.isEmpty())
            told.sentences << more;
    }
    if (line.verb != "MAIL" && line.verb != "RCPT")
        return told;
    for (const QByteArray &parameter : parametersOf(line.argument)) {
        const QByteArray name = parameter.mid(0, parameter.indexOf('=')).toUpper();
        if (const Entry *known = find(smtpParameters, name))
            //: A parameter of a command: %1 is what it means, %2 is "RFC 1870, section 3".
            told.sentences << tr("%1 (%2)").arg(tr(known->meaning), reference(known->rfc, known->section));
        else if (!name.isEmpty())
            told.sentences << tr("Poplar does not know the parameter %1.").arg(wire::displayText(name));
    }
    return told;
}

} // namespace poplar::gui
