// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/namefinder.h"

#include "records/mailaddresses.h"
#include "records/namecharacters.h"
#include "records/serveraddresses.h"

#include <QRegularExpression>

#include <algorithm>

namespace poplar::records {

namespace {

constexpr qsizetype shortestOpaque = 16; ///< Shorter runs are words; longer words have no digits in them.
constexpr qsizetype shortestPadded = 4; ///< Base64 that says itself that it is.
constexpr qsizetype shortestWithin = 4; ///< Known names of fewer letters occur in words by chance.

bool matches(const QRegularExpression &expression, QStringView text)
{
    return expression.match(text).hasMatch();
}

QList<FoundName> matchesIn(const QString &text, const QRegularExpression &expression, NameKind kind)
{
    QList<FoundName> names;
    for (auto all = expression.globalMatch(text); all.hasNext();) {
        const QRegularExpressionMatch match = all.next();
        names += FoundName{match.capturedStart(), match.capturedEnd(), kind, match.captured()};
    }
    return names;
}

/// What encoded words of header fields say (RFC 2047).
QList<FoundName> encodedWordsIn(const QString &text)
{
    static const QRegularExpression word(
        QStringLiteral("=\\?[^?\\s\\x{FFFF}]{1,64}\\?[bBqQ]\\?\\K[^?\\s\\x{FFFF}]++"));
    return matchesIn(text, word, NameKind::Opaque);
}

QList<FoundName> fingerprintsIn(const QString &text)
{
    static const QRegularExpression pairs(
        QStringLiteral("(?<![0-9A-Za-z])[0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){5,}+(?![0-9A-Za-z])"));
    return matchesIn(text, pairs, NameKind::Opaque);
}

/// Without what ends a sentence behind a name.
FoundName trimmedName(const QString &text, qsizetype begin, qsizetype end)
{
    while (end > begin && (text[end - 1] == u'.' || text[end - 1] == u':'))
        --end;
    return {begin, end, NameKind::Opaque, text.mid(begin, end - begin)};
}

QList<FoundName> percentEncodedIn(const QString &text)
{
    static const QRegularExpression octet(QStringLiteral("%[0-9A-Fa-f]{2}"));
    QList<FoundName> names;
    qsizetype behind = 0;
    for (QRegularExpressionMatch match = octet.match(text); match.hasMatch();
         match = octet.match(text, behind)) {
        qsizetype begin = match.capturedStart();
        while (begin > behind && !isDelimiter(text[begin - 1]))
            --begin;
        behind = match.capturedEnd();
        while (behind < text.size() && !isDelimiter(text[behind]))
            ++behind;
        names += trimmedName(text, begin, behind);
    }
    return names;
}

/// Words of protocols, such as TLS_AES_256_GCM_SHA384 or SCRAM-SHA-256-PLUS.
bool isVocabulary(QStringView text)
{
    static const QRegularExpression capitals(QStringLiteral("\\A[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+)+\\z"));
    static const QRegularExpression hexadecimal(QStringLiteral("\\A[0-9A-F-]+\\z"));
    return matches(capitals, text) && !matches(hexadecimal, text);
}

/// A day, or from one to another.
bool isTimeSpan(QStringView text)
{
    static const QRegularExpression days(
        QStringLiteral("\\A[0-9]{4}-[0-9]{2}-[0-9]{2}(?:/[0-9]{4}-[0-9]{2}-[0-9]{2})?\\z"));
    return matches(days, text);
}

/// Whether the signs of equality that end base64 stand behind it, and not those before a value.
bool isPadded(const QString &text, const FoundName &run)
{
    qsizetype behind = run.end;
    while (behind < text.size() && text[behind] == u'=')
        ++behind;
    if (behind == run.end || behind == text.size())
        return behind > run.end;
    const QChar next = text[behind];
    const bool closesQuotes = (next == u'"' || next == u'\'') && run.begin > 0 && text[run.begin - 1] == next;
    return closesQuotes || next.isSpace() || QStringView(u">)]},;|").contains(next);
}

QList<FoundName> opaqueIn(const QString &text)
{
    static const QRegularExpression run(QStringLiteral("[A-Za-z0-9+/_-]{4,}+"));
    static const QRegularExpression unlikeWords(QStringLiteral("[0-9+]|[a-z][A-Z]"));
    QList<FoundName> names;
    for (const FoundName &name : matchesIn(text, run, NameKind::Opaque)) {
        const bool isWholly = name.name.size() >= shortestPadded && isPadded(text, name);
        const bool isLong = name.name.size() >= shortestOpaque && matches(unlikeWords, name.name)
            && !isVocabulary(name.name) && !isTimeSpan(name.name);
        if (isWholly || isLong)
            names += name;
    }
    return names;
}

/// What only looks like a pseudonym must not be taken for one.
QList<FoundName> likePseudonymsIn(const QString &text)
{
    static const QRegularExpression like(
        QStringLiteral("(?<![\\p{L}\\p{N}])(?:user|ip|opaque)[0-9]{1,9}(?![\\p{L}\\p{N}])"),
        QRegularExpression::CaseInsensitiveOption);
    QList<FoundName> names = matchesIn(text, like, NameKind::User);
    for (FoundName &name : names) {
        if (name.name.startsWith(u'i', Qt::CaseInsensitive))
            name.kind = NameKind::Address;
        else if (name.name.startsWith(u'o', Qt::CaseInsensitive))
            name.kind = NameKind::Opaque;
    }
    return names;
}

bool isWordAt(const QString &text, qsizetype at)
{
    return at >= 0 && at < text.size() && (isOfWord(text[at]) || text[at] == u'_');
}

bool isJointAt(const QString &text, qsizetype at)
{
    return at >= 0 && at < text.size() && (dotAt(text, at) > 0 || text[at] == u'-');
}

/// Whether what stands there is no part of a longer name.
bool isWhole(const QString &text, qsizetype begin, qsizetype end)
{
    const bool goesOnBefore =
        isWordAt(text, begin - 1) || (isJointAt(text, begin - 1) && isWordAt(text, begin - 2));
    const bool goesOnBehind = isWordAt(text, end) || (isJointAt(text, end) && isWordAt(text, end + 1));
    return (!goesOnBefore || isBehindEscape(text, begin)) && !goesOnBehind;
}

bool hasSigns(const QString &name)
{
    return std::any_of(name.begin(), name.end(),
                       [](QChar c) { return !isOfWord(c) && c != u'.' && c != u'-' && c != u'_'; });
}

} // namespace

NameFinder::NameFinder(const QString &text, const QList<KnownName> &names, const wire::SecretGuard &hidden)
    : m_rest(text)
    , m_known(names)
    , m_hidden(hidden)
{
    QSet<QString> addresses;
    for (const KnownName &one : m_known) {
        if (one.thing.kind == NameKind::Address)
            addresses += one.thing.form;
    }
    take(encodedWordsIn(m_rest));
    take(known(Which::BehindAt));
    take(mailAddressesIn(m_rest));
    take(fingerprintsIn(m_rest));
    take(percentEncodedIn(m_rest));
    take(ipV6AddressesIn(m_rest, addresses));
    take(known(Which::Whole));
    take(known(Which::WithinBySigns));
    take(hostsIn(m_rest));
    take(ipV4AddressesIn(m_rest));
    take(opaqueIn(m_rest));
    take(known(Which::Within));
    take(hidingKnown());
    take(likePseudonymsIn(m_rest));
}

QList<FoundName> NameFinder::found() const
{
    QList<FoundName> names = m_found;
    std::sort(names.begin(), names.end(),
              [](const FoundName &a, const FoundName &b) { return a.begin < b.begin; });
    return names;
}

void NameFinder::take(const QList<FoundName> &names)
{
    for (const FoundName &name : names) {
        const auto begin = m_rest.begin() + name.begin;
        const auto end = m_rest.begin() + name.end;
        if (begin >= end || std::find(begin, end, takenMark) != end)
            continue;
        std::fill(begin, end, takenMark);
        m_found += name;
    }
}

QList<FoundName> NameFinder::known(Which which) const
{
    const bool isWithin = which == Which::Within || which == Which::WithinBySigns;
    const bool isBySigns = which == Which::BehindAt || which == Which::WithinBySigns;
    QList<FoundName> names;
    for (const KnownName &one : m_known) {
        const qsizetype length = one.text.size();
        if ((isWithin && length < shortestWithin) || (isBySigns && !hasSigns(one.text)))
            continue;
        for (qsizetype at = m_rest.indexOf(one.text, 0, Qt::CaseInsensitive); at >= 0;
             at = m_rest.indexOf(one.text, at + 1, Qt::CaseInsensitive)) {
            const bool isBehindAt = at > 0 && m_rest[at - 1] == u'@';
            if ((which == Which::BehindAt && !isBehindAt) || (!isWithin && !isWhole(m_rest, at, at + length)))
                continue;
            names += FoundName{at, at + length, one.kind, one.text};
        }
    }
    return names;
}

/// Words that say a known name in base64 and the like.
QList<FoundName> NameFinder::hidingKnown() const
{
    QList<FoundName> names;
    for (qsizetype at = 0; at < m_rest.size();) {
        const qsizetype begin = at;
        while (at < m_rest.size() && !isDelimiter(m_rest[at]))
            ++at;
        const QByteArray word = QStringView(m_rest).sliced(begin, at - begin).toUtf8();
        if (word.size() >= shortestWithin && m_hidden.blotted(word) != word)
            names += trimmedName(m_rest, begin, at);
        ++at;
    }
    return names;
}

} // namespace poplar::records
