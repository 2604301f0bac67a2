// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/verdictwords.h"

#include "gui/routewords.h"

#include <QCoreApplication>

namespace poplar::gui {

using mime::Signature;
using mime::Verdict;
using Outcome = mime::Verdict::Result;

namespace {

struct VerdictWords {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::VerdictWords)
};

QString spfSentence(Outcome result)
{
    switch (result) {
    case Outcome::Pass:
        return VerdictWords::tr("SPF passed – the server was allowed to send for %1.");
    case Outcome::Fail:
        return VerdictWords::tr("SPF failed – the server was not allowed to send for %1.");
    case Outcome::SoftFail:
        return VerdictWords::tr("SPF in doubt – %1 does not expect mail from that server.");
    case Outcome::Neutral:
        return VerdictWords::tr("SPF undecided – %1 does not say whether that server may send for it.");
    case Outcome::None:
        return VerdictWords::tr("SPF not possible – %1 does not say which servers may send for it.");
    default:
        return {};
    }
}

QString dkimSentence(Outcome result)
{
    switch (result) {
    case Outcome::Pass:
        return VerdictWords::tr("DKIM passed – %1 signed the message, and what was signed is unchanged.");
    case Outcome::Fail:
        return VerdictWords::tr("DKIM failed – the message does not fit the signature of %1.");
    case Outcome::Neutral:
        return VerdictWords::tr("DKIM undecided – the signature of %1 could not be made sense of.");
    case Outcome::Policy:
        return VerdictWords::tr("DKIM refused – the signature of %1 is valid but not good enough.");
    default:
        return {};
    }
}

QString dmarcSentence(Outcome result)
{
    switch (result) {
    case Outcome::Pass:
        return VerdictWords::tr("DMARC passed – the sender’s address really belongs to %1.");
    case Outcome::Fail:
        return VerdictWords::tr("DMARC failed – %1 does not vouch for the sender’s address.");
    case Outcome::None:
        return VerdictWords::tr("DMARC not possible – %1 has no rule for mail in its name.");
    default:
        return {};
    }
}

/// With a place for the domain; empty if there is none for it.
QString sentenceAbout(const Verdict &verdict)
{
    if (verdict.method == u"spf")
        return spfSentence(verdict.result);
    if (verdict.method == u"dkim")
        return dkimSentence(verdict.result);
    if (verdict.method == u"dmarc")
        return dmarcSentence(verdict.result);
    return {};
}

/// What needs no domain.
QString sentenceAlone(const Verdict &verdict)
{
    if (verdict.method == u"dkim" && verdict.result == Outcome::None)
        return VerdictWords::tr("DKIM not possible – the message is not signed.");
    if (verdict.method == u"arc" && verdict.result == Outcome::Pass)
        return VerdictWords::tr("ARC passed – the seals of those who forwarded the message are unbroken.");
    if (verdict.method == u"arc" && verdict.result == Outcome::Fail)
        return VerdictWords::tr("ARC failed – a seal of those who forwarded the message is broken.");
    if (verdict.method == u"iprev" && verdict.result == Outcome::Pass)
        return VerdictWords::tr("iprev passed – the name and the address of the server belong together.");
    if (verdict.method == u"iprev" && verdict.result == Outcome::Fail)
        return VerdictWords::tr("iprev failed – the name and the address of the server do not belong "
                                "together.");
    if (verdict.method == u"auth" && verdict.result == Outcome::Pass)
        return VerdictWords::tr("Login passed – the sender had logged in to the server.");
    return {};
}

/// For whatever method. %1 is its name.
QString sentenceOfResult(Outcome result)
{
    switch (result) {
    case Outcome::Pass:
        return VerdictWords::tr("%1 passed.");
    case Outcome::Fail:
        return VerdictWords::tr("%1 failed.");
    case Outcome::SoftFail:
        return VerdictWords::tr("%1 in doubt.");
    case Outcome::Neutral:
        return VerdictWords::tr("%1 undecided.");
    case Outcome::None:
        return VerdictWords::tr("%1 not possible – there was nothing to check.");
    case Outcome::Policy:
        return VerdictWords::tr("%1 refused by a rule of the server.");
    case Outcome::TemporaryError:
        return VerdictWords::tr("%1 not checked – something did not work at that moment.");
    case Outcome::PermanentError:
        return VerdictWords::tr("%1 not checked – the sender’s entries are broken.");
    case Outcome::Other:
        break;
    }
    return {};
}

QString methodName(const Verdict &verdict)
{
    static const QStringList capitals{QStringLiteral("spf"), QStringLiteral("dkim"), QStringLiteral("dmarc"),
                                      QStringLiteral("arc"), QStringLiteral("bimi")};
    const QString name = routeName(verdict.method);
    return capitals.contains(name) ? name.toUpper() : name;
}

} // namespace

VerdictTone verdictTone(const Verdict &verdict)
{
    switch (verdict.result) {
    case Outcome::Pass:
        return VerdictTone::Good;
    case Outcome::Fail:
    case Outcome::Policy:
        return VerdictTone::Bad;
    case Outcome::SoftFail:
    case Outcome::PermanentError:
    case Outcome::TemporaryError:
        return VerdictTone::Doubtful;
    default:
        return VerdictTone::Neutral;
    }
}

QString verdictSentence(const Verdict &verdict)
{
    if (const QString about = sentenceAbout(verdict); !about.isEmpty() && !verdict.domain.isEmpty())
        return about.arg(routeName(verdict.domain));
    if (const QString alone = sentenceAlone(verdict); !alone.isEmpty())
        return alone;
    if (const QString any = sentenceOfResult(verdict.result); !any.isEmpty())
        return any.arg(methodName(verdict));
    //: A check of a server and its outcome, in its own words.
    return VerdictWords::tr("%1: %2").arg(methodName(verdict), routeName(verdict.resultWord));
}

QString authorityHeading(const Verdict &verdict)
{
    const QString name = routeName(verdict.authority);
    switch (verdict.standing) {
    case Verdict::Standing::Topmost:
        return name.isEmpty() ? VerdictWords::tr("The provider says:")
                              : VerdictWords::tr("The provider %1 says:").arg(name);
    case Verdict::Standing::Arc:
        //: %1 is a server that passed the message on.
        return name.isEmpty()
            ? VerdictWords::tr("A server that forwarded the message is quoted with:")
            : VerdictWords::tr("%1, which forwarded the message, is quoted with:").arg(name);
    case Verdict::Standing::Lower:
        break;
    }
    return name.isEmpty() ? VerdictWords::tr("Further down somebody claims:")
                          : VerdictWords::tr("Further down somebody claims in the name of %1:").arg(name);
}

bool shareHeading(const Verdict &one, const Verdict &other)
{
    return one.standing == other.standing && one.arcInstance == other.arcInstance
        && one.authority == other.authority;
}

QString believableHint()
{
    return VerdictWords::tr("Only what your own provider says can be believed: its verdict stands topmost. "
                            "Everything else may have been written by anybody, the sender included. If your "
                            "provider checks nothing, even the topmost verdict may be invented.");
}

QString signatureHeading(const Signature &signature)
{
    const QString domain = routeName(signature.domain);
    return domain.isEmpty() ? VerdictWords::tr("A signature without a domain")
                            : VerdictWords::tr("Signature of %1").arg(domain);
}

QString signatureHint()
{
    return VerdictWords::tr("Poplar does not check signatures itself: whether they are valid, the verdict "
                            "on DKIM says.");
}

QList<SignatureLine> signatureLines(const Signature &signature, const QDateTime &now, const QLocale &locale)
{
    QList<SignatureLine> lines;
    const auto add = [&lines](const QString &name, const QString &text) {
        if (!text.isEmpty())
            lines += SignatureLine{name, text};
    };
    //: The name of the key of a DKIM signature.
    add(VerdictWords::tr("Selector"), routeName(signature.selector));
    add(VerdictWords::tr("Algorithm"), routeName(signature.algorithm));
    QStringList fields;
    for (const QString &field : signature.signedFields)
        fields += routeName(field);
    //: Header fields that a signature covers.
    add(VerdictWords::tr("Signed fields"), fields.join(QStringLiteral(", ")));
    add(VerdictWords::tr("Signed on"), routeMoment(signature.signedAt, locale));
    const QString expires = routeMoment(signature.expires, locale);
    const bool over = signature.expires.isValid() && signature.expires < now;
    //: Of a signature: the time until which it is valid.
    add(VerdictWords::tr("Expires"), over ? VerdictWords::tr("%1 (expired)").arg(expires) : expires);
    //: On whose behalf a signature was made.
    add(VerdictWords::tr("Identity"), routeName(signature.identity));
    return lines;
}

} // namespace poplar::gui
