// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of the certificate.
#include "mailbox/examinationgrading.h"
#include "wire/tlsdetails.h"

#include <algorithm>

namespace poplar::mailbox::grading {

namespace {

constexpr qint64 daysToBeWarnedOf = 14;
constexpr qint64 daysToKnowOf = 30;
constexpr int shortestRsaKey = 2048;
constexpr int shortestEcKey = 224;

const RfcSection nameSection{6125, "6"};
const RfcSection chainSection{5280, "6"};
const RfcSection timeSection{5280, "4.1.2.5"};
const RfcSection keySection{9325, "4.5"};

QByteArray wordFor(wire::CertificateDoubt doubt)
{
    static const char *const words[] = {"wrong-name",    "unknown-issuer", "expired",
                                        "not-yet-valid", "changed",        "other"};
    return words[static_cast<int>(doubt)];
}

GradedFinding trustIn(const wire::TlsDetails &tls)
{
    const wire::CertificateDetails &own = tls.chain.first();
    GradedFinding finding{FindingKind::CertificateTrusted,
                          Grade::Good,
                          chainSection,
                          {text(own.names.value(0)), text(own.issuer)}};
    if (tls.doubts.isEmpty() && tls.trust == wire::CertificateTrust::Authority)
        return finding;
    const bool isPinned = tls.doubts.isEmpty();
    finding.kind = isPinned ? FindingKind::CertificatePinned : FindingKind::CertificateDoubtful;
    finding.grade = isPinned ? Grade::Note : Grade::Bad;
    const QList<wire::CertificateDoubt> &doubts = isPinned ? tls.overlooked : tls.doubts;
    if (doubts.contains(wire::CertificateDoubt::WrongName))
        finding.section = nameSection;
    for (const wire::CertificateDoubt doubt : doubts)
        finding.lines += wordFor(doubt);
    return finding;
}

GradedFinding timeOf(const wire::CertificateDetails &certificate, const QDateTime &now)
{
    const Fact end{Fact::Unit::Moment, {}, certificate.validUntil.toMSecsSinceEpoch()};
    if (certificate.validUntil <= now)
        return {FindingKind::CertificateExpired, Grade::Bad, timeSection, {end}};
    const qint64 days = now.daysTo(certificate.validUntil);
    const Grade grade = days < daysToBeWarnedOf ? Grade::Warning
        : days < daysToKnowOf                   ? Grade::Note
                                                : Grade::Good;
    return {FindingKind::CertificateDays, grade, timeSection, {{Fact::Unit::Days, {}, days}, end}};
}

Findings keyOf(const wire::CertificateDetails &certificate)
{
    if (certificate.keyType.isEmpty())
        return {};
    const bool isRsa = certificate.keyType == u"RSA";
    const bool isShort = certificate.keyBits < (isRsa ? shortestRsaKey : shortestEcKey);
    return {{FindingKind::CertificateKey,
             isShort ? Grade::Warning : Grade::Good,
             keySection,
             {text(certificate.keyType), count(certificate.keyBits)}}};
}

GradedFinding chainOf(const wire::TlsDetails &tls)
{
    QByteArrayList names;
    for (const wire::CertificateDetails &one : tls.chain)
        names += one.names.value(0).toUtf8();
    return {FindingKind::CertificateChain, Grade::Note, chainSection, {count(tls.chain.size())}, cut(names)};
}

} // namespace

Findings ofCertificate(const ServerFacts &facts, const QDateTime &now)
{
    QList<const DoorFacts *> shown = doorsOf(facts);
    shown.removeIf([](const DoorFacts *door) { return door->tls.chain.isEmpty(); });
    if (shown.isEmpty())
        return facts.complete ? Findings{{FindingKind::CertificateUnseen, Grade::NotTried}} : Findings();
    const wire::TlsDetails &tls = shown.first()->tls;
    Findings findings{trustIn(tls), timeOf(tls.chain.first(), now)};
    findings += keyOf(tls.chain.first());
    findings += chainOf(tls);
    if (shown.size() > 1 && shown[1]->tls.chain.first().sha256 != tls.chain.first().sha256)
        findings += GradedFinding{FindingKind::CertificatesDiffer,
                                  Grade::Note,
                                  {},
                                  {port(shown[0]->endpoint.port), port(shown[1]->endpoint.port)}};
    return findings;
}

} // namespace poplar::mailbox::grading
