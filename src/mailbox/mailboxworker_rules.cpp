// SPDX-License-Identifier: GPL-3.0-or-later
// What the rules on headers have a MailboxWorker do.
#include "mailbox/mailboxworker.h"

#include <algorithm>

namespace poplar::mailbox {

using During = Problem::During;
using Deletion = RuleRunner::Deletion;

RuleRunner::Hands MailboxWorker::handsOfRules()
{
    RuleRunner::Hands hands;
    hands.fetch = [this](HeaderFetcher &fetcher, const QList<MessageId> &messages) {
        return fetchForRules(fetcher, messages);
    };
    hands.tick = [this](const QList<MessageId> &messages, Deletion deletion) {
        return tickByFilter(messages, deletion);
    };
    hands.download = [this](QList<MessageId> messages, FolderId folder) {
        DownloadOrder order{DownloadOrder::Which::Named, {}, m_account.largestMessage, folder};
        messages.removeIf([this](MessageId message) {
            const MessageRow *row = m_known.rows().find(message);
            return !row || row->marks.testFlag(Mark::Trashed) || m_downloads.isDeclined(message);
        });
        order.messages = messages;
        if (!messages.isEmpty())
            download(order);
    };
    hands.star = [this](const QList<MessageId> &messages) {
        m_localMail.setFlag(messages, Flag::Starred, FlagState::Set);
    };
    hands.endAgreement = [this] { endAgreement(); };
    return hands;
}

void MailboxWorker::connectRules()
{
    connect(&m_rules, &RuleRunner::failed, this,
            [this](const Error &error) { report(During::Catalogue, error); });
}

/// A marked message has no TOP.
qsizetype MailboxWorker::fetchForRules(HeaderFetcher &fetcher, const QList<MessageId> &messages)
{
    if (!isListed() || m_committing != Committing::No || headersBy() != HeaderFetcher::Way::Top)
        return 0;
    touch();
    std::deque<HeaderFetcher::Wanted> wanted;
    for (const MessageId message : messages) {
        const std::optional<Fetcher::Source> source = sourceOf(message);
        if (source && !m_ticks.isMarked(message))
            wanted.push_back({message, source->number, source->octets});
    }
    std::sort(wanted.begin(), wanted.end(), [](const auto &a, const auto &b) { return a.number > b.number; });
    const auto count = qsizetype(wanted.size());
    if (count > 0)
        fetcher.start(*m_session, std::move(wanted), HeaderFetcher::Way::Top);
    return count;
}

/// Nobody is passed over but where the header of just this message has been read in this session: by an
/// earlier one the rule may have judged another that had its name then.
QSet<MessageId> MailboxWorker::tickByFilter(const QList<MessageId> &messages, Deletion deletion)
{
    QList<MessageId> fresh;
    for (const MessageId message : messages) {
        const bool isSeen = isListed() && m_headersSeen.contains(message) && m_known.isDurable();
        if (m_known.isThere(message) && !m_ticks.isTicked(message) && !isServersOwn(message)
            && (isSeen || deletion == Deletion::AfterReview))
            fresh += message;
    }
    if (fresh.isEmpty())
        return {};
    const bool isUnasked = deletion == Deletion::Unasked;
    // A tick that could not be remembered as the rule's would be taken for the user's later.
    const Result<Done> ticked =
        m_known.setTickedByFilter(fresh, isUnasked ? archive::EntryMark::ByFilter : archive::EntryMarks());
    if (!ticked) {
        report(During::Catalogue, ticked.error());
        return {};
    }
    for (const MessageId message : fresh)
        isUnasked ? m_ticks.tickByFilter(message) : m_ticks.tick(message);
    sendMarks();
    scheduleFlush();
    return QSet<MessageId>(fresh.begin(), fresh.end());
}

/// The rules have changed: what they ticked comes under the review.
void MailboxWorker::endAgreement()
{
    restoreRuleTicks(); // what another program, or an earlier run, has ticked
    const QList<MessageId> ticked = m_ticks.byFilter().values();
    if (ticked.isEmpty())
        return;
    takeFromRule(ticked);
    for (const MessageId message : ticked)
        m_ticks.tick(message);
    if (m_committing != Committing::WaitingForMarks)
        return;
    // They were to be deleted unseen just now.
    m_committing = Committing::No;
    m_ticks.endReview();
    leave();
}

/// Those that a rule on headers ticked go without the review if the rules are still those to which the user
/// agreed, and it is certain which messages they are.
bool MailboxWorker::isAgreedByFilter(const QList<MessageId> &messages)
{
    if (messages.isEmpty())
        return true;
    const QSet<MessageId> doubtful = m_known.ambiguous();
    return m_rules.isAgreed() && std::all_of(messages.begin(), messages.end(), [&](MessageId message) {
               return m_headersSeen.contains(message) && !m_looksUnderWay.contains(message)
                   && !doubtful.contains(message) && !isServersOwn(message);
           });
}

} // namespace poplar::mailbox
