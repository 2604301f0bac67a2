// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/outboxtext.h"

#include "gui/errortext.h"
#include "gui/formatting.h"
#include "wire/displaytext.h"

#include <QCoreApplication>

#include <algorithm>

namespace poplar::gui {

using mailbox::OutboxEntry;
using mailbox::RecipientState;
using mailbox::SendingStatus;
using State = OutboxEntry::State;
using Fate = RecipientState::Fate;

namespace {

struct OutboxWords {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::OutboxWords)
};

int sendingPerCent(const SendingStatus &status)
{
    return status.total > 0 ? int(std::clamp<qint64>(status.octets * 100 / status.total, 0, 100)) : 0;
}

bool isRefusedForSome(const OutboxEntry &entry)
{
    return std::any_of(entry.recipients.begin(), entry.recipients.end(),
                       [](const RecipientState &one) { return one.fate == Fate::Sent; });
}

QString waitingText(const OutboxEntry &entry, const QDateTime &now)
{
    if (entry.next.isValid() && entry.next > now)
        return OutboxWords::tr("Waiting, next try at %1", "a time").arg(formatMoment(entry.next, now));
    return entry.tries > 0 ? OutboxWords::tr("Waiting for the next try")
                           : OutboxWords::tr("Waiting to be sent");
}

QString reasonText(const Error &error)
{
    const QString words = errorWords(error.kind);
    const QString said = wire::displayText(error.said.trimmed());
    if (!said.isEmpty())
        //: %1 is what went wrong in a few words, %2 the server's own words.
        return OutboxWords::tr("%1. The server said: %2").arg(words, said);
    const QString detail = wire::displayText(error.detail.trimmed());
    return detail.isEmpty() ? words + u'.' : OutboxWords::tr("%1: %2", "what went wrong").arg(words, detail);
}

QString recipientText(const RecipientState &recipient)
{
    const QString address = wire::displayText(recipient.address);
    const QString said = wire::displayText(recipient.said.trimmed());
    switch (recipient.fate) {
    case Fate::Sent:
        return OutboxWords::tr("%1 has the message.", "a recipient").arg(address);
    case Fate::Refused:
        return said.isEmpty()
            ? OutboxWords::tr("%1 was refused.", "a recipient").arg(address)
            : OutboxWords::tr("%1 was refused. The server said: %2", "a recipient").arg(address, said);
    case Fate::Waiting:
        return said.isEmpty()
            ? OutboxWords::tr("%1 is still to get the message.", "a recipient").arg(address)
            : OutboxWords::tr("%1 is still to get the message. The server said: %2", "a recipient")
                  .arg(address, said);
    }
    return {};
}

QString unknownText()
{
    return OutboxWords::tr(
        "The connection was lost after all of the message had left, before the server confirmed it. It may "
        "have arrived. Sent again, it may come twice; look whether it arrived before deciding.");
}

QString returnedText(const OutboxEntry &entry)
{
    return isRefusedForSome(entry)
        ? OutboxWords::tr("The server took the message for some recipients and refused others for good. Sent "
                          "again, it goes only to those who do not have it.")
        : OutboxWords::tr("The message was refused for good. Change it and send it again, or delete it.");
}

} // namespace

QString outgoingSubject(const QString &subject)
{
    const QString shown = wire::displayText(subject.simplified());
    return shown.isEmpty() ? OutboxWords::tr("(no subject)") : shown;
}

QString outboxState(const OutboxEntry &entry, const SendingStatus &status, const QDateTime &now)
{
    switch (entry.state) {
    case State::Waiting:
        return waitingText(entry, now);
    case State::Sending:
        return status.message == entry.id && status.octets > 0
            ? OutboxWords::tr("Sending, %1 %").arg(sendingPerCent(status))
            : OutboxWords::tr("Sending…");
    case State::Returned:
        return isRefusedForSome(entry) ? OutboxWords::tr("Refused for some recipients")
                                       : OutboxWords::tr("Refused");
    case State::Unknown:
        return OutboxWords::tr("May have been sent");
    }
    return {};
}

QString discardWarning(const OutboxEntry &entry)
{
    if (entry.state == State::Unknown)
        return OutboxWords::tr("It may have been sent already. What lies here is gone for good.");
    if (isRefusedForSome(entry))
        return OutboxWords::tr(
            "Some recipients have it already; the others do not get it. What lies here is gone for good.");
    return OutboxWords::tr("It is not sent, and is gone for good.");
}

QStringList outboxDetails(const OutboxEntry &entry)
{
    QStringList lines;
    if (entry.state == State::Unknown)
        lines += unknownText();
    if (entry.state == State::Returned)
        lines += returnedText(entry);
    // What was said of a recipient stands beside the recipient.
    const bool isOfRecipients =
        std::any_of(entry.recipients.begin(), entry.recipients.end(), [](const RecipientState &one) {
            return one.fate == Fate::Refused && !one.said.isEmpty();
        });
    if (entry.error && !isOfRecipients)
        lines += reasonText(*entry.error);
    const bool isTold =
        std::any_of(entry.recipients.begin(), entry.recipients.end(), [](const RecipientState &one) {
            return one.fate != Fate::Waiting || !one.said.isEmpty();
        });
    for (const RecipientState &recipient : entry.recipients) {
        if (isTold)
            lines += recipientText(recipient);
    }
    return lines;
}

OutboxNotice outboxNotice(const OutboxEntry &entry, const QDateTime &now)
{
    const QString subject = outgoingSubject(entry.subject);
    const QString reason = entry.error ? reasonText(*entry.error) : QString();
    switch (entry.state) {
    case State::Unknown:
        return {OutboxWords::tr("“%1” may have been sent").arg(subject), unknownText()};
    case State::Returned:
        return {(isRefusedForSome(entry) ? OutboxWords::tr("“%1” was not sent to everybody")
                                         : OutboxWords::tr("“%1” was not sent"))
                    .arg(subject),
                reason + u'\n' + returnedText(entry)};
    case State::Waiting:
    case State::Sending:
        break;
    }
    return {OutboxWords::tr("“%1” was not sent yet").arg(subject),
            reason + u'\n' + waitingText(entry, now) + u'.'};
}

} // namespace poplar::gui
