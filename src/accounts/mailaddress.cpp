// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/mailaddress.h"

#include "accounts/validation.h"

#include <QUrl>

namespace poplar::accounts {

namespace {

QString asDnsHasIt(const QString &host)
{
    QString ascii = QString::fromLatin1(QUrl::toAce(host.trimmed())).toLower();
    if (ascii.endsWith(u'.'))
        ascii.chop(1);
    return ascii;
}

} // namespace

QString MailAddress::whole() const
{
    return local + u'@' + shownDomain();
}

QString MailAddress::shownDomain() const
{
    return QUrl::fromAce(domain.toLatin1());
}

std::optional<MailAddress> readMailAddress(const QString &text)
{
    const QString trimmed = text.trimmed();
    const qsizetype at = trimmed.lastIndexOf(u'@');
    if (at < 1 || userProblem(trimmed) != FieldProblem::None)
        return std::nullopt;
    const MailAddress address{trimmed.left(at), asDnsHasIt(trimmed.mid(at + 1))};
    const bool isDomain = address.domain.contains(u'.') && !address.domain.contains(u'/')
        && !address.domain.contains(u':') && hostProblem(address.domain) == FieldProblem::None
        && !address.domain.back().isDigit(); // an address of the internet
    const bool hasBlank = trimmed.contains(u' ');
    return isDomain && !hasBlank ? std::optional(address) : std::nullopt;
}

bool isWithin(const QString &host, const QString &domain)
{
    const QString inner = asDnsHasIt(host);
    const QString outer = asDnsHasIt(domain);
    return !outer.isEmpty() && (inner == outer || inner.endsWith(u'.' + outer));
}

} // namespace poplar::accounts
