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

const RfcSection nameSection{9525, "6"};
const RfcSection chainSection{5280, "6"};
const RfcSection timeSection{5280, "4.1.2.5"};
const RfcSection keySection{9325, "4.5"};

QByteArray wordFor(wire::CertificateDoubt doubt)
{
    static const char *const words[] = {"wrong-name",    "unknown-issuer", "expired",
                                        "not-yet-valid", "changed",        "other"};
    return words[static_cast<int>(doubt)];
}

GradedFinding trustIn(const wire::TlsDetails &tls, const Fact &where)
{
    const wire::CertificateDetails &own = tls.chain.first();
    GradedFinding finding{FindingKind::CertificateTrusted,
                          Grade::Good,
                          chainSection,
                          {text(own.names.value(0)), text(own.issuer), where}};
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

Fact momentOf(const QDateTime &moment)
{
    return {Fact::Unit::Moment, {}, moment.toMSecsSinceEpoch()};
}

/// A root is trusted, or not, whatever it says of its time.
bool isRoot(const wire::CertificateDetails &certificate)
{
    return certificate.names.value(0) == certificate.issuer;
}

Findings daysOf(const wire::CertificateDetails &certificate, const QDateTime &now, const Fact &where)
{
    const qint64 days = now.daysTo(certificate.validUntil);
    const Grade grade = days < daysToBeWarnedOf ? Grade::Warning
        : days < daysToKnowOf                   ? Grade::Note
                                                : Grade::Good;
    return {{FindingKind::CertificateDays,
             grade,
             timeSection,
             {{Fact::Unit::Days, {}, days},
              momentOf(certificate.validUntil),
              text(certificate.names.value(0)),
              where}}};
}

/// The first end counts: what stands behind the server's own certificate ends it as well. What is over there
/// counts only where the TLS library says so: a server may send more than the way to the authority needs.
Findings timeOf(const wire::TlsDetails &tls, const QDateTime &now, const Fact &where)
{
    Findings findings;
    const wire::CertificateDetails *first = nullptr;
    for (const wire::CertificateDetails &one : tls.chain) {
        const bool isOwn = &one == &tls.chain.first();
        const bool isOver = one.validUntil <= now;
        const bool isEarly = one.validFrom.isValid() && one.validFrom > now;
        const Fact name = text(one.names.value(0));
        if (isOver && (isOwn || tls.doubts.contains(wire::CertificateDoubt::Expired)))
            findings += GradedFinding{FindingKind::CertificateExpired,
                                      Grade::Bad,
                                      timeSection,
                                      {momentOf(one.validUntil), name, where}};
        if (isEarly && (isOwn || tls.doubts.contains(wire::CertificateDoubt::NotYetValid)))
            findings += GradedFinding{FindingKind::CertificateNotYetValid,
                                      Grade::Bad,
                                      timeSection,
                                      {momentOf(one.validFrom), name, where}};
        const bool counts = !isOver && !isEarly && (isOwn || !isRoot(one));
        if (counts && (!first || one.validUntil < first->validUntil))
            first = &one;
    }
    return findings.isEmpty() && first ? daysOf(*first, now, where) : findings;
}

Findings keyOf(const wire::CertificateDetails &certificate, const Fact &where)
{
    if (certificate.keyType.isEmpty())
        return {};
    const bool isRsa = certificate.keyType == u"RSA";
    const bool isShort = certificate.keyBits < (isRsa ? shortestRsaKey : shortestEcKey);
    return {{FindingKind::CertificateKey,
             isShort ? Grade::Warning : Grade::Good,
             keySection,
             {text(certificate.keyType), count(certificate.keyBits), where}}};
}

GradedFinding chainOf(const wire::TlsDetails &tls, const Fact &where)
{
    QByteArrayList names;
    for (const wire::CertificateDetails &one : tls.chain)
        names += one.names.value(0).toUtf8();
    return {FindingKind::CertificateChain,
            Grade::Note,
            chainSection,
            {count(tls.chain.size()), where},
            cut(names)};
}

bool isSameCertificate(const wire::TlsDetails &one, const wire::TlsDetails &other)
{
    return one.chain.first().sha256 == other.chain.first().sha256 && one.doubts == other.doubts;
}

Findings ofShown(const DoorFacts &door, const QDateTime &now)
{
    const Fact where = port(door.endpoint.port);
    Findings findings{trustIn(door.tls, where)};
    findings += timeOf(door.tls, now, where);
    findings += keyOf(door.tls.chain.first(), where);
    findings += chainOf(door.tls, where);
    return findings;
}

} // namespace

Findings ofCertificate(const ServerFacts &facts, const QDateTime &now)
{
    QList<const DoorFacts *> shown = doorsOf(facts);
    shown.removeIf([](const DoorFacts *door) { return door->tls.chain.isEmpty(); });
    if (shown.isEmpty())
        return facts.complete ? Findings{{FindingKind::CertificateUnseen, Grade::NotTried}} : Findings();
    Findings findings = ofShown(*shown[0], now);
    if (shown.size() < 2 || isSameCertificate(shown[0]->tls, shown[1]->tls))
        return findings;
    findings += ofShown(*shown[1], now);
    if (shown[0]->tls.chain.first().sha256 != shown[1]->tls.chain.first().sha256)
        findings += GradedFinding{FindingKind::CertificatesDiffer,
                                  Grade::Note,
                                  {},
                                  {port(shown[0]->endpoint.port), port(shown[1]->endpoint.port)}};
    return findings;
}

} // namespace poplar::mailbox::grading
