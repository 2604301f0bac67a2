// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/serverwords.h"

#include "wire/displaytext.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace poplar::gui {

namespace {

struct ServerWords {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::ServerWords)
};

constexpr int longestDelay = 7 * 24 * 3600; ///< Seconds; more is no sensible advice.
constexpr int longestExpiry = 100 * 366; ///< Days.

QByteArrayList words(const QByteArray &line)
{
    return line.simplified().split(' ');
}

std::optional<int> numberWithin(const QByteArray &word, int limit)
{
    bool number = false;
    const int value = word.toInt(&number);
    return number && value >= 0 && value <= limit ? std::optional(value) : std::nullopt;
}

QString meaning(const QByteArray &verb)
{
    if (verb == "CAPA")
        return ServerWords::tr("tells what it can do");
    if (verb == "TOP")
        return ServerWords::tr("shows the beginning of a message");
    if (verb == "USER")
        return ServerWords::tr("lets you log in with name and password");
    if (verb == "SASL")
        return ServerWords::tr("other ways to log in");
    if (verb == "RESP-CODES")
        return ServerWords::tr("says why it refuses something");
    if (verb == "AUTH-RESP-CODE")
        return ServerWords::tr("tells a wrong password from a trouble of its own");
    if (verb == "LOGIN-DELAY")
        return ServerWords::tr("wants a pause between two logins");
    if (verb == "PIPELINING")
        return ServerWords::tr("takes several requests at once");
    if (verb == "EXPIRE")
        return ServerWords::tr("how long messages stay there");
    if (verb == "UIDL")
        return ServerWords::tr("recognises messages from one day to the next");
    if (verb == "STLS")
        return ServerWords::tr("can begin encryption after connecting");
    if (verb == "UTF8")
        return ServerWords::tr("letters of all languages in addresses and names");
    if (verb == "LANG")
        return ServerWords::tr("can answer in several languages");
    if (verb == "IMPLEMENTATION")
        return ServerWords::tr("the server’s software");
    return {};
}

QString delaySentence(int seconds)
{
    if (seconds == 0)
        return {};
    constexpr int minute = 60;
    if (seconds % minute == 0)
        return ServerWords::tr("This server asks clients to wait %n minute(s) between logins.", nullptr,
                               seconds / minute);
    return ServerWords::tr("This server asks clients to wait %n second(s) between logins.", nullptr, seconds);
}

QString expirySentence(const QByteArrayList &line)
{
    if (line.value(1).toUpper() == "NEVER")
        return ServerWords::tr("This server never deletes messages by itself.");
    const auto days = numberWithin(line.value(1), longestExpiry);
    if (!days)
        return {};
    if (*days == 0)
        return ServerWords::tr("This server may delete a message as soon as it has been retrieved. Save what "
                               "you want to keep.");
    return ServerWords::tr("This server may delete messages after %n day(s).", nullptr, *days);
}

} // namespace

QStringList traitSentences(ServerTraits traits)
{
    const QList<std::pair<ServerTrait, QString>> all{
        {ServerTrait::NoCapa,
         ServerWords::tr("It does not bear being asked what it can do, so Poplar does not ask.")},
        {ServerTrait::NoPipelining,
         ServerWords::tr("It loses requests that come early, so Poplar sends one at a time.")},
        {ServerTrait::NoTop,
         ServerWords::tr("It cannot show the beginning of a message, so Poplar loads whole ones.")},
        {ServerTrait::TopSendsBody,
         ServerWords::tr("Asked for the beginning of a message, it sends the whole of it.")},
        {ServerTrait::NoUidl,
         ServerWords::tr("It gives messages no lasting names, so Poplar recognises them by their headers.")},
        {ServerTrait::NoApop, ServerWords::tr("It looks as if it knew APOP, but refuses it.")},
        {ServerTrait::ListsPart,
         ServerWords::tr("It shows only a part of the mailbox, some 250 messages at a time. What is not "
                         "shown is not deleted.")},
        {ServerTrait::TopMarksSeen,
         ServerWords::tr("It takes a message for read as soon as its header was shown.")},
    };
    QStringList sentences;
    for (const auto &[trait, sentence] : all) {
        if (traits.testFlag(trait))
            sentences += sentence;
    }
    return sentences;
}

QList<CapabilityText> capabilityTexts(const QByteArrayList &capabilities)
{
    QList<CapabilityText> texts;
    for (const QByteArray &line : capabilities) {
        QByteArrayList said = words(line);
        const QByteArray verb = said.takeFirst().toUpper();
        texts += CapabilityText{wire::displayText(verb), wire::displayText(said.join(' ')), meaning(verb)};
    }
    return texts;
}

QStringList serverAdvice(const QByteArrayList &capabilities)
{
    QStringList advice;
    for (const QByteArray &capability : capabilities) {
        const QByteArrayList line = words(capability);
        const QByteArray verb = line.first().toUpper();
        if (verb == "LOGIN-DELAY")
            advice += delaySentence(numberWithin(line.value(1), longestDelay).value_or(0));
        if (verb == "EXPIRE")
            advice += expirySentence(line);
    }
    advice.removeAll(QString());
    return advice;
}

// Dovecot without pop3_no_flag_updates, Wildduck; MailKit #952
QString readMarksAdvice()
{
    return ServerWords::tr(
        "A message that you read or download here may count as read in programs that use IMAP, "
        "and in webmail. The server decides that; POP3 cannot prevent it.");
}

} // namespace poplar::gui
