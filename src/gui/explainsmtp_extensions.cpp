// SPDX-License-Identifier: GPL-3.0-or-later
// What the extensions mean that an SMTP server announces.
#include "gui/explainwords.h"
#include "wire/displaytext.h"

namespace poplar::gui {

namespace {

constexpr Explain::Entry smtpExtensions[] = {
    {"SIZE", "",
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "The server takes messages of at most so many octets; 0 or nothing: it does not say how large."),
     "1870", "4"},
    {"8BITMIME", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "Texts may go as they are, with octets of eight bits, and need not be encoded."),
     "6152", "2"},
    {"PIPELINING", "",
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "Commands may be sent before the replies to earlier ones have come: that saves waiting."),
     "2920", "3.1"},
    {"CHUNKING", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "Messages may go in counted pieces, by BDAT in place of DATA."),
     "3030", "2"},
    {"BINARYMIME", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "Messages may have binary contents, which go by BDAT."),
     "3030", "3"},
    {"DSN", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The sender may ask for reports of delivery."),
     "3461", "4"},
    {"ENHANCEDSTATUSCODES", "",
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "Replies have a finer code of three numbers behind that of three digits, such as 5.1.1."),
     "2034", "3"},
    {"STARTTLS", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "The connection can be switched to encryption: STARTTLS."),
     "3207", "2"},
    {"AUTH", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "One can log in by AUTH, with the mechanisms that are named."),
     "4954", "3"},
    {"SMTPUTF8", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "Addresses and header fields may have letters of all alphabets, in UTF-8."),
     "6531", "3.1"},
    {"UTF8SMTP", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "An early form of SMTPUTF8, which was an experiment."), "5336",
     "2.1"},
    {"VRFY", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The server knows the command VRFY; it need not answer it well."),
     "5321", "4.1.1.1"},
    {"EXPN", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The server knows the command EXPN."), "5321",
     "4.1.1.1"},
    {"HELP", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The server knows the command HELP."), "5321",
     "4.1.1.1"},
    {"ETRN", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "Other servers may ask for what waits for them: ETRN."),
     "1985", "4"},
    {"ATRN", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "Other servers may ask for what waits for them, after a login: ATRN."),
     "2645", "5"},
    {"LIMITS", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "How much of something the server takes in one session or message: MAILMAX, RCPTMAX, "
                       "RCPTDOMAINMAX."),
     "9422", "3"},
    {"DELIVERBY", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The sender may say in what time a message has to be delivered."),
     "2852", "4"},
    {"REQUIRETLS", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "A message may ask to be passed on over encrypted connections only."),
     "8689", "2"},
    {"MT-PRIORITY", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "Messages may have a priority."), "6710",
     "3"},
    {"FUTURERELEASE", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The server may be asked to keep a message for a time before it sends it."),
     "4865", ""},
    {"NO-SOLICITING", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The server wants no advertising."),
     "3865", "2"},
    {"MTRK", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "What became of a message can be asked for later."), "3885",
     ""},
    {"SUBMITTER", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The sender may say who hands a message in; the experiment is over."),
     "4405", ""},
    {"CONPERM", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "The sender may allow a message to be converted."), "4141",
     ""},
    {"CONNEG", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The server tells what a recipient can show."),
     "4141", ""},
    {"BURL", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "Pieces of a message may be fetched from an IMAP server."),
     "4468", "3"},
    {"CHECKPOINT", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "A transfer that broke off may go on where it was."), "1845",
     ""},
    {"RRVS", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The sender may say since when the recipient has had the address."),
     "7293", ""},
    {"TURN", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "The two sides might change roles; it is not used any more."),
     "5321", "F.1"},
    {"XCLIENT", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "Other servers may say for whom they connect; it is Postfix’s own."),
     "", ""},
    {"XFORWARD", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "Other servers may say whom a message is from; it is Postfix’s own."),
     "", ""},
};

} // namespace

Explanation Explain::extension(const QByteArray &line)
{
    const QByteArray words = line.mid(4).simplified();
    const QByteArray name = words.left(words.indexOf(' ') < 0 ? words.size() : words.indexOf(' ')).toUpper();
    // "AUTH=LOGIN" is how it was written before the RFC.
    const Entry *found = find(smtpExtensions, name.startsWith("AUTH=") ? QByteArray("AUTH") : name);
    const QString title = tr("The extension %1").arg(wire::displayText(name));
    if (found == nullptr)
        return {title,
                {name.startsWith('X') ? tr("An extension of this server’s own; Poplar does not use it.")
                                      : tr("Poplar does not know it and does not use it.")},
                reference("5321", "2.2")};
    Explanation told = of(*found);
    told.title = title;
    return told;
}

} // namespace poplar::gui
