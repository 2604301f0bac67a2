// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/receivedspf.h"

#include "mime/authenticationresults.h"
#include "mime/tracelexer.h"

#include <QHash>

namespace poplar::mime {

namespace {

using Kind = TraceToken::Kind;

/// Of a key that is there twice the first one counts.
QHash<QString, QString> pairsOf(const QList<TraceToken> &tokens)
{
    QHash<QString, QString> pairs;
    for (qsizetype i = 1; i + 1 < tokens.size(); ++i) {
        if (tokens[i].kind != Kind::Equals || tokens[i - 1].kind != Kind::Word)
            continue;
        const QString key = traceText(tokens[i - 1]).toLower();
        const bool hasValue = tokens[i + 1].kind == Kind::Word || tokens[i + 1].kind == Kind::Quoted;
        if (hasValue && !pairs.contains(key))
            pairs.insert(key, traceText(tokens[i + 1]));
    }
    return pairs;
}

/// "mx.example.org" of "mx.example.org: domain of …"; empty if it does not begin so.
QString speakerOf(const QString &comment)
{
    const QString name = comment.section(u':', 0, 0);
    const bool isName = name.contains(u'.') && !name.contains(u' ') && comment.contains(u':');
    return isName ? name : QString();
}

} // namespace

std::optional<Verdict> readReceivedSpf(QByteArrayView value, Verdict::Standing standing)
{
    const QList<TraceToken> tokens = traceTokens(value, EqualsSign::Token);
    if (tokens.isEmpty() || tokens.first().kind != Kind::Word)
        return std::nullopt;
    const bool isPair = tokens.size() > 1 && tokens[1].kind == Kind::Equals;
    if (isPair)
        return std::nullopt;
    Verdict verdict;
    verdict.method = QStringLiteral("spf");
    verdict.resultWord = traceText(tokens.first()).toLower();
    verdict.result = verdictResult(verdict.resultWord);
    verdict.standing = standing;
    if (tokens.size() > 1 && tokens[1].kind == Kind::Comment)
        verdict.reason = traceText(tokens[1]);
    const QHash<QString, QString> pairs = pairsOf(tokens);
    const QString sender = pairs.value(QStringLiteral("envelope-from"));
    // An empty sender, as of a bounce, is checked by the name of the machine (RFC 7208 section 2.4).
    const bool byName = pairs.value(QStringLiteral("identity")) == u"helo" || verdictDomain(sender).isEmpty();
    const QString helo = pairs.value(QStringLiteral("helo"));
    if (byName && !helo.isEmpty()) {
        verdict.property = QStringLiteral("smtp.helo");
        verdict.about = helo;
    } else if (!sender.isEmpty()) {
        verdict.property = QStringLiteral("smtp.mailfrom");
        verdict.about = sender;
    }
    verdict.domain = verdictDomain(verdict.about);
    verdict.authority = pairs.value(QStringLiteral("receiver"), speakerOf(verdict.reason));
    return verdict;
}

} // namespace poplar::mime
