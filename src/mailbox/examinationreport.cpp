// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/examinationreport.h"

#include "base/limits.h"
#include "mailbox/examinationgrading.h"
#include "wire/displaytext.h"

#include <algorithm>

namespace poplar::mailbox {

namespace grading {

const DoorFacts *ownDoor(const ServerFacts &facts)
{
    const std::optional<DoorFacts> &own = facts.security == Security::Tls ? facts.tlsDoor : facts.plainDoor;
    return own ? &*own : nullptr;
}

QList<const DoorFacts *> doorsOf(const ServerFacts &facts)
{
    QList<const DoorFacts *> doors;
    for (const std::optional<DoorFacts> *door : {&facts.plainDoor, &facts.tlsDoor}) {
        if (*door)
            doors += &**door;
    }
    if (facts.security == Security::Tls)
        std::reverse(doors.begin(), doors.end());
    return doors;
}

const AnnouncedFacts *announcedTo(const ServerFacts &facts)
{
    const DoorFacts *own = ownDoor(facts);
    if (!own)
        return nullptr;
    const AnnouncedFacts &announced = facts.security == Security::None ? own->before : own->after;
    return announced.asked && !announced.error ? &announced : nullptr;
}

bool announces(const QByteArrayList &lines, QByteArrayView name)
{
    return std::any_of(lines.begin(), lines.end(), [name](const QByteArray &line) {
        const qsizetype blank = line.indexOf(' ');
        return QByteArrayView(line).first(blank < 0 ? line.size() : blank).compare(name, Qt::CaseInsensitive)
            == 0;
    });
}

bool announcedInside(const ServerFacts &facts, QByteArrayView name)
{
    const AnnouncedFacts *before = announcedTo(facts);
    return announces(facts.first.capabilities, name) || (before && announces(before->lines, name));
}

QByteArray cutAtCharacter(QByteArray said, qsizetype most)
{
    wire::cutBetweenCharacters(said, most);
    return said;
}

Fact text(const QByteArray &said)
{
    return {Fact::Unit::Text, cutAtCharacter(said, limit::reportedText), 0};
}

Fact text(const QString &said)
{
    return text(said.toUtf8());
}

Fact count(qint64 number)
{
    return {Fact::Unit::Count, {}, number};
}

Fact port(quint16 number)
{
    return {Fact::Unit::Port, {}, number};
}

Fact octets(qint64 number)
{
    return {Fact::Unit::Octets, {}, number};
}

Fact lasting(Microseconds time)
{
    return {Fact::Unit::Duration, {}, time.count()};
}

QByteArrayList cut(const QByteArrayList &lines)
{
    QByteArrayList kept = lines.first(std::min(lines.size(), limit::reportedLines));
    for (QByteArray &line : kept)
        line = cutAtCharacter(line, limit::reportedText);
    return kept;
}

Findings ofName(const ServerFacts &facts)
{
    using Outcome = NameFacts::Outcome;
    const NameFacts &name = facts.name;
    if (name.outcome == Outcome::NotAsked)
        return {};
    if (name.outcome == Outcome::ByProxy)
        return {{FindingKind::NameForProxy, Grade::NotTried}};
    if (name.outcome == Outcome::Late)
        return {{FindingKind::NameUnknown,
                 Grade::NotTried,
                 {},
                 {},
                 {},
                 Error{ErrorKind::Silence, {}, {}, {}, {}}}};
    if (name.addresses.isEmpty())
        return {{FindingKind::NameNotFound, Grade::Bad, {}, {text(name.error)}}};
    const qsizetype six = std::count_if(name.addresses.begin(), name.addresses.end(),
                                        [](const QString &address) { return address.contains(u':'); });
    QByteArrayList lines;
    for (const QString &address : name.addresses)
        lines += address.toUtf8();
    const qsizetype four = name.addresses.size() - six;
    return {{FindingKind::AddressesFound, Grade::Good, {}, {count(four), count(six)}, cut(lines)}};
}

ExaminationConduct conductOf(const ServerFacts &facts)
{
    using Ending = VisitFacts::Ending;
    const auto endedBy = [&facts](Ending ending) {
        return (facts.first.opened && facts.first.ending == ending)
            || (facts.second.opened && facts.second.ending == ending);
    };
    if (facts.visiting || endedBy(Ending::Early))
        return ExaminationConduct::CutOff;
    if (!facts.first.opened)
        return ExaminationConduct::StayedOut;
    return endedBy(Ending::HungUp) ? ExaminationConduct::HungUp : ExaminationConduct::Left;
}

} // namespace grading

qsizetype ExaminationReport::count(Grade grade) const
{
    qsizetype number = 0;
    for (const ReportedPart &part : parts)
        number += std::count_if(part.findings.begin(), part.findings.end(),
                                [grade](const GradedFinding &finding) { return finding.grade == grade; });
    return number;
}

const GradedFinding *ExaminationReport::find(FindingKind kind) const
{
    for (const ReportedPart &part : parts) {
        const auto found =
            std::find_if(part.findings.begin(), part.findings.end(),
                         [kind](const GradedFinding &finding) { return finding.kind == kind; });
        if (found != part.findings.end())
            return &*found;
    }
    return nullptr;
}

ExaminationReport reportOf(const ServerFacts &facts, const QDateTime &now)
{
    using Part = ExaminationPart;
    ExaminationReport report;
    report.host = facts.host;
    report.port = facts.port;
    report.started = facts.started;
    report.taken = facts.taken;
    report.complete = facts.complete;
    report.conduct = grading::conductOf(facts);
    report.parts = {
        {Part::Name, grading::ofName(facts)},
        {Part::Ports, grading::ofPorts(facts)},
        {Part::Certificate, grading::ofCertificate(facts, now)},
        {Part::Tls, grading::ofTls(facts)},
        {Part::Capabilities, grading::ofCapabilities(facts)},
        {Part::Authentication, grading::ofAuthentication(facts)},
        {Part::Maildrop, grading::ofMaildrop(facts)},
        {Part::Manners, grading::ofManners(facts)},
        {Part::Speed, grading::ofSpeed(facts)},
    };
    report.parts.removeIf([](const ReportedPart &part) { return part.findings.isEmpty(); });
    return report;
}

} // namespace poplar::mailbox
