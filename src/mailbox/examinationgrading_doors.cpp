// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of the two ports and of TLS.
#include "mailbox/examinationgrading.h"

#include <algorithm>

namespace poplar::mailbox::grading {

namespace {

const RfcSection greetingSection{1939, "4"};
const RfcSection stlsSection{2595, "4"};
const RfcSection implicitTlsSection{8314, "3.1"};
const RfcSection clearTextSection{8314, "4.1"};
const RfcSection unprotectedSection{8314, "5.2"};

bool isSame(const DoorFacts *door, const ServerFacts &facts)
{
    return door == ownDoor(facts);
}

/// The account needs it, or could do without.
Grade graveOnlyIfOwn(const DoorFacts &door, const ServerFacts &facts, Grade otherwise)
{
    return isSame(&door, facts) ? Grade::Bad : otherwise;
}

GradedFinding endOf(const DoorFacts &door, const ServerFacts &facts)
{
    GradedFinding finding{FindingKind::PortEnded,
                          graveOnlyIfOwn(door, facts, Grade::Warning),
                          {},
                          {port(door.endpoint.port)},
                          {},
                          door.error};
    switch (door.error->kind) {
    case ErrorKind::Injected:
        finding.kind = FindingKind::TlsInjected;
        finding.grade = Grade::Bad;
        finding.section = stlsSection;
        break;
    case ErrorKind::TlsFailed:
    case ErrorKind::ClientCertificate:
        finding.kind = FindingKind::TlsFailed;
        finding.grade = Grade::Bad;
        finding.section = door.endpoint.security == Security::Tls ? implicitTlsSection : stlsSection;
        break;
    case ErrorKind::NotPop3:
        finding.kind = FindingKind::PortNotPop3;
        finding.grade = Grade::Bad;
        finding.section = greetingSection;
        break;
    default:
        if (!door.connected) {
            finding.kind = FindingKind::PortClosed;
            finding.grade = graveOnlyIfOwn(door, facts, Grade::Note);
        }
        break;
    }
    return finding;
}

Findings stlsOf(const DoorFacts &door, const ServerFacts &facts)
{
    const bool isAnnounced = announces(door.before.lines, "STLS");
    const QList<Fact> where{port(door.endpoint.port)};
    if (door.stlsRefused) {
        const auto kind = isAnnounced ? FindingKind::StlsRefusedAnnounced : FindingKind::StlsRefused;
        const bool needed = facts.security == Security::StartTls || isAnnounced;
        return {{kind, needed ? Grade::Bad : Grade::Warning, stlsSection, where, {}, door.stlsRefused}};
    }
    if (!door.secured)
        return {};
    Findings findings{
        {FindingKind::StlsWorks, Grade::Good, stlsSection, where + QList{lasting(door.handshake)}}};
    if (!isAnnounced && door.before.asked && !door.before.error)
        findings += GradedFinding{FindingKind::StlsUnannounced, Grade::Warning, stlsSection, where};
    return findings;
}

Findings ofDoor(const DoorFacts &door, const ServerFacts &facts)
{
    Findings findings;
    if (door.greeted)
        findings +=
            GradedFinding{FindingKind::PortGreets,
                          Grade::Good,
                          greetingSection,
                          {port(door.endpoint.port), lasting(door.connecting), lasting(door.greetingAfter)},
                          cut({door.greeting})};
    if (door.endpoint.security != Security::Tls)
        findings += stlsOf(door, facts);
    else if (door.secured)
        findings += GradedFinding{FindingKind::TlsWorks,
                                  Grade::Good,
                                  implicitTlsSection,
                                  {port(door.endpoint.port), lasting(door.handshake)}};
    // What is wrong with a certificate stands in a part of its own.
    if (door.error && door.error->kind != ErrorKind::CertificateDoubtful)
        findings += endOf(door, facts);
    return findings;
}

/// Mechanisms that show the password or a token, announced before TLS.
QByteArrayList clearLogins(const AnnouncedFacts &before)
{
    static const QByteArrayList readable{"PLAIN", "LOGIN", "XOAUTH2", "OAUTHBEARER"};
    QByteArrayList found;
    for (const QByteArray &line : before.lines) {
        QByteArrayList words = line.toUpper().split(' ');
        const QByteArray name = words.takeFirst();
        if (name == "USER")
            found += name;
        for (const QByteArray &word : words) {
            if (name == "SASL" && readable.contains(word))
                found += "SASL " + word;
        }
    }
    return found;
}

Findings clearTextOf(const ServerFacts &facts)
{
    if (facts.security == Security::None)
        return {{FindingKind::AccountUnprotected, Grade::Bad, unprotectedSection}};
    if (!facts.plainDoor || !facts.plainDoor->before.asked || facts.plainDoor->before.error)
        return {};
    const QByteArrayList offered = clearLogins(facts.plainDoor->before);
    if (offered.isEmpty())
        return {{FindingKind::ClearLoginNotOffered, Grade::Good, clearTextSection}};
    return {{FindingKind::ClearLoginOffered, Grade::Warning, clearTextSection, {}, cut(offered)}};
}

QByteArray nameOf(wire::TlsVersion version)
{
    static const char *const names[] = {"TLS 1.0", "TLS 1.1", "TLS 1.2", "TLS 1.3"};
    return names[static_cast<int>(version)];
}

bool isOld(wire::TlsVersion version)
{
    return version == wire::TlsVersion::Tls10 || version == wire::TlsVersion::Tls11;
}

RfcSection sectionOf(wire::TlsVersion version)
{
    switch (version) {
    case wire::TlsVersion::Tls10:
        return {8996, "4"};
    case wire::TlsVersion::Tls11:
        return {8996, "5"};
    case wire::TlsVersion::Tls12:
    case wire::TlsVersion::Tls13:
        break;
    }
    return {9325, "3.1.1"};
}

/// Neither 1.2 nor 1.3 is spoken, as far as both were tried.
bool isOutdated(const ServerFacts &facts)
{
    return 2 == std::count_if(facts.versions.begin(), facts.versions.end(), [](const TlsVersionFacts &one) {
               return !isOld(one.version) && one.outcome == TlsVersionFacts::Outcome::Refused;
           });
}

GradedFinding ofVersion(const TlsVersionFacts &facts, const Fact &where, Grade modernLacking)
{
    using Outcome = TlsVersionFacts::Outcome;
    GradedFinding finding{FindingKind::TlsVersionUnknown,
                          Grade::NotTried,
                          sectionOf(facts.version),
                          {text(nameOf(facts.version)), where},
                          {},
                          facts.error};
    if (facts.outcome == Outcome::Offered) {
        finding.kind = FindingKind::TlsVersionOffered;
        finding.grade = isOld(facts.version) ? Grade::Warning : Grade::Good;
    } else if (facts.outcome == Outcome::Refused) {
        finding.kind = FindingKind::TlsVersionRefused;
        finding.error.reset();
        finding.grade = isOld(facts.version) ? Grade::Good : modernLacking;
    }
    return finding;
}

} // namespace

Findings ofPorts(const ServerFacts &facts)
{
    Findings findings;
    for (const DoorFacts *door : doorsOf(facts))
        findings += ofDoor(*door, facts);
    findings += clearTextOf(facts);
    return findings;
}

Findings ofTls(const ServerFacts &facts)
{
    Findings findings;
    const QList<const DoorFacts *> doors = doorsOf(facts);
    const auto secured =
        std::find_if(doors.begin(), doors.end(), [](const DoorFacts *door) { return door->secured; });
    if (secured != doors.end())
        findings += GradedFinding{FindingKind::TlsAgreed,
                                  Grade::Note,
                                  {},
                                  {text((*secured)->tls.protocol), text((*secured)->tls.cipher)}};
    const Grade modernLacking = isOutdated(facts) ? Grade::Bad : Grade::Note;
    for (const TlsVersionFacts &one : facts.versions)
        findings += ofVersion(one, port(facts.versionsPort), modernLacking);
    return findings;
}

} // namespace poplar::mailbox::grading
