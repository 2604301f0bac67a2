// SPDX-License-Identifier: GPL-3.0-or-later
// What the listing of a maildrop means, of a MailboxWorker.
#include "mailbox/mailboxworker.h"

namespace poplar::mailbox {

using During = Problem::During;

void MailboxWorker::onListed(const Result<Maildrop> &maildrop)
{
    if (!maildrop && isOfTheEnd(maildrop.error()))
        return; // failed() tells
    if (!maildrop)
        return giveUpListing(During::Listing, maildrop.error());
    if (maildrop->uidlRefused) {
        // A server that has unique-ids and does not tell them now would make every message look new.
        if (m_session->capabilities().has("UIDL") || m_known.hasUniqueIds())
            return giveUpListing(During::Listing, *maildrop->uidlRefused);
        learn(ServerTrait::NoUidl);
    }
    const Result<Recognition> recognition = m_known.recognise(*maildrop);
    if (!recognition)
        return giveUpListing(During::Catalogue, recognition.error());
    if (isToBeCompared(*recognition))
        compare(*recognition);
    else
        takeListing(*recognition);
}

void MailboxWorker::takeListing(const Recognition &recognition)
{
    Result<QHash<MessageId, qint64>> numbers = m_known.show(recognition, m_check);
    if (!numbers)
        return giveUpListing(During::Catalogue, numbers.error());
    m_numbers = std::move(numbers).value();
    if (const auto comparison = std::exchange(m_comparison, std::nullopt)) {
        if (const Result<Done> taken = takeCompared(*comparison); !taken)
            return giveUpListing(During::Catalogue, taken.error());
    }
    m_listed = true;
    m_areRulesDue = true;
    takeTicksOfOthers();
    restoreRuleTicks();
    restoreDownloads();
    reportIfFailed(During::Catalogue, m_deletions.load(*m_known.catalogue()));
    settle();
    dropDoubtfulTicks();
    tellProgress({});
    tellStatus();
    flush();
    Q_EMIT listed(recognition.maildrop.messages.size(), recognition.maildrop.octets);
    // The window shows them meanwhile.
    reportIfFailed(During::Catalogue, m_known.rememberFound());
    m_check = KnownMessages::Check::Continued;
    tellVanished();
    scheduleFlush(); // what is kept of those that vanished
    goOn();
}

/// Another program may have ticked some, with the same catalogue: they come under the review like others.
void MailboxWorker::takeTicksOfOthers()
{
    for (const MessageId message : m_numbers.keys()) {
        const MessageRow *row = m_known.rows().find(message);
        if (row && row->marks.testFlag(Mark::Ticked) && !m_ticks.isTicked(message))
            m_ticks.tick(message);
    }
}

void MailboxWorker::giveUpListing(During during, const Error &error)
{
    giveUp(during, error);
    leaveNow(pop3::Leaving::Abandon);
}

} // namespace poplar::mailbox
