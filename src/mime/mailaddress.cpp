// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "mime/addresslist.h"
#include "mime/octetfacts.h"
#include "mime/sendername.h"

#include <QUrl>

#include <algorithm>

namespace poplar::mime {

namespace {

constexpr qsizetype longestLabel = 63; // RFC 1035 section 2.3.4
constexpr qsizetype longestDomain = 253;

bool isAsciiLetterOrDigit(QChar c)
{
    return c.unicode() < 0x80 && c.isLetterOrNumber();
}

/// RFC 6531 section 3.3 takes every character beyond ASCII; what cannot be seen is none that anybody means.
bool isVisibleBeyondAscii(QChar c)
{
    const QChar::Category category = c.category();
    return c.unicode() > 0xA0 && category != QChar::Other_Control && category != QChar::Other_Format
        && category != QChar::Separator_Line && category != QChar::Separator_Paragraph
        && category != QChar::Separator_Space;
}

bool isAtomText(QChar c)
{
    return isAsciiLetterOrDigit(c) || QStringView(u"!#$%&'*+-/=?^_`{|}~").contains(c)
        || isVisibleBeyondAscii(c);
}

bool isDotAtom(QStringView text)
{
    return !text.isEmpty() && text.front() != u'.' && text.back() != u'.' && !text.contains(u"..")
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c == u'.' || isAtomText(c); });
}

bool isQuotedString(QStringView text)
{
    if (text.size() < 3 || text.front() != u'"' || text.back() != u'"')
        return false;
    const QStringView inner = text.sliced(1, text.size() - 2);
    for (qsizetype i = 0; i < inner.size(); ++i) {
        if (inner[i] == u'"' || (inner[i] == u'\\' && ++i == inner.size()))
            return false;
        if (!isVisibleBeyondAscii(inner[i]) && (inner[i] < u' ' || inner[i] > u'~'))
            return false;
    }
    return true;
}

bool isLabel(QByteArrayView label)
{
    return !label.isEmpty() && label.size() <= longestLabel && label.front() != '-' && label.back() != '-'
        && std::all_of(label.begin(), label.end(), [](char c) {
               return c == '-' || c == '_' || (c > 0 && isAsciiLetterOrDigit(QLatin1Char(c)));
           });
}

bool isDomain(const QByteArray &domain)
{
    const QList<QByteArray> labels = domain.split('.');
    return domain.size() <= longestDomain
        && std::all_of(labels.begin(), labels.end(), [](const QByteArray &label) { return isLabel(label); });
}

bool isLiteral(const QByteArray &domain)
{
    if (!domain.startsWith('[') || !domain.endsWith(']'))
        return false;
    const QByteArray address = domain.sliced(1).chopped(1);
    const bool isIpv6 = address.startsWith("IPv6:");
    return isAddress(isIpv6 ? address.sliced(5) : address) && isIpv6 == address.contains(':');
}

/// In A-labels; empty if it is none.
QByteArray domainOctets(QStringView domain)
{
    if (domain.size() > longestDomain)
        return {};
    const bool ascii = std::all_of(domain.begin(), domain.end(), [](QChar c) { return c.unicode() < 0x80; });
    const QByteArray octets = ascii ? domain.toLatin1() : QUrl::toAce(domain.toString());
    return isDomain(octets) || isLiteral(octets) ? octets : QByteArray();
}

struct Judged {
    AddressFault fault = AddressFault::None;
    WireAddress address = {};
};

Judged judge(QStringView address)
{
    if (address.isEmpty())
        return {AddressFault::Empty};
    if (address.size() > limit::mailAddress)
        return {AddressFault::TooLong};
    const qsizetype at = address.lastIndexOf(u'@');
    if (at < 0)
        return {AddressFault::NoDomain};
    const QStringView local = address.first(at);
    if ((!isDotAtom(local) && !isQuotedString(local)) || !local.isValidUtf16())
        return {AddressFault::LocalPart};
    const QByteArray domain = domainOctets(address.sliced(at + 1));
    if (domain.isEmpty())
        return {AddressFault::Domain};
    WireAddress wire{local.toUtf8() + '@' + domain};
    wire.needsSmtpUtf8 = hasOctetsBeyondAscii(wire.octets);
    if (wire.octets.size() > limit::mailAddress)
        return {AddressFault::TooLong};
    return {AddressFault::None, wire};
}

} // namespace

AddressFault addressFault(QStringView address)
{
    return judge(address).fault;
}

std::optional<WireAddress> wireAddress(QStringView address)
{
    const Judged judged = judge(address);
    return judged.fault == AddressFault::None ? std::optional(judged.address) : std::nullopt;
}

QString mailboxKey(QStringView address)
{
    const auto wire = wireAddress(address);
    return wire ? QString::fromUtf8(wire->octets).toCaseFolded() : QString();
}

bool isSameMailbox(QStringView one, QStringView other)
{
    if (one.compare(other, Qt::CaseInsensitive) == 0)
        return true;
    const auto isSpelledOneWay = [](QStringView address) {
        return !address.contains(u"xn--", Qt::CaseInsensitive)
            && std::all_of(address.begin(), address.end(), [](QChar c) { return c.unicode() < 0x80; });
    };
    if (isSpelledOneWay(one) && isSpelledOneWay(other))
        return false;
    const QString key = mailboxKey(one);
    return !key.isEmpty() && key == mailboxKey(other);
}

} // namespace poplar::mime
