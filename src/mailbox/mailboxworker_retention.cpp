// SPDX-License-Identifier: GPL-3.0-or-later
// What the account's rules do with mail that is new, or was downloaded, of a MailboxWorker.
#include "mailbox/mailboxworker.h"

#include "mailbox/maildirfile.h"

#include <algorithm>

namespace poplar::mailbox {

using During = Problem::During;

void MailboxWorker::restoreRuleTicks()
{
    const Result<QSet<MessageId>> byRule = m_known.tickedByRule();
    if (!byRule)
        return report(During::Catalogue, byRule.error());
    for (const MessageId message : *byRule) {
        if (m_ticks.isTicked(message))
            m_ticks.giveToRule(message);
    }
    const Result<QSet<MessageId>> byFilter = m_known.tickedByFilter();
    if (!byFilter)
        return report(During::Catalogue, byFilter.error());
    for (const MessageId message : *byFilter) {
        if (m_ticks.isTicked(message))
            m_ticks.giveToFilter(message);
    }
}

void MailboxWorker::applyRules()
{
    if (!m_areRulesDue && !m_rules.hasNew())
        return;
    const bool isCertain = isListed() && m_known.isListingUnderstood() && isEveryMessageRecognised()
        && !m_known.mayHaveReturned();
    const bool isComplete = m_known.isDurable() && !m_hasLoss && !m_rebuilding.isActive();
    if (!isCertain || !isComplete)
        return;
    m_rules.run();
    if (!m_areRulesDue)
        return;
    const Result<QSet<MessageId>> spared = m_known.spared();
    if (!spared)
        return report(During::Catalogue, spared.error());
    m_areRulesDue = false;
    m_notByRule = m_known.ambiguous() + *spared;
    if (m_account.newMail == accounts::NewMail::Download) {
        orderNewMail();
        followDownloads();
    }
    tickDue();
}

void MailboxWorker::tickDue()
{
    if (m_account.retention.kind == accounts::Retention::Kind::AfterDays && m_known.hasClockLeapt())
        return;
    const Result<QList<KnownMessages::Due>> due =
        m_known.due(m_account.retention, QDateTime::currentDateTimeUtc());
    if (!due)
        return report(During::Catalogue, due.error());
    QList<MessageId> messages;
    for (const KnownMessages::Due &one : *due) {
        if (m_numbers.contains(one.message))
            messages += one.message;
    }
    tickByRule(messages);
}

void MailboxWorker::tickDownloaded(const QList<MessageId> &messages)
{
    // Before it is certain which messages are which, nothing is ticked; afterwards tickDue() finds these,
    // too.
    if (m_account.retention.kind != accounts::Retention::Kind::AtOnce || m_areRulesDue)
        return;
    QList<MessageId> sure = messages;
    sure.removeIf([this](MessageId message) { return m_notByRule.contains(message); });
    tickByRule(sure);
}

void MailboxWorker::tickByRule(const QList<MessageId> &messages)
{
    QList<MessageId> fresh;
    for (const MessageId message : messages) {
        if (!m_ticks.isTicked(message) && !m_ticks.isSpared(message) && !isServersOwn(message))
            fresh += message;
    }
    if (fresh.isEmpty())
        return;
    // A tick that could not be remembered as the rule's would be taken for the user's later.
    if (const Result<Done> ticked = m_known.setTickedByRule(fresh); !ticked)
        return report(During::Catalogue, ticked.error());
    for (const MessageId message : fresh)
        m_ticks.tickByRule(message);
    sendMarks();
    scheduleFlush();
}

/// Where no rule is in force (as in the command line), who unticks decides nothing about rules.
void MailboxWorker::spare(const QList<MessageId> &messages)
{
    QList<MessageId> spared;
    for (const MessageId message : messages) {
        const MessageRow *row = m_known.rows().find(message);
        // What the user ticked as well the rule would tick again.
        const bool isTheirs = m_ticks.isTicked(message) && row && row->marks.testFlag(Mark::Kept);
        if (m_ticks.isByRule(message) || isTheirs)
            spared += message;
    }
    if (!spared.isEmpty() && m_account.retention.kind != accounts::Retention::Kind::Keep)
        spareForGood(spared);
}

void MailboxWorker::spareForGood(const QList<MessageId> &messages)
{
    m_notByRule += QSet<MessageId>(messages.begin(), messages.end());
    reportIfFailed(During::Catalogue, m_known.setSpared(messages));
}

/// The user ticks them too: they come under the review again.
void MailboxWorker::takeFromRule(const QList<MessageId> &messages)
{
    QList<MessageId> taken;
    for (const MessageId message : messages) {
        if (m_ticks.isByRule(message) || m_ticks.isByFilter(message))
            taken += message;
    }
    if (!taken.isEmpty())
        reportIfFailed(During::Catalogue, m_known.setTickedByUser(taken));
}

/// What the catalogue knows of a header may come from the server, and be that of another message which has
/// the name of this one now: the file tells.
bool MailboxWorker::isHeaderHere(MessageId message, const QByteArray &hash)
{
    const Result<std::optional<archive::Keeping>> keeping = m_known.kept(message);
    if (!keeping || !*keeping)
        return false;
    if (!m_finder) // it lists the Maildir once
        m_finder.emplace(m_folder);
    const std::optional<QString> file = m_finder->find((*keeping)->delivered.file);
    const Result<FileHeader> header = file ? readFileHeader(*file) : Result<FileHeader>(FileHeader());
    return header && !header->hash.isEmpty() && header->hash == hash;
}

/// It has been looked at before a DELE that nobody reviews.
void MailboxWorker::judgeByRule(const HeaderFetcher::Header &header, Seems seems)
{
    const MessageId message = header.message;
    if (isHeaderHere(message, header.hash)) {
        m_proven.insert(message);
        if (!m_known.rows().find(message)->envelope)
            onHeaders({header}); // it may be the server's own
    } else if (seems == Seems::Another) {
        spareForGood({message});
        refuseDoubtful({message});
    } else {
        leaveToUser(message); // servers that show by TOP another header than by RETR (Exchange, Notes)
    }
}

/// The rule's tick becomes one of the user's, who sees it in the review.
void MailboxWorker::leaveToUser(MessageId message)
{
    takeFromRule({message});
    m_ticks.tick(message);
}

/// What the rule would not tick now, because its file has gone or was changed since, is not what was agreed;
/// nor is what nobody could be told of afterwards.
bool MailboxWorker::isAgreedUpon(const QList<MessageId> &messages)
{
    QList<MessageId> byRule;
    QList<MessageId> byFilter;
    for (const MessageId message : messages)
        (m_ticks.isByFilter(message) ? byFilter : byRule) += message;
    const bool isByRule = std::all_of(byRule.begin(), byRule.end(),
                                      [this](MessageId message) { return m_ticks.isByRule(message); });
    if (!isByRule || !m_known.isDurable() || !isAgreedByFilter(byFilter))
        return false;
    if (byRule.isEmpty())
        return true;
    if (m_account.retention.kind == accounts::Retention::Kind::Keep)
        return false;
    const Result<QList<KnownMessages::Due>> due =
        m_known.due(m_account.retention, QDateTime::currentDateTimeUtc());
    if (!due) {
        report(During::Catalogue, due.error());
        return false;
    }
    QSet<MessageId> sure;
    for (const KnownMessages::Due &one : *due)
        sure.insert(one.message);
    return std::all_of(byRule.begin(), byRule.end(),
                       [&sure](MessageId message) { return sure.contains(message); });
}

/// Ticks of the rule as it was go; the rule as it is now looks at everything anew.
void MailboxWorker::changeRetention(const accounts::Retention &before)
{
    if (m_account.retention == before || !m_known.isOpen())
        return;
    const QList<MessageId> byRule = m_ticks.byRule().values();
    if (!byRule.isEmpty()) {
        dropTicks(byRule);
        if (m_ticks.needReset() && isListed())
            sendReset();
        else if (m_ticks.needReset() && isOpen())
            m_session->abort(); // QUIT may be said; hanging up deletes nothing
    }
    m_ticks.forgetSpared();
    m_areRulesDue = m_listed;
    applyRules();
    sendMarks();
    scheduleFlush();
}

void MailboxWorker::foresee(const accounts::Retention &retention)
{
    load();
    Foreseen foreseen;
    foreseen.retention = retention;
    const Result<QList<KnownMessages::Due>> due = m_known.due(retention, QDateTime::currentDateTimeUtc());
    if (!due) {
        report(During::Catalogue, due.error());
        foreseen.state = Foreseen::State::Failed;
        Q_EMIT this->foreseen(foreseen);
        return;
    }
    for (const KnownMessages::Due &one : *due) {
        if (m_listed && !m_numbers.contains(one.message))
            continue;
        ++foreseen.messages;
        foreseen.octets += one.octets;
        if (!foreseen.newest.isValid() || foreseen.newest < one.keptAt)
            foreseen.newest = one.keptAt;
    }
    Q_EMIT this->foreseen(foreseen);
}

} // namespace poplar::mailbox
