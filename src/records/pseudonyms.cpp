// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/pseudonyms.h"

#include <QHostAddress>
#include <QRegularExpression>

#include <algorithm>

namespace poplar::records {

namespace {

constexpr qsizetype shortestOpaque = 16; ///< Shorter runs are words; longer words have no digits in them.
constexpr qsizetype shortestPadded = 4; ///< Base64 that says itself that it is.
constexpr qsizetype shortestWithin = 4; ///< Known names of fewer letters occur in words by chance.
constexpr qsizetype longestQuoted = 256; ///< The local part of an address in quotes; RFC 5321 allows 64.

bool isDelimiter(QChar c)
{
    return c.isSpace() || QStringView(u"<>()[]{},;\"'`|=&?!*#").contains(c);
}

bool matches(const QRegularExpression &expression, const QString &text)
{
    return expression.match(text).hasMatch();
}

bool isAddress(const QString &text)
{
    static const QRegularExpression quad(QStringLiteral("\\A[0-9]{1,3}(?:\\.[0-9]{1,3}){3}\\z"));
    static const QRegularExpression v6(QStringLiteral("\\A[0-9A-Fa-f:.]{2,45}(?:%[\\w.-]{1,32})?\\z"));
    if (matches(quad, text))
        return true;
    return text.count(u':') >= 2 && matches(v6, text) && !QHostAddress(text).isNull();
}

bool isHost(const QString &text)
{
    static const QRegularExpression name(
        QStringLiteral("\\A[\\p{L}\\p{N}_][\\p{L}\\p{N}_-]*+(?:\\.[\\p{L}\\p{N}_-]++)*"
                       "\\.(?:\\p{L}[\\p{L}\\p{M}]++|[Xx][Nn]--[A-Za-z0-9-]+)\\z"));
    return text.contains(u'.') && matches(name, text);
}

bool isFingerprint(const QString &text)
{
    static const QRegularExpression pairs(QStringLiteral("\\A(?:[0-9A-Fa-f]{2}[:-]){5,}[0-9A-Fa-f]{2}\\z"));
    return matches(pairs, text);
}

bool isPercentEncoded(const QString &text)
{
    static const QRegularExpression octet(QStringLiteral("%[0-9A-Fa-f]{2}"));
    return text.contains(u'%') && matches(octet, text);
}

/// Words of protocols, such as TLS_AES_256_GCM_SHA384 or SCRAM-SHA-256-PLUS.
bool isVocabulary(const QString &text)
{
    static const QRegularExpression capitals(QStringLiteral("\\A[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+)+\\z"));
    static const QRegularExpression hexadecimal(QStringLiteral("\\A[0-9A-F-]+\\z"));
    return matches(capitals, text) && !matches(hexadecimal, text);
}

/// A day, or two as those of a certificate: "2026-01-01/2027-02-01".
bool isDays(const QString &text)
{
    static const QRegularExpression days(
        QStringLiteral("\\A[0-9]{4}-[0-9]{2}-[0-9]{2}(?:/[0-9]{4}-[0-9]{2}-[0-9]{2})?\\z"));
    return matches(days, text);
}

bool isOpaque(const QString &text, bool isPadded)
{
    static const QRegularExpression run(QStringLiteral("\\A[A-Za-z0-9+/_-]+\\z"));
    static const QRegularExpression unlikeWords(QStringLiteral("[0-9+]|[a-z][A-Z]"));
    if (!matches(run, text))
        return false;
    if (isPadded && text.size() >= shortestPadded)
        return true;
    return text.size() >= shortestOpaque && matches(unlikeWords, text) && !isVocabulary(text)
        && !isDays(text);
}

/// What ends a sentence behind a name.
qsizetype endOfName(const QString &text)
{
    qsizetype end = text.size();
    while (end > 0 && (text[end - 1] == u'.' || text[end - 1] == u':'))
        --end;
    return end;
}

/// The end of a quoted local part that begins there; -1 if none does.
qsizetype endOfQuoted(const QString &text, qsizetype begin)
{
    const QStringView reach = QStringView(text).mid(begin + 1, longestQuoted);
    const qsizetype end = reach.indexOf(u"\"@");
    return end < 0 ? -1 : begin + 1 + end;
}

} // namespace

void Pseudonyms::know(Kind kind, const QString &name)
{
    const QString trimmed = name.trimmed();
    if (trimmed.isEmpty())
        return;
    const bool isKnown = std::any_of(m_known.cbegin(), m_known.cend(), [&](const Known &known) {
        return known.name.compare(trimmed, Qt::CaseInsensitive) == 0;
    });
    if (isKnown)
        return;
    if (const qsizetype at = trimmed.lastIndexOf(u'@'); at >= 0) {
        know(Kind::User, trimmed.left(at));
        know(Kind::Host, trimmed.mid(at + 1));
        m_hidden.watch(Secret(trimmed));
        return;
    }
    // As it is found where nobody told of it.
    m_known += Known{trimmed, kind == Kind::Host && isAddress(trimmed) ? Kind::Address : kind};
    m_hidden.watch(Secret(trimmed));
    std::stable_sort(m_known.begin(), m_known.end(),
                     [](const Known &a, const Known &b) { return a.name.size() > b.name.size(); });
}

QString Pseudonyms::of(Kind kind, const QString &name)
{
    static constexpr const char *patterns[] = {"user%1", "host%1.example", "ip%1", "opaque%1"};
    QString &given =
        m_given[QString::number(int(kind)) + name.normalized(QString::NormalizationForm_C).toCaseFolded()];
    if (given.isEmpty())
        given = QString::fromLatin1(patterns[int(kind)]).arg(++m_counts[size_t(kind)]);
    return given;
}

QString Pseudonyms::replaced(const QString &text)
{
    QString line = text;
    for (const Known &known : std::as_const(m_known)) {
        // The others are found word by word.
        if (std::any_of(known.name.cbegin(), known.name.cend(), isDelimiter))
            line.replace(known.name, of(known.kind, known.name), Qt::CaseInsensitive);
    }
    QString result;
    for (qsizetype at = 0; at < line.size();) {
        if (const qsizetype quoted = line[at] == u'"' ? endOfQuoted(line, at) : -1; quoted >= 0) {
            result += of(Kind::User, line.mid(at, quoted + 1 - at));
            at = quoted + 1;
            continue;
        }
        if (isDelimiter(line[at])) {
            result += line[at++];
            continue;
        }
        const qsizetype begin = at;
        while (at < line.size() && !isDelimiter(line[at]))
            ++at;
        qsizetype behind = at;
        while (behind < line.size() && line[behind] == u'=')
            ++behind;
        const bool isPadded = behind > at && (behind == line.size() || isDelimiter(line[behind]));
        result += ofWord({line.mid(begin, at - begin), isPadded});
    }
    return result;
}

QString Pseudonyms::ofWord(const Word &word)
{
    // The asterisk of "*.example.org" is no part of it.
    const auto isNoDot = [](QChar c) { return c != u'.'; };
    const qsizetype dots = std::find_if(word.text.cbegin(), word.text.cend(), isNoDot) - word.text.cbegin();
    if (dots > 0 && dots < word.text.size())
        return word.text.left(dots) + ofWord({word.text.mid(dots), word.isPadded});
    if (word.text.contains(u'@'))
        return ofMailAddress(word.text);
    const QString name = word.text.left(endOfName(word.text));
    const QString behind = word.text.mid(name.size());
    if (isFingerprint(name))
        return of(Kind::Opaque, name) + behind;
    if (isAddress(word.text))
        return of(Kind::Address, word.text);
    if (isAddress(name))
        return of(Kind::Address, name) + behind;
    if (isPercentEncoded(name) || isOpaque(name, word.isPadded) || hidesKnown(name))
        return of(Kind::Opaque, name) + behind;
    return ofPieces(name) + behind;
}

/// What stands before the address ("mailto:") or behind its domain (":110") is no part of it.
QString Pseudonyms::ofMailAddress(const QString &word)
{
    static const QRegularExpression border(QStringLiteral("[:/]"));
    const qsizetype at = word.lastIndexOf(u'@');
    const QString before = word.left(at);
    const qsizetype local = before.lastIndexOf(border) + 1;
    const qsizetype border2 = word.indexOf(border, at);
    const QString domain = word.mid(at + 1, border2 < 0 ? -1 : border2 - at - 1);
    const QString user = before.mid(local);
    return ofPieces(before.left(local)) + (user.isEmpty() ? QString() : of(Kind::User, user)) + u'@'
        + ofHost(domain) + (border2 < 0 ? QString() : ofPieces(word.mid(border2)));
}

QString Pseudonyms::ofHost(const QString &name)
{
    const QString host = name.left(endOfName(name));
    if (host.isEmpty())
        return name;
    return of(isAddress(host) ? Kind::Address : Kind::Host, host) + name.mid(host.size());
}

QString Pseudonyms::ofPieces(const QString &word)
{
    QString result;
    qsizetype begin = 0;
    for (qsizetype at = 0; at <= word.size(); ++at) {
        if (at < word.size() && word[at] != u':' && word[at] != u'/' && word[at] != u'\\')
            continue;
        result += ofPiece(word.mid(begin, at - begin));
        if (at < word.size())
            result += word[at];
        begin = at + 1;
    }
    return result;
}

QString Pseudonyms::ofPiece(const QString &piece)
{
    if (piece.isEmpty())
        return {};
    const auto whole = std::find_if(m_known.cbegin(), m_known.cend(), [&piece](const Known &known) {
        return known.name.compare(piece, Qt::CaseInsensitive) == 0;
    });
    if (whole != m_known.cend())
        return of(whole->kind, whole->name);
    if (isAddress(piece))
        return of(Kind::Address, piece);
    if (isHost(piece))
        return of(Kind::Host, piece);
    if (isOpaque(piece, false))
        return of(Kind::Opaque, piece);
    return withKnown(piece);
}

QString Pseudonyms::withKnown(const QString &piece)
{
    QString result;
    for (qsizetype at = 0; at < piece.size();) {
        const auto found = std::find_if(m_known.cbegin(), m_known.cend(), [&](const Known &known) {
            return known.name.size() >= shortestWithin
                && QStringView(piece).sliced(at).startsWith(known.name, Qt::CaseInsensitive);
        });
        if (found == m_known.cend()) {
            result += piece[at++];
            continue;
        }
        result += of(found->kind, found->name);
        at += found->name.size();
    }
    return result;
}

/// In another form than its own: that one has a pseudonym.
bool Pseudonyms::hidesKnown(const QString &text) const
{
    const bool isOpen = std::any_of(m_known.cbegin(), m_known.cend(), [&text](const Known &known) {
        return text.contains(known.name, Qt::CaseInsensitive);
    });
    const QByteArray bytes = text.toUtf8();
    return !isOpen && m_hidden.blotted(bytes) != bytes;
}

} // namespace poplar::records
