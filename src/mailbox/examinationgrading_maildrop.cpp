// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of the maildrop, of manners and of speed.
#include "mailbox/examinationgrading.h"

#include "base/limits.h"

#include <QSet>

#include <algorithm>
#include <ratio>

namespace poplar::mailbox::grading {

namespace {

constexpr qsizetype longestUniqueId = 70; ///< RFC 1939 section 7.
constexpr qsizetype uniqueIdsShown = 3;

const RfcSection dropSection{1939, "5"};
const RfcSection optionalSection{1939, "7"};

Findings listingsOf(const VisitFacts &visit)
{
    Findings findings;
    if (visit.messages >= 0)
        findings += GradedFinding{FindingKind::StatWorks,
                                  Grade::Good,
                                  dropSection,
                                  {count(visit.messages), octets(std::max<qint64>(visit.octets, 0))}};
    else if (visit.statError)
        findings += GradedFinding{FindingKind::StatFailed, Grade::Bad, dropSection, {}, {}, visit.statError};
    if (visit.messages == 0)
        findings += GradedFinding{FindingKind::MaildropEmpty, Grade::Note};
    if (visit.listError)
        findings += GradedFinding{FindingKind::ListFailed, Grade::Bad, dropSection, {}, {}, visit.listError};
    if (!visit.listed || visit.messages < 0)
        return findings;
    const bool agrees = visit.listCount == visit.messages
        && (visit.octets < 0 || visit.listOctets == visit.octets) && visit.unreadableLines == 0;
    if (agrees)
        findings +=
            GradedFinding{FindingKind::ListAgrees, Grade::Good, dropSection, {count(visit.listCount)}};
    else
        findings += GradedFinding{FindingKind::ListDiffers,
                                  Grade::Warning,
                                  dropSection,
                                  {count(visit.listCount), count(visit.messages), octets(visit.listOctets),
                                   octets(std::max<qint64>(visit.octets, 0))}};
    return findings;
}

GradedFinding topOf(const ServerFacts &facts)
{
    const VisitFacts &visit = facts.first;
    const bool isWhole = visit.topBody > 0 && (!visit.topError || visit.topError->kind == ErrorKind::Limit);
    if (isWhole)
        return {FindingKind::TopSendsBody, Grade::Warning, optionalSection, {octets(visit.topBody)}};
    if (visit.topOf == 0)
        return {FindingKind::TopNotTried, Grade::NotTried, optionalSection};
    if (visit.topError && visit.topError->kind != ErrorKind::Refused)
        return {FindingKind::TopFailed, Grade::Warning, optionalSection, {}, {}, visit.topError};
    if (visit.topError) {
        const bool promised = announcedInside(facts, "TOP");
        return {promised ? FindingKind::TopAnnouncedRefused : FindingKind::TopRefused,
                promised ? Grade::Bad : Grade::Warning,
                promised ? RfcSection{2449, "6.1"} : optionalSection,
                {},
                {},
                visit.topError};
    }
    if (visit.topUnclear)
        return {FindingKind::TopUnclear, Grade::NotTried, optionalSection};
    return {FindingKind::TopWorks, Grade::Good, optionalSection, {octets(visit.topHeader)}};
}

bool hasGoodForm(const QByteArray &id)
{
    return !id.isEmpty() && id.size() <= longestUniqueId
        && std::all_of(id.begin(), id.end(), [](char c) { return c >= '\x21' && c <= '\x7e'; });
}

/// The first few, in the order of their messages.
QByteArrayList firstOf(const QHash<qint64, QByteArray> &ids)
{
    QList<qint64> numbers = ids.keys();
    const qsizetype shown = std::min(uniqueIdsShown, numbers.size());
    std::partial_sort(numbers.begin(), numbers.begin() + shown, numbers.end());
    QByteArrayList lines;
    for (qsizetype i = 0; i < shown; ++i)
        lines += ids.value(numbers[i]);
    return cut(lines);
}

/// One alone may be so by chance.
bool areNumbers(const QHash<qint64, QByteArray> &ids)
{
    return ids.size() > 1 && std::all_of(ids.keyBegin(), ids.keyEnd(), [&ids](qint64 number) {
               return ids.value(number) == QByteArray::number(number);
           });
}

Findings formOf(const VisitFacts &visit)
{
    QHash<QByteArray, int> seen;
    QHash<qint64, QByteArray> odd;
    qsizetype longest = 0;
    for (auto one = visit.uniqueIds.cbegin(); one != visit.uniqueIds.cend(); ++one) {
        ++seen[one.value()];
        longest = std::max(longest, one.value().size());
        if (!hasGoodForm(one.value()))
            odd.insert(one.key(), one.value());
    }
    const qsizetype repeated = visit.uniqueIds.size() - seen.size();
    Findings findings{{FindingKind::UidlWorks,
                       Grade::Good,
                       optionalSection,
                       {count(visit.uniqueIds.size()), octets(longest)},
                       firstOf(visit.uniqueIds)}};
    if (visit.messages >= 0 && visit.uniqueIds.size() != visit.messages)
        findings += GradedFinding{FindingKind::UidlIncomplete,
                                  Grade::Warning,
                                  optionalSection,
                                  {count(visit.uniqueIds.size()), count(visit.messages)}};
    if (repeated > 0)
        findings += GradedFinding{FindingKind::UidlDuplicate, Grade::Bad, optionalSection, {count(repeated)}};
    if (!odd.isEmpty())
        findings += GradedFinding{
            FindingKind::UidlForm, Grade::Warning, optionalSection, {count(odd.size())}, firstOf(odd)};
    if (areNumbers(visit.uniqueIds))
        findings += GradedFinding{FindingKind::UidlNumbers, Grade::Warning, optionalSection};
    return findings;
}

/// How many messages have another unique-id than before. A message is taken for the same one if number and
/// size are; where others before it were deleted meanwhile, its id is one that was known with that size.
qsizetype changedIds(const VisitFacts &first, const VisitFacts &second)
{
    QHash<QByteArray, qint64> sizes;
    for (auto one = first.uniqueIds.cbegin(); one != first.uniqueIds.cend(); ++one)
        sizes.insert(one.value(), first.sizes.value(one.key()));
    qsizetype changed = 0;
    for (auto one = second.uniqueIds.cbegin(); one != second.uniqueIds.cend(); ++one) {
        const auto before = first.uniqueIds.constFind(one.key());
        const qint64 size = second.sizes.value(one.key());
        if (before == first.uniqueIds.cend() || *before == one.value()
            || first.sizes.value(one.key()) != size)
            continue;
        const auto known = sizes.constFind(one.value());
        changed += known == sizes.cend() || *known != size ? 1 : 0;
    }
    return changed;
}

GradedFinding stabilityOf(const ServerFacts &facts)
{
    const VisitFacts &first = facts.first;
    const VisitFacts &second = facts.second;
    if (!second.identified || first.uniqueIds.isEmpty())
        return {FindingKind::UidlStabilityUnknown, Grade::NotTried, optionalSection, {}, {}, second.error};
    const Fact all = count(first.uniqueIds.size());
    if (const qsizetype changed = changedIds(first, second); changed > 0)
        return {FindingKind::UidlChanged, Grade::Bad, optionalSection, {count(changed), all}};
    const QByteArrayList later = second.uniqueIds.values();
    const QSet<QByteArray> known(later.begin(), later.end());
    const qsizetype gone = std::count_if(first.uniqueIds.begin(), first.uniqueIds.end(),
                                         [&known](const QByteArray &id) { return !known.contains(id); });
    if (gone > 0)
        return {FindingKind::UidlGone, Grade::Note, optionalSection, {count(gone), all}};
    return {FindingKind::UidlStable, Grade::Good, optionalSection, {all}};
}

Findings uidlOf(const ServerFacts &facts)
{
    const VisitFacts &visit = facts.first;
    if (visit.uidlError && visit.uidlError->kind != ErrorKind::Refused)
        return {{FindingKind::UidlFailed, Grade::Warning, optionalSection, {}, {}, visit.uidlError}};
    if (visit.uidlError) {
        const bool promised = announcedInside(facts, "UIDL");
        return {{promised ? FindingKind::UidlAnnouncedRefused : FindingKind::UidlRefused,
                 promised ? Grade::Bad : Grade::Warning,
                 promised ? RfcSection{2449, "6.8"} : optionalSection,
                 {},
                 {},
                 visit.uidlError}};
    }
    if (!visit.identified)
        return {};
    return formOf(visit) + Findings{stabilityOf(facts)};
}

/// Commands that came ahead of their turn have a finding of their own.
bool endedInTurn(const VisitFacts &visit)
{
    return visit.opened && visit.error && !visit.error->verb.isEmpty()
        && (!visit.sentAhead || visit.aheadWorks);
}

Findings endsOf(const ServerFacts &facts)
{
    const RfcSection section{1939, "6"};
    if (facts.visiting)
        return {};
    switch (conductOf(facts)) {
    case ExaminationConduct::StayedOut:
        return {};
    case ExaminationConduct::Left:
        return {{FindingKind::Left, Grade::Good, section}};
    case ExaminationConduct::HungUp:
        return {{FindingKind::LeftByHangingUp, Grade::Note, {1460, "5"}}};
    case ExaminationConduct::CutOff:
        break;
    }
    Findings findings;
    for (const VisitFacts *visit : {&facts.first, &facts.second}) {
        if (endedInTurn(*visit))
            findings += GradedFinding{FindingKind::SessionEnded,  Grade::Bad, {},
                                      {text(visit->error->verb)}, {},         visit->error};
    }
    const std::optional<Error> &why = facts.first.error ? facts.first.error : facts.second.error;
    findings += GradedFinding{
        FindingKind::NotLeft, Grade::Warning, section, {}, {}, findings.isEmpty() ? why : std::nullopt};
    return findings;
}

GradedFinding badCommandOf(const ServerFacts &facts)
{
    using Outcome = BadCommandFacts::Outcome;
    const RfcSection section{1939, "3"};
    for (const DoorFacts *door : doorsOf(facts)) {
        const QByteArrayList said = cut(QByteArrayList{door->badCommand.said});
        switch (door->badCommand.outcome) {
        case Outcome::NotTried:
            continue;
        case Outcome::Refused:
            return {FindingKind::BadCommandRefused, Grade::Good, section, {}, said};
        case Outcome::Accepted:
            return {FindingKind::BadCommandAccepted, Grade::Warning, section, {}, said};
        case Outcome::Unanswered:
            return {FindingKind::BadCommandUnanswered, Grade::Bad, section};
        case Outcome::HungUp:
            return {FindingKind::BadCommandHangsUp, Grade::Bad, section};
        case Outcome::Mute:
            return {FindingKind::BadCommandMutes, Grade::Bad, section, {}, said};
        }
    }
    return {FindingKind::BadCommandNotTried, Grade::NotTried, section};
}

Findings lineEndsOf(const ServerFacts &facts)
{
    LineEnds all;
    for (const DoorFacts *door : doorsOf(facts)) {
        all.crlf += door->lineEnds.crlf;
        all.bareLf += door->lineEnds.bareLf;
    }
    if (all.bareLf > 0)
        return {{FindingKind::LinesEndBare,
                 Grade::Bad,
                 {1939, "3"},
                 {count(all.bareLf), count(all.bareLf + all.crlf)}}};
    if (all.crlf > 0)
        return {{FindingKind::LinesEndWell, Grade::Good, {1939, "3"}, {count(all.crlf)}}};
    return {};
}

GradedFinding pipeliningOf(const ServerFacts &facts)
{
    const VisitFacts &visit = facts.second.sentAhead ? facts.second : facts.first;
    const bool isAnnounced = announcedInside(facts, "PIPELINING");
    const RfcSection section{2449, "6.6"};
    if (!visit.sentAhead)
        return {FindingKind::PipeliningNotTried, Grade::NotTried, section};
    if (!visit.aheadWorks)
        return {isAnnounced ? FindingKind::PipeliningBroken : FindingKind::PipeliningAbsent,
                isAnnounced ? Grade::Bad : Grade::Note,
                section,
                {},
                {},
                visit.aheadError};
    return {isAnnounced ? FindingKind::PipeliningWorks : FindingKind::PipeliningWorksUnannounced,
            isAnnounced ? Grade::Good : Grade::Note,
            section,
            {count(limit::examinedAhead), lasting(visit.aheadTaken)}};
}

Findings transferOf(FindingKind kind, const TransferFacts &transfer)
{
    if (transfer.headers == 0 || transfer.taken.count() <= 0)
        return {};
    const qint64 rate = transfer.octets * std::micro::den / transfer.taken.count();
    return {{kind,
             Grade::Note,
             {},
             {{Fact::Unit::OctetsPerSecond, {}, rate},
              count(transfer.headers),
              octets(transfer.octets),
              lasting(transfer.taken)}}};
}

} // namespace

Findings ofMaildrop(const ServerFacts &facts)
{
    const VisitFacts &visit = facts.first;
    if (!visit.opened)
        return {};
    Findings findings = listingsOf(visit);
    findings += topOf(facts);
    findings += uidlOf(facts);
    findings += endsOf(facts);
    return findings;
}

Findings ofManners(const ServerFacts &facts)
{
    if (!facts.plainDoor && !facts.tlsDoor)
        return {};
    Findings findings = lineEndsOf(facts);
    findings += badCommandOf(facts);
    if (facts.first.tried || facts.complete)
        findings += pipeliningOf(facts);
    return findings;
}

Findings ofSpeed(const ServerFacts &facts)
{
    if (!facts.first.tried && !facts.complete)
        return {};
    QList<Microseconds> times = facts.first.roundTrips;
    std::sort(times.begin(), times.end());
    Findings findings;
    if (!times.isEmpty())
        findings += GradedFinding{FindingKind::RoundTrip,
                                  Grade::Note,
                                  {},
                                  {lasting(times[times.size() / 2]), lasting(times.first()),
                                   lasting(times.last()), count(times.size())}};
    findings += transferOf(FindingKind::TransferInTurn, facts.first.inTurn);
    findings += transferOf(FindingKind::TransferAhead,
                           facts.second.ahead.headers > 0 ? facts.second.ahead : facts.first.ahead);
    if (findings.isEmpty())
        findings += GradedFinding{FindingKind::SpeedUnknown, Grade::NotTried};
    return findings;
}

} // namespace poplar::mailbox::grading
