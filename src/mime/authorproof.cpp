// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/authorproof.h"

namespace poplar::mime {

namespace {

bool isWithin(const QString &domain, const QString &other)
{
    return other.contains(u'.') && domain.endsWith(u'.' + other);
}

/// RFC 7489 section 3.1 compares organisational domains, which takes the list of public suffixes. Without it:
/// the same domain, or one within what was checked. Not the other way round: who has a name below a host's
/// does not speak for the host.
bool isAligned(QString checked, QString author)
{
    checked = checked.section(u'@', -1).toLower();
    author = author.toLower();
    return !checked.isEmpty() && (checked == author || isWithin(author, checked));
}

} // namespace

AuthorProof authorProof(const Route &route, const QString &address)
{
    using Outcome = Verdict::Result;
    const QString domain = address.section(u'@', -1);
    AuthorProof proof = AuthorProof::Unstated;
    for (const Verdict &verdict : route.verdicts) {
        const bool isDmarc = verdict.method == u"dmarc";
        const bool counts = isDmarc || verdict.method == u"dkim" || verdict.method == u"spf";
        if (verdict.standing != Verdict::Standing::Topmost || !counts)
            continue;
        const bool passed = verdict.result == Outcome::Pass;
        if (isDmarc && verdict.result != Outcome::None && verdict.result != Outcome::TemporaryError)
            return passed && (verdict.domain.isEmpty() || isAligned(verdict.domain, domain))
                ? AuthorProof::Proven
                : AuthorProof::Unproven;
        if (passed && isAligned(verdict.domain, domain))
            proof = AuthorProof::Proven;
        else if (proof == AuthorProof::Unstated)
            proof = AuthorProof::Unproven;
    }
    return proof;
}

} // namespace poplar::mime
