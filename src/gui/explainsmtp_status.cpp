// SPDX-License-Identifier: GPL-3.0-or-later
// What enhanced status codes mean (RFC 3463 and its registry).
#include "gui/explainwords.h"

#include <QByteArrayList>

#include <algorithm>

namespace poplar::gui {

namespace {

/// Subject and detail; the class before them says how it went.
constexpr Explain::Entry enhancedDetails[] = {
    {"0.0", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "Nothing more is told."), "3463", "3.1"},
    {"1.0", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "Something about an address."), "3463", "3.2"},
    {"1.1", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "There is no such mailbox at this host."), "3463",
     "3.2"},
    {"1.2", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "There is no such host, or it takes no mail."),
     "3463", "3.2"},
    {"1.3", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "The recipient’s address is not as addresses have to be."),
     "3463", "3.2"},
    {"1.4", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The address may mean several mailboxes."), "3463",
     "3.2"},
    {"1.5", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The recipient’s address is valid."), "3463",
     "3.2"},
    {"1.6", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "The mailbox has moved, and nobody knows where to."), "3463",
     "3.2"},
    {"1.7", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "The sender’s address is not as addresses have to be."),
     "3463", "3.2"},
    {"1.8", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The host in the sender’s address does not exist, or takes no mail."),
     "3463", "3.2"},
    {"1.9", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "The message was passed on to a server that does not report."),
     "3886", ""},
    {"1.10", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The recipient’s domain takes no mail (null MX)."),
     "7505", ""},
    {"2.0", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "Something about the mailbox."), "3463", "3.3"},
    {"2.1", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The mailbox is there, but takes no messages."),
     "3463", "3.3"},
    {"2.2", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The mailbox is full."), "3463", "3.3"},
    {"2.3", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The message is larger than this mailbox takes."),
     "3463", "3.3"},
    {"2.4", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The mailing list could not be expanded."), "3463",
     "3.3"},
    {"3.0", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "Something about the server."), "3463", "3.4"},
    {"3.1", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The server has no room."), "3463", "3.4"},
    {"3.2", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "The server takes no messages: it may be in maintenance."),
     "3463", "3.4"},
    {"3.3", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The server lacks what this message needs."),
     "3463", "3.4"},
    {"3.4", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The message is larger than this server takes."),
     "3463", "3.4"},
    {"3.5", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The server is not set up as it should be."),
     "3463", "3.4"},
    {"3.6", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The message goes on with another priority than was asked for."),
     "6710", ""},
    {"4.0", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "Something about the network or the way."), "3463",
     "3.5"},
    {"4.1", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The next host did not answer."), "3463", "3.5"},
    {"4.2", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The connection to the next host broke."), "3463",
     "3.5"},
    {"4.3", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "A directory that the server has to ask, such as DNS, did not answer."),
     "3463", "3.5"},
    {"4.4", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The server knows no way to the next host."),
     "3463", "3.5"},
    {"4.5", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The server is overloaded."), "3463", "3.5"},
    {"4.6", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The message goes round in a circle."), "3463",
     "3.5"},
    {"4.7", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The message was too long on its way."), "3463",
     "3.5"},
    {"5.0", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "Something about the protocol."), "3463", "3.6"},
    {"5.1", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The command does not fit here, or is not known."),
     "3463", "3.6"},
    {"5.2", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "The command could not be read: it is misspelt or too long."),
     "3463", "3.6"},
    {"5.3", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The message has more recipients than the server takes at once."),
     "3463", "3.6"},
    {"5.4", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "What stands behind the command is wrong."), "3463",
     "3.6"},
    {"5.5", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The two sides do not speak the same version."),
     "3463", "3.6"},
    {"5.6", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "A line of the login is too long."), "4954", "6"},
    {"6.0", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "Something about what the message has in it."),
     "3463", "3.7"},
    {"6.1", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "The recipient does not take this kind of content."), "3463",
     "3.7"},
    {"6.2", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "The message would have to be converted, and must not be."),
     "3463", "3.7"},
    {"6.3", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "The message would have to be converted, and cannot be."),
     "3463", "3.7"},
    {"6.4", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "The message was converted, and something was lost."), "3463",
     "3.7"},
    {"6.5", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The message could not be converted."), "3463",
     "3.7"},
    {"6.6", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "What the message refers to could not be had."),
     "4468", ""},
    {"6.7", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "Addresses that are not ASCII are not allowed here."), "6531",
     "3.5"},
    {"6.8", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The answer would need UTF-8, which the client did not allow."),
     "6531", "3.5"},
    {"6.9", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "A message with headers in UTF-8 cannot be passed on to this recipient."),
     "6531", "3.5"},
    {"6.10", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The answer would need UTF-8, which the client did not allow."),
     "6531", "3.5"},
    {"7.0", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "Something about security or the rules of the server."),
     "3463", "3.8"},
    {"7.1", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The sender is not allowed to do this, or the message was refused by a rule."),
     "3463", "3.8"},
    {"7.2", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The sender may not write to this mailing list."),
     "3463", "3.8"},
    {"7.3", "",
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "The message would have to go from one way of protecting it to another, which is not possible."),
     "3463", "3.8"},
    {"7.4", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "The server lacks the protection that the message asks for."),
     "3463", "3.8"},
    {"7.5", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "A key or certificate for the message is missing or wrong."),
     "3463", "3.8"},
    {"7.6", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "The server does not know the algorithm of the encryption."),
     "3463", "3.8"},
    {"7.7", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The message was changed on its way."), "3463",
     "3.8"},
    {"7.8", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "User name or password is wrong."), "4954", "6"},
    {"7.9", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The mechanism is too weak for this user."), "4954",
     "6"},
    {"7.10", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The server wants encryption first."), "5248",
     "2.4"},
    {"7.11", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "This mechanism is allowed only inside TLS."),
     "4954", "6"},
    {"7.12", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "The password has to be entered once in another way."), "4954",
     "6"},
    {"7.13", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The account is disabled."), "5248", "2.4"},
    {"7.14", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "The server wants to be introduced by one that it trusts."),
     "5248", "2.4"},
    {"7.15", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "The priority is too low for the server at the moment."),
     "6710", ""},
    {"7.16", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The message is too large for its priority."),
     "6710", ""},
    {"7.17", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The mailbox belongs to somebody else by now."),
     "7293", ""},
    {"7.18", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The domain belongs to somebody else by now."),
     "7293", ""},
    {"7.19", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "Whether the mailbox has changed hands could not be found out."),
     "7293", ""},
    {"7.20", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "No DKIM signature of the message is valid."),
     "7372", "3.1"},
    {"7.21", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The message has valid DKIM signatures, but none that is accepted here."),
     "7372", "3.1"},
    {"7.22", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "No valid DKIM signature is of the author’s domain."), "7372",
     "3.1"},
    {"7.23", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "By SPF the sender’s domain does not let this host send."),
     "7372", "3.2"},
    {"7.24", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "SPF of the sender’s domain could not be checked."), "7372",
     "3.2"},
    {"7.25", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The name of the sending host does not fit its address (reverse DNS)."),
     "7372", "3.3"},
    {"7.26", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "Several checks of who sent it failed."), "7372",
     "3.4"},
    {"7.27", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The sender’s domain takes no mail (null MX), so nothing could be answered."),
     "7505", ""},
    {"7.28", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "Too many messages come from there."), "5248",
     "2.4"},
    {"7.29", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "The chain of checks by other servers (ARC) is broken."),
     "8617", ""},
    {"7.30", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The next server does not promise to encrypt on the whole way (REQUIRETLS)."),
     "8689", ""},
};

/// What a code is about where its detail is not known (RFC 3463 section 3).
constexpr Explain::Entry enhancedSubjects[] = {
    {"0", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "Nothing more is told."), "3463", "3.1"},
    {"1", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "Something about an address."), "3463", "3.2"},
    {"2", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "Something about the mailbox."), "3463", "3.3"},
    {"3", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "Something about the server."), "3463", "3.4"},
    {"4", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "Something about the network or the way."), "3463",
     "3.5"},
    {"5", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "Something about the protocol."), "3463", "3.6"},
    {"6", "", QT_TRANSLATE_NOOP("poplar::gui::Explain", "Something about what the message has in it."),
     "3463", "3.7"},
    {"7", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "Something about security or the rules of the server."),
     "3463", "3.8"},
};

bool isNumber(const QByteArray &digits)
{
    return !digits.isEmpty() && digits.size() <= 3
        && std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The three numbers behind the code of a reply; nothing where there are none, or not of its class.
QByteArrayList enhancedIn(const QByteArray &text)
{
    const QByteArray word = text.mid(4).trimmed().split(' ').constFirst();
    const QByteArrayList numbers = word.split('.');
    const bool isCode = numbers.size() == 3 && numbers[0] == text.left(1)
        && std::all_of(numbers.begin(), numbers.end(), isNumber);
    return isCode ? numbers : QByteArrayList();
}

QString whole(const QByteArray &code, const QString &detail, const Explain::Entry &entry)
{
    const QString number = QString::fromLatin1(code);
    const QString where = Explain::reference(entry.rfc, entry.section);
    switch (code.front()) {
    case '2':
        //: %1 is an enhanced status code such as 2.1.5, %2 a sentence, %3 is "RFC 3463, section 3.2".
        return Explain::tr("%1, success: %2 (%3)").arg(number, detail, where);
    case '4':
        //: %1 is an enhanced status code such as 4.2.2, %2 a sentence, %3 is "RFC 3463, section 3.3".
        return Explain::tr("%1, for now: %2 (%3)").arg(number, detail, where);
    default:
        //: %1 is an enhanced status code such as 5.1.1, %2 a sentence, %3 is "RFC 3463, section 3.2".
        return Explain::tr("%1, for good: %2 (%3)").arg(number, detail, where);
    }
}

} // namespace

QString Explain::enhancedCode(const QByteArray &text)
{
    const QByteArrayList numbers = smtpCode(text).isEmpty() ? QByteArrayList() : enhancedIn(text);
    if (numbers.isEmpty() || numbers[0] == "3")
        return {};
    const QByteArray code = numbers.join('.');
    if (const Entry *known = find(enhancedDetails, numbers[1] + '.' + numbers[2]))
        return whole(code, tr(known->meaning), *known);
    if (const Entry *subject = find(enhancedSubjects, numbers[1]))
        return whole(code, tr(subject->meaning), *subject);
    return tr("%1 is an enhanced status code that Poplar does not know (RFC 3463).")
        .arg(QString::fromLatin1(code));
}

} // namespace poplar::gui
