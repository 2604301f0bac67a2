// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/mailaddresses.h"

#include "records/namecharacters.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace poplar::records {

namespace {

constexpr qsizetype longestQuoted = 256; ///< The local part of an address in quotes; RFC 5321 allows 64.
constexpr qsizetype longestLiteral = 80; ///< An address literal, in brackets.
constexpr qsizetype longestUserInfo = 512; ///< "user:password" in a URL.

struct Range {
    qsizetype begin = 0;
    qsizetype end = 0;
};

/// How long the sign is that stands there; 0 if none does.
qsizetype atSignAt(const QString &text, qsizetype at)
{
    if (text[at] == u'@' || text[at] == QChar(0xFF20) || text[at] == QChar(0xFE6B))
        return 1;
    return QStringView(text).mid(at, 3) == u"=40" ? 3 : 0; // quoted-printable
}

/// The atext of RFC 5322 section 3.2.3, dots, further signs, and what RFC 6532 adds: all but quotation marks
/// and brackets.
bool isOfLocalPart(QChar c)
{
    if (c.unicode() < 0x80)
        return isOfWord(c) || QStringView(u"!#$%&'*+-/=?^_`{|}~.\\@").contains(c);
    switch (c.category()) {
    case QChar::Punctuation_InitialQuote:
    case QChar::Punctuation_FinalQuote:
    case QChar::Punctuation_Open:
    case QChar::Punctuation_Close:
        return false;
    default:
        return c != takenMark && !c.isSpace();
    }
}

/// A quoted local part that ends before the sign.
std::optional<Range> quotedBefore(const QString &text, qsizetype floor, qsizetype end)
{
    if (end - floor < 2 || text[end - 1] != u'"')
        return std::nullopt;
    for (qsizetype at = end - 2; at >= std::max(floor, end - longestQuoted); --at) {
        const bool isEscaped = at > floor && text[at - 1] == u'\\';
        if (text[at] == u'"' && !isEscaped)
            return Range{at, end};
    }
    return std::nullopt;
}

/// The local part before a sign; empty if there is none.
Range localBefore(const QString &text, qsizetype floor, qsizetype end)
{
    if (const std::optional<Range> quoted = quotedBefore(text, floor, end))
        return *quoted;
    qsizetype begin = end;
    while (begin > floor && isOfLocalPart(text[begin - 1]))
        --begin;
    // Quotation marks, brackets and slashes that stand before it, and words like "user=", tell nothing.
    while (begin < end && !isOfWord(text[begin]) && escapeAt(text, begin) == 0)
        ++begin;
    static const QRegularExpression label(
        QStringLiteral("\\G(?:user|login|username|account|email|mail|addr|address|from|to|for|rcpt)=(?=.)"),
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = label.match(text, begin);
    if (match.hasMatch() && match.capturedEnd() < end)
        begin = match.capturedEnd();
    return {begin, end};
}

/// The user in "pop://user:password@": empty if that does not stand there.
Range userInfoBefore(const QString &text, qsizetype floor, qsizetype end)
{
    qsizetype begin = end;
    while (begin > std::max(floor, end - longestUserInfo) && !text[begin - 1].isSpace()
           && !QStringView(u"<>\"/").contains(text[begin - 1]))
        --begin;
    const bool isUrl = begin >= 3 && QStringView(text).sliced(begin - 3, 3) == u"://";
    const qsizetype colon = isUrl ? text.indexOf(u':', begin) : -1;
    return colon < 0 || colon >= end ? Range{end, end} : Range{begin, colon};
}

qsizetype endOfDomain(const QString &text, qsizetype begin)
{
    if (begin < text.size() && text[begin] == u'[') {
        const qsizetype close = QStringView(text).mid(begin, longestLiteral).indexOf(u']');
        return close < 0 ? begin : begin + close + 1;
    }
    qsizetype end = begin;
    for (qsizetype at = begin; at < text.size();) {
        const qsizetype dot = dotAt(text, at);
        const qsizetype length = dot > 0 ? dot : labelCharacterAt(text, at);
        if (length == 0)
            break;
        if (isOfWord(text[at]))
            end = at + 1; // a dot or a hyphen at the end is that of a sentence
        at += length;
    }
    return end;
}

/// What is told of a domain in brackets is the address in it.
Range withoutBrackets(const QString &text, Range domain)
{
    if (domain.end == domain.begin || text[domain.begin] != u'[')
        return domain;
    ++domain.begin;
    --domain.end;
    if (QStringView(text).sliced(domain.begin).startsWith(u"IPv6:", Qt::CaseInsensitive))
        domain.begin += 5;
    return domain;
}

void add(QList<FoundName> &names, const QString &text, NameKind kind, Range range)
{
    if (range.begin < range.end)
        names += FoundName{range.begin, range.end, kind, text.mid(range.begin, range.end - range.begin)};
}

} // namespace

QList<FoundName> mailAddressesIn(const QString &text)
{
    QList<FoundName> names;
    qsizetype floor = 0;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype sign = atSignAt(text, at);
        if (sign == 0) {
            ++at;
            continue;
        }
        qsizetype last = at; // of several signs, as in "x@anna@example.org"
        qsizetype behind = at + sign;
        qsizetype end = endOfDomain(text, behind);
        while (end < text.size() && atSignAt(text, end) > 0) {
            last = end;
            behind = end + atSignAt(text, end);
            end = endOfDomain(text, behind);
        }
        const Range local = localBefore(text, floor, last);
        const bool isOne = sign == 1 || (local.begin < at && text.mid(behind, end - behind).contains(u'.'));
        if (isOne) {
            const Range user = userInfoBefore(text, floor, last);
            const bool hasPassword = user.begin < user.end;
            add(names, text, NameKind::User, hasPassword ? user : local);
            if (hasPassword)
                add(names, text, NameKind::Opaque, {user.end + 1, last});
            add(names, text, NameKind::Host, withoutBrackets(text, {behind, end}));
        }
        floor = at = std::max(end, behind);
    }
    return names;
}

} // namespace poplar::records
