// SPDX-License-Identifier: GPL-3.0-or-later
// What the replies of an SMTP server mean, by their codes.
#include "gui/explainwords.h"
#include "wire/displaytext.h"

#include <algorithm>

namespace poplar::gui {

namespace {

/// A code with the verb that it replies to, or for all others without one.
constexpr Explain::Entry smtpReplies[] = {
    {"211", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "System status, or words of help."), "5321",
     "4.2.3"},
    {"214", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "Words of help, for people."), "5321", "4.2.3"},
    {"220 STARTTLS", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The server agrees: the TLS handshake begins right behind this line. Anything that "
                       "came before it in the clear would be a sign of an attack."),
     "3207", "4"},
    {"220", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The server is ready."), "5321", "4.2.3"},
    {"221", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "The server says goodbye and closes the connection."), "5321",
     "4.1.1.10"},
    {"235", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The login succeeded."), "4954", "6"},
    {"250 EHLO", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The server greets back. The lines behind the first one name its extensions."),
     "5321", "4.1.1.1"},
    {"250 HELO", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "The server greets back. It tells nothing of extensions."),
     "5321", "4.1.1.1"},
    {"250 LHLO", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The server greets back. The lines behind the first one name its extensions."),
     "2033", "4.1"},
    {"250 MAIL", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "The sender is accepted, and an envelope begun."), "5321",
     "4.1.1.2"},
    {"250 RCPT", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "This recipient is accepted. It does not prove that there is such a mailbox: some "
                       "servers look only later."),
     "5321", "4.1.1.3"},
    {"250 DATA", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The message is taken. From here on the server is responsible for it: it delivers it, "
                       "or reports to the sender that it could not."),
     "5321", "4.2.5"},
    {"250 BDAT", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "This piece is taken. With the last one the whole message is: the server delivers it, "
                       "or reports to the sender that it could not."),
     "3030", "2"},
    {"250 RSET", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "The envelope is forgotten; another message can begin."),
     "5321", "4.1.1.5"},
    {"250 NOOP", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The connection is alive."), "5321",
     "4.1.1.9"},
    {"250 VRFY", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The server knows it, and tells the address."),
     "5321", "3.5.1"},
    {"250 EXPN", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The lines are the members of the list."),
     "5321", "3.5.1"},
    {"250 ETRN", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The server begins to deliver what waits."),
     "1985", "5.3"},
    {"250", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "It was done."), "5321", "4.2.3"},
    {"251", "",
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "The user is not here; the server passes the message on to the address that it names."),
     "5321", "3.4"},
    {"252", "",
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "The server does not tell whether there is such a user, but takes messages and tries."),
     "5321", "3.5.3"},
    {"334", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "The login goes on: the server waits for an answer."), "4954",
     "4"},
    {"354", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The message may come now, up to a line with nothing but a dot."),
     "5321", "4.1.1.4"},
    {"421", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The server ends the connection: it shuts down, is overloaded, or waited too long. "
                       "The same again later may succeed."),
     "5321", "3.8"},
    {"432", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The password has to be entered once in another way before this mechanism works."),
     "4954", "6"},
    {"450 RCPT", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The mailbox cannot be had at the moment. Some servers refuse every unknown sender "
                       "once, to see whether it comes back (greylisting)."),
     "5321", "4.2.3"},
    {"450", "",
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "It cannot be done at the moment: the mailbox is busy, say. The same again later may succeed."),
     "5321", "4.2.3"},
    {"451", "",
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "The server had a trouble of its own in the middle of it. The same again later may succeed."),
     "5321", "4.2.3"},
    {"452 RCPT", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "Too many recipients for one message, or no room on the server. Those that were "
                       "accepted stay; the rest can come with another message."),
     "5321", "4.5.3.1.10"},
    {"452", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "There is no room on the server at the moment. The same again later may succeed."),
     "5321", "4.2.3"},
    {"454 STARTTLS", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The server cannot begin TLS at the moment. Poplar does not log in then."),
     "3207", "4"},
    {"454 AUTH", "",
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "The server cannot check the login at the moment; that says nothing about the password."),
     "4954", "6"},
    {"454", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The server cannot do that at the moment."), "5321",
     "4.2.1"},
    {"455", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The server cannot take account of these parameters at the moment."),
     "5321", "4.1.1.11"},
    {"500", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The server does not know this command, or the line is too long."),
     "5321", "4.2.2"},
    {"501", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "What stands behind the command is not as it has to be."),
     "5321", "4.2.2"},
    {"502", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "The server knows the command, and does not carry it out."),
     "5321", "4.2.4"},
    {"503", "",
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "The command does not fit here: another one has to come first, or it was said already."),
     "5321", "4.2.2"},
    {"504", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "The server does not know this parameter or mechanism."),
     "5321", "4.2.2"},
    {"521", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "This host takes no mail at all."), "7504", "3"},
    {"530", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "The server wants a login first, or encryption before it."),
     "4954", "6"},
    {"534", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "This mechanism is too weak for this user; another one is wanted."),
     "4954", "6"},
    {"535", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "User name or password is wrong, or this user may not log in here."),
     "4954", "6"},
    {"538", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "This mechanism is allowed only inside TLS."),
     "4954", "6"},
    {"550 MAIL", "",
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "The server does not let this sender send here: by policy, or because nobody has logged in."),
     "5321", "3.3"},
    {"550 RCPT", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "There is no such mailbox, or the server does not let anybody write to it from here."),
     "5321", "3.3"},
    {"550 DATA", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The server does not take this message, by its rules: for what stands in it, say."),
     "5321", "4.2.5"},
    {"550 BDAT", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The server does not take this message, by its rules: for what stands in it, say."),
     "5321", "4.2.5"},
    {"550 VRFY", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "The server does not know anybody of that name."), "5321",
     "3.5.3"},
    {"550", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The server does not do that: the mailbox is not there, or its rules forbid it."),
     "5321", "4.2.3"},
    {"551", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The user is not here, and the server does not pass the message on; maybe it tells "
                       "where to write to."),
     "5321", "3.4"},
    {"552 MAIL", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The message is too large for the server."),
     "1870", "6.1"},
    {"552", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "The message is too large, or the mailbox is full."), "5321",
     "4.2.3"},
    {"553", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "The address is not allowed here, or is not as it has to be."),
     "5321", "4.2.3"},
    {"554", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "It failed, and the server does not say more by the code: look at its words."),
     "5321", "4.2.3"},
    {"555", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "The server does not know these parameters of MAIL or RCPT."),
     "5321", "4.1.1.11"},
    {"556", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The domain of this address takes no mail."),
     "7504", "4"},
};

QString titleOf(char codeClass, const QString &code, const QString &verb)
{
    switch (codeClass) {
    case '2':
        return Explain::tr("%1: the server has done %2").arg(code, verb);
    case '3':
        return Explain::tr("%1: the server wants more for %2").arg(code, verb);
    case '4':
        return Explain::tr("%1: the server refuses %2 for now").arg(code, verb);
    default:
        return Explain::tr("%1: the server refuses %2").arg(code, verb);
    }
}

/// What a class of codes means where the code is not known (RFC 5321 section 4.2.1).
QString classMeaning(char codeClass)
{
    switch (codeClass) {
    case '2':
        return Explain::tr("Codes that begin with 2 say: it was done.");
    case '3':
        return Explain::tr("Codes that begin with 3 say: go on, something more is wanted.");
    case '4':
        return Explain::tr("Codes that begin with 4 say: not now; the same again later may succeed.");
    default:
        return Explain::tr("Codes that begin with 5 say: no; the same again will be refused again.");
    }
}

} // namespace

QByteArray Explain::smtpCode(const QByteArray &text)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const QByteArray code = text.left(3);
    const bool isCode = code.size() == 3 && code[0] >= '2' && code[0] <= '5'
        && std::all_of(code.begin(), code.end(), isDigit)
        && (text.size() == 3 || text[3] == ' ' || text[3] == '-');
    return isCode ? code : QByteArray();
}

Explanation Explain::smtpStatus(const TranscriptLine &line)
{
    const QByteArray code = smtpCode(line.event.text);
    if (code.isEmpty())
        return {tr("No reply of SMTP"),
                {tr("Every reply begins with three digits. Nobody can say what this one belongs to.")},
                reference("5321", "4.2")};
    const Entry *entry = find(smtpReplies, code + ' ' + line.verb);
    if (entry == nullptr)
        entry = find(smtpReplies, code);
    Explanation told =
        entry ? of(*entry) : Explanation{{}, {classMeaning(code[0])}, reference("5321", "4.2.1")};
    told.title = titleOf(code[0], QString::fromLatin1(code), wire::displayText(line.verb));
    return told;
}

} // namespace poplar::gui
