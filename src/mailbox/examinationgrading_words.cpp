// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of capabilities and of ways to log in.
#include "mailbox/examinationgrading.h"
#include "pop3/capabilities.h"

#include <algorithm>

namespace poplar::mailbox::grading {

namespace {

const RfcSection capaSection{2449, "5"};
constexpr qint64 unusuallyMany = 60; ///< Capabilities; some fifteen are defined.

/// Whether two lines say the same, whatever the case of their letters.
bool hasLine(const QByteArrayList &lines, const QByteArray &line)
{
    return std::any_of(lines.begin(), lines.end(), [&line](const QByteArray &one) {
        return one.compare(line, Qt::CaseInsensitive) == 0;
    });
}

QByteArrayList without(QByteArrayList lines, const QByteArrayList &others)
{
    lines.removeIf([&others](const QByteArray &line) { return hasLine(others, line); });
    return lines;
}

Findings changed(FindingKind gained, FindingKind lost, const QByteArrayList &before,
                 const QByteArrayList &after, const RfcSection &section)
{
    Findings findings;
    const QByteArrayList more = without(after, before);
    const QByteArrayList fewer = without(before, after);
    if (!more.isEmpty())
        findings += GradedFinding{gained, Grade::Note, section, {}, cut(more)};
    if (!fewer.isEmpty())
        findings += GradedFinding{lost, Grade::Note, section, {}, cut(fewer)};
    return findings;
}

Findings announcedBy(const AnnouncedFacts &announced, FindingKind kind)
{
    if (!announced.asked)
        return {};
    if (announced.error)
        return {{FindingKind::CapabilitiesRefused, Grade::Warning, capaSection, {}, {}, announced.error}};
    Findings findings{{kind, Grade::Note, capaSection, {count(announced.count)}, cut(announced.lines)}};
    if (announced.count > unusuallyMany)
        findings += GradedFinding{
            FindingKind::CapabilitiesTooMany, Grade::Warning, capaSection, {count(announced.count)}};
    return findings;
}

/// RESP-CODES alone promises codes for a busy mailbox, and none for a wrong password.
GradedFinding responseCodesOf(const pop3::Capabilities &capabilities)
{
    if (capabilities.has("AUTH-RESP-CODE"))
        return {FindingKind::ResponseCodes, Grade::Good, {3206, "6"}};
    if (capabilities.has("RESP-CODES"))
        return {FindingKind::SomeResponseCodes, Grade::Note, {2449, "8.1.2"}};
    return {FindingKind::NoResponseCodes, Grade::Note, {2449, "6.4"}};
}

Findings delaysOf(const pop3::Capabilities &capabilities)
{
    Findings findings;
    if (const auto delay = capabilities.loginDelay(); delay && delay->least.count() > 0)
        findings += GradedFinding{FindingKind::LoginDelay,
                                  Grade::Note,
                                  {2449, "6.5"},
                                  {{Fact::Unit::Seconds, {}, delay->least.count()}}};
    if (const auto expire = capabilities.expire()) {
        const RfcSection section{2449, "6.7"};
        if (!expire->days)
            findings += GradedFinding{FindingKind::ExpireNever, Grade::Good, section};
        else if (*expire->days == 0)
            findings += GradedFinding{FindingKind::ExpireAtOnce, Grade::Warning, section};
        else
            findings += GradedFinding{
                FindingKind::ExpireDays, Grade::Note, section, {{Fact::Unit::Days, {}, *expire->days}}};
    }
    return findings + Findings{responseCodesOf(capabilities)};
}

pop3::Capabilities capabilitiesOf(const QByteArrayList &lines)
{
    return pop3::Capabilities(lines.join('\n'));
}

GradedFinding mechanism(const QByteArray &name)
{
    struct Known {
        const char *name;
        FindingKind kind;
        Grade grade;
        int rfc;
        const char *section;
    };
    using enum FindingKind;
    static const Known known[] = {
        {"SCRAM-SHA-256", MechanismStrong, Grade::Good, 7677, "4"},
        {"SCRAM-SHA-256-PLUS", MechanismStrong, Grade::Good, 7677, "4"},
        {"SCRAM-SHA-1", MechanismStrong, Grade::Good, 5802, "9"},
        {"SCRAM-SHA-1-PLUS", MechanismStrong, Grade::Good, 5802, "9"},
        {"PLAIN", MechanismPlain, Grade::Good, 4616, "5"},
        {"LOGIN", MechanismPlain, Grade::Note, 0, ""},
        {"USER", MechanismPlain, Grade::Good, 1939, "13"},
        {"CRAM-MD5", MechanismOld, Grade::Warning, 2195, "3"},
        {"DIGEST-MD5", MechanismOld, Grade::Warning, 6331, "1"},
        {"NTLM", MechanismOld, Grade::Warning, 0, ""},
        {"OAUTHBEARER", MechanismToken, Grade::Good, 7628, "5"},
        {"XOAUTH2", MechanismToken, Grade::Good, 0, ""},
        {"ANONYMOUS", MechanismAnonymous, Grade::Warning, 4505, "5"},
        {"EXTERNAL", MechanismOutside, Grade::Good, 4422, "A"},
        {"GSSAPI", MechanismOutside, Grade::Good, 4752, "3"},
    };
    const QByteArray upper = name.toUpper();
    const auto *found = std::find_if(std::begin(known), std::end(known),
                                     [&upper](const Known &one) { return upper == one.name; });
    if (found == std::end(known))
        return {MechanismUnknown, Grade::Note, {}, {text(name)}};
    return {found->kind, found->grade, {found->rfc, found->section}, {text(upper)}};
}

/// A mechanism that shows the password or a token is worth what the connection is worth.
GradedFinding judged(GradedFinding finding, Security security)
{
    const bool isReadable =
        finding.kind == FindingKind::MechanismPlain || finding.kind == FindingKind::MechanismToken;
    if (security == Security::None && isReadable)
        finding.grade = Grade::Bad;
    return finding;
}

GradedFinding loginOf(const ServerFacts &facts)
{
    const VisitFacts &first = facts.first;
    const RfcSection ownWays{1939, "7"};
    const RfcSection bySasl{5034, "4"};
    const bool isOwnWay = first.authentication == "USER" || first.authentication == "APOP";
    if (first.opened)
        return {FindingKind::LoginWorked,
                Grade::Good,
                isOwnWay ? ownWays : bySasl,
                {text(first.authentication), lasting(first.opening)}};
    const bool wasSasl = first.error && first.error->verb == "AUTH";
    if (first.tried)
        return {FindingKind::LoginRefused, Grade::Bad, wasSasl ? bySasl : ownWays, {}, {}, first.error};
    return {FindingKind::LoginNotTried, Grade::NotTried, {}, {}, {}, first.error};
}

} // namespace

Findings ofCapabilities(const ServerFacts &facts)
{
    Findings findings;
    const DoorFacts *own = ownDoor(facts);
    if (!own)
        return findings;
    for (const DoorFacts *door : doorsOf(facts)) {
        if (door->diedOfCapa)
            findings +=
                GradedFinding{FindingKind::CapaHangsUp, Grade::Bad, {1939, "3"}, {port(door->endpoint.port)}};
    }
    findings += announcedBy(own->before, FindingKind::CapabilitiesBefore);
    if (own->secured)
        findings += announcedBy(own->after, FindingKind::CapabilitiesAfter);
    if (own->before.asked && !own->before.error && own->after.asked && !own->after.error)
        findings += changed(FindingKind::GainedByTls, FindingKind::LostByTls, own->before.lines,
                            own->after.lines, {2595, "4"});
    const AnnouncedFacts *before = announcedTo(facts);
    if (!facts.first.announced)
        return before ? findings + delaysOf(capabilitiesOf(before->lines)) : findings;
    const QByteArrayList &inside = facts.first.capabilities;
    findings += GradedFinding{
        FindingKind::CapabilitiesInside, Grade::Note, capaSection, {count(inside.size())}, cut(inside)};
    if (before)
        findings +=
            changed(FindingKind::GainedByLogin, FindingKind::LostByLogin, before->lines, inside, capaSection);
    return findings + delaysOf(capabilitiesOf(inside));
}

Findings ofAuthentication(const ServerFacts &facts)
{
    Findings findings;
    if (const AnnouncedFacts *announced = announcedTo(facts)) {
        const pop3::Capabilities capabilities = capabilitiesOf(announced->lines);
        QByteArrayList names = capabilities.parameters("SASL").value_or(QByteArrayList());
        if (capabilities.has("USER"))
            names += "USER";
        for (const QByteArray &name : cut(names))
            findings += judged(mechanism(name), facts.security);
    }
    if (const DoorFacts *own = ownDoor(facts); own && own->hasTimestamp)
        findings += GradedFinding{FindingKind::ApopOffered, Grade::Warning, {6151, "2"}};
    if (facts.complete || facts.first.tried)
        findings += loginOf(facts);
    if (facts.logins > 0)
        findings += GradedFinding{FindingKind::LoginsMade, Grade::Note, {}, {count(facts.logins)}};
    return findings;
}

} // namespace poplar::mailbox::grading
