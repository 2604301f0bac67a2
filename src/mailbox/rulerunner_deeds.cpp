// SPDX-License-Identifier: GPL-3.0-or-later
// What rules do with the messages that they fit, of a RuleRunner.
#include "mailbox/rulerunner.h"

#include "archive/rulerecords.h"

#include <algorithm>

namespace poplar::mailbox {

using accounts::FilterAction;
using accounts::FilterRule;
using archive::CatalogueEntry;
using archive::EntryMark;

/// What is to be done with many messages, and what has been.
struct RuleRunner::Deeds {
    QSet<MessageId> review; ///< Ticked.
    QSet<MessageId> unasked; ///< Likewise.
    QList<MessageId> downloads;
    QList<MessageId> stars;
    QHash<MessageId, QString> moves;
    QList<RuleDeed> log;
};

namespace {

/// The first of the rules that fit and do this; -1 if none does.
int firstWith(FilterAction action, const RuleVerdict &verdict, const QList<FilterRule> &rules)
{
    for (const RuleVerdict::Hit &hit : verdict.hits) {
        if (rules[hit.rule].actions.testFlag(action))
            return hit.rule;
    }
    return -1;
}

bool isHere(const MessageRow &row)
{
    return row.marks & (Marks(Mark::Kept) | Mark::Trashed);
}

} // namespace

/// Of what is still known; nothing if the catalogue cannot be read.
QHash<MessageId, CatalogueEntry> RuleRunner::entriesOf(const QList<RuleVerdict> &verdicts)
{
    QList<qint64> ids;
    for (const RuleVerdict &verdict : verdicts)
        ids += qint64(verdict.id);
    QHash<MessageId, CatalogueEntry> entries;
    const Result<QList<CatalogueEntry>> read = m_known.catalogue()->entriesOf(ids);
    if (!read) {
        Q_EMIT failed(read.error());
        return entries;
    }
    for (const CatalogueEntry &entry : *read)
        entries.insert(MessageId(entry.id), entry);
    return entries;
}

/// What is new: what is asked of some may have to be read first, and some may be known ones after all.
void RuleRunner::apply(const QList<RuleVerdict> &verdicts)
{
    const QHash<MessageId, CatalogueEntry> entries = entriesOf(verdicts);
    QList<RuleVerdict> due;
    QList<qint64> done;
    for (RuleVerdict verdict : verdicts) {
        if (verdict.isUnknown && !m_tried.contains(verdict.id)) {
            m_unknown += verdict.id;
            continue;
        }
        const auto entry = entries.constFind(verdict.id);
        if (entry == entries.cend() || !entry->marks.testFlag(EntryMark::Unfiltered))
            continue;
        // What lay in the maildrop before Poplar came is no new mail to be let go of unseen.
        if (verdict.deletion && entry->marks.testFlag(EntryMark::FoundFirst))
            verdict.deletion = Deletion::AfterReview;
        due += verdict;
        done += qint64(verdict.id);
    }
    (void)carryOut(due, On::NewMail);
    // Not before: what is done twice does no harm, what is left out might.
    failIfNot(m_known.catalogue()->clearMark(done, EntryMark::Unfiltered));
    for (const qint64 id : std::as_const(done)) {
        m_new -= MessageId(id);
        m_tried -= MessageId(id);
    }
}

void RuleRunner::applyToAll(const QList<RuleVerdict> &verdicts)
{
    for (const RuleVerdict &verdict : verdicts) {
        ++m_onAll.looked;
        m_onAll.fits += verdict.hits.isEmpty() ? 0 : 1;
        m_onAll.gaveUp += verdict.gaveUp.isEmpty() ? 0 : 1;
        m_onAll.unread += verdict.isUnknown ? 1 : 0;
    }
    const Deeds deeds = carryOut(verdicts, On::All);
    m_onAll.ticked += deeds.review.size() + deeds.unasked.size();
    m_onAll.downloads += deeds.downloads.size();
    m_onAll.starred += deeds.stars.size();
    m_onAll.moved += deeds.moves.size();
}

RuleRunner::Deeds RuleRunner::carryOut(const QList<RuleVerdict> &verdicts, On on)
{
    const QList<FilterRule> &rules = *m_rules;
    QList<RuleVerdict> fitting = verdicts;
    fitting.removeIf([](const RuleVerdict &verdict) { return verdict.hits.isEmpty(); });
    const QHash<MessageId, CatalogueEntry> entries = entriesOf(fitting);
    Deeds deeds;
    for (const RuleVerdict &verdict : std::as_const(fitting)) {
        const MessageRow *row = m_known.rows().find(verdict.id);
        if (!row || !entries.contains(verdict.id))
            continue;
        const int move = firstWith(FilterAction::Move, verdict, rules);
        // What the user has thrown away stays there.
        const bool isFree =
            !row->marks.testFlag(Mark::Trashed) && !entries[verdict.id].marks.testFlag(EntryMark::Discarded);
        if (move >= 0 && isFree)
            deeds.moves.insert(verdict.id, rules[move].folder.trimmed());
        else if (isFree && firstWith(FilterAction::Download, verdict, rules) >= 0 && !isHere(*row)
                 && !row->marks.testFlag(Mark::Wanted))
            deeds.downloads += verdict.id;
        if (firstWith(FilterAction::Star, verdict, rules) >= 0 && !row->marks.testFlag(Mark::Starred))
            deeds.stars += verdict.id;
    }
    QHash<QString, QList<MessageId>> folders;
    for (auto one = deeds.moves.cbegin(); one != deeds.moves.cend(); ++one)
        folders[one.value()] += one.key();
    for (auto one = folders.cbegin(); one != folders.cend(); ++one)
        m_moves.move(one.value(), one.key());
    if (!deeds.downloads.isEmpty())
        m_hands.download(deeds.downloads, FolderId::Archive);
    // Afterwards: what is wanted here is marked for deletion once it has come, and not before.
    tick(deeds, fitting, entries, on);
    if (!deeds.stars.isEmpty())
        m_hands.star(deeds.stars);
    note(deeds, verdicts, on);
    return deeds;
}

void RuleRunner::tick(Deeds &deeds, const QList<RuleVerdict> &verdicts,
                      const QHash<MessageId, CatalogueEntry> &entries, On on)
{
    QList<MessageId> review;
    QList<MessageId> unasked;
    for (const RuleVerdict &verdict : verdicts) {
        const auto entry = entries.constFind(verdict.id);
        if (entry == entries.cend() || entry->marks.testFlag(EntryMark::FilterTicked))
            continue; // the user may have taken that tick back
        // What is to be had here as well must not go before it is, and a download may fail or be taken back.
        const bool isToBeHere = firstWith(FilterAction::Download, verdict, *m_rules) >= 0
            || firstWith(FilterAction::Move, verdict, *m_rules) >= 0;
        if (verdict.deletion == Deletion::Unasked && on == On::NewMail && !isToBeHere)
            unasked += verdict.id;
        else if (verdict.deletion)
            review += verdict.id;
    }
    if (!unasked.isEmpty() && isAgreed())
        deeds.unasked = m_hands.tick(unasked, Deletion::Unasked);
    unasked.removeIf([&deeds](MessageId message) { return deeds.unasked.contains(message); });
    review += unasked;
    if (!review.isEmpty())
        deeds.review = m_hands.tick(review, Deletion::AfterReview);
}

/// On everything it is not noted over and over what could not be decided.
void RuleRunner::note(Deeds &deeds, const QList<RuleVerdict> &verdicts, On on)
{
    const QList<FilterRule> &rules = *m_rules;
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_known.catalogue()->moment(), Qt::UTC);
    const QSet<MessageId> downloads(deeds.downloads.begin(), deeds.downloads.end());
    const QSet<MessageId> stars(deeds.stars.begin(), deeds.stars.end());
    for (const RuleVerdict &verdict : verdicts) {
        const MessageRow *row = m_known.rows().find(verdict.id);
        const Envelope envelope = row ? row->envelope.value_or(Envelope()) : Envelope();
        const QString sender = envelope.from.isEmpty() ? QString() : envelope.from.first().shown();
        const auto add = [&](int rule, RuleDeed::What what) {
            if (rule >= 0)
                deeds.log +=
                    {0,      now, rules[rule].id, rules[rule].name, qint64(verdict.id), envelope.subject,
                     sender, what};
        };
        const int ticking = firstWith(FilterAction::Tick, verdict, rules);
        if (deeds.unasked.contains(verdict.id))
            add(ticking, RuleDeed::What::TickedUnasked);
        if (deeds.review.contains(verdict.id))
            add(ticking, RuleDeed::What::Ticked);
        if (downloads.contains(verdict.id) && firstWith(FilterAction::Download, verdict, rules) >= 0)
            add(firstWith(FilterAction::Download, verdict, rules), RuleDeed::What::Downloaded);
        if (stars.contains(verdict.id))
            add(firstWith(FilterAction::Star, verdict, rules), RuleDeed::What::Starred);
        if (deeds.moves.contains(verdict.id))
            add(firstWith(FilterAction::Move, verdict, rules), RuleDeed::What::Moved);
        for (const int rule : verdict.gaveUp)
            add(on == On::NewMail ? rule : -1, RuleDeed::What::GaveUp);
    }
    if (deeds.log.isEmpty())
        return;
    failIfNot(archive::RuleRecords(*m_known.catalogue()).addToLog(deeds.log));
    Q_EMIT acted();
}

} // namespace poplar::mailbox
