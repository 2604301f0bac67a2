// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/authenticationresults.h"

#include "mime/sendername.h"
#include "mime/tracelexer.h"

#include <array>

namespace poplar::mime {

namespace {

using Kind = TraceToken::Kind;
using Tokens = QList<TraceToken>;

struct ResultName {
    QLatin1StringView word;
    Verdict::Result result;
};
constexpr std::array<ResultName, 13> resultNames{{
    {QLatin1StringView("pass"), Verdict::Result::Pass},
    {QLatin1StringView("bestguesspass"), Verdict::Result::Other},
    {QLatin1StringView("fail"), Verdict::Result::Fail},
    {QLatin1StringView("hardfail"), Verdict::Result::Fail},
    {QLatin1StringView("softfail"), Verdict::Result::SoftFail},
    {QLatin1StringView("neutral"), Verdict::Result::Neutral},
    {QLatin1StringView("none"), Verdict::Result::None},
    {QLatin1StringView("policy"), Verdict::Result::Policy},
    {QLatin1StringView("temperror"), Verdict::Result::TemporaryError},
    {QLatin1StringView("permerror"), Verdict::Result::PermanentError},
    // Of RFC 4408 and of old programs.
    {QLatin1StringView("error"), Verdict::Result::TemporaryError},
    {QLatin1StringView("unknown"), Verdict::Result::PermanentError},
    {QLatin1StringView("discard"), Verdict::Result::Policy},
}};

/// What a verdict is mainly about, the best first.
constexpr std::array<QLatin1StringView, 9> mainProperties{
    QLatin1StringView("header.d"),      QLatin1StringView("header.i"),  QLatin1StringView("header.from"),
    QLatin1StringView("smtp.mailfrom"), QLatin1StringView("smtp.mail"), QLatin1StringView("smtp.helo"),
    QLatin1StringView("policy.iprev"),  QLatin1StringView("smtp.auth"), QLatin1StringView("smtp.remote-ip"),
};

/// The lower the better.
size_t rankOf(const QString &property)
{
    for (size_t i = 0; i < mainProperties.size(); ++i) {
        if (property == mainProperties[i])
            return i;
    }
    return mainProperties.size();
}

/// Reads one resinfo: method = result, then a reason and properties.
class ResultReader {
public:
    explicit ResultReader(const Tokens &tokens)
        : m_tokens(tokens)
    {
    }

    /// A verdict without a method if this is no result.
    Verdict read()
    {
        Verdict verdict;
        while (m_at < m_tokens.size()) {
            const TraceToken token = m_tokens[m_at];
            if (token.kind == Kind::Comment)
                takeComment(verdict, token);
            else if (isName())
                takePair(verdict);
            ++m_at;
        }
        return verdict;
    }

private:
    [[nodiscard]] bool isName() const
    {
        return m_tokens[m_at].kind == Kind::Word && m_at + 2 < m_tokens.size()
            && m_tokens[m_at + 1].kind == Kind::Equals;
    }

    void takeComment(Verdict &verdict, const TraceToken &comment) const
    {
        if (!verdict.method.isEmpty() && verdict.reason.isEmpty())
            verdict.reason = traceText(comment);
    }

    void takePair(Verdict &verdict)
    {
        const QString name = traceText(m_tokens[m_at]).toLower();
        m_at += 2;
        const QString value = takeValue();
        if (verdict.method.isEmpty()) {
            verdict.method = name.section(u'/', 0, 0);
            verdict.resultWord = value.toLower();
            verdict.result = verdictResult(verdict.resultWord);
        } else if (name == u"reason") {
            verdict.reason = value;
        } else if (name.contains(u'.')
                   && (verdict.property.isEmpty() || rankOf(name) < rankOf(verdict.property))) {
            verdict.property = name;
            verdict.about = value;
            verdict.domain = verdictDomain(value);
        }
    }

    /// Some values have "=" and quotes in them: they reach as far as nothing stands between.
    QString takeValue()
    {
        if (m_tokens[m_at].kind == Kind::Comment) // "dkim= (…) pass" is not worth the trouble
            return {};
        const bool single = m_tokens[m_at].kind == Kind::Quoted;
        const qsizetype from = m_at;
        while (m_at + 1 < m_tokens.size() && m_tokens[m_at + 1].begin == m_tokens[m_at].end
               && m_tokens[m_at + 1].kind != Kind::Comment)
            ++m_at;
        if (single && m_at == from)
            return traceText(m_tokens[from]);
        // An opening quote belongs to it.
        const char *begin = m_tokens[from].text.data() - (single ? 1 : 0);
        const TraceToken &last = m_tokens[m_at];
        return traceText(QByteArrayView(begin, last.text.data() + last.text.size() - begin));
    }

    Tokens m_tokens;
    qsizetype m_at = 0;
};

QList<Tokens> segmentsOf(const Tokens &tokens)
{
    QList<Tokens> segments(1);
    for (const TraceToken &token : tokens) {
        if (token.kind == Kind::Semicolon)
            segments.emplaceBack();
        else
            segments.last() += token;
    }
    return segments;
}

bool isPair(const Tokens &segment)
{
    return std::any_of(segment.begin(), segment.end(),
                       [](const TraceToken &token) { return token.kind == Kind::Equals; });
}

QString firstText(const Tokens &segment)
{
    for (const TraceToken &token : segment) {
        if (token.kind == Kind::Word || token.kind == Kind::Quoted)
            return traceText(token);
    }
    return {};
}

/// The number in "i=1"; 0 if it is none.
int instanceOf(const Tokens &segment)
{
    const bool fits = segment.size() == 3 && isWord(segment[0].text, "i") && segment[1].kind == Kind::Equals;
    return fits ? std::max(0, segment[2].text.toByteArray().toInt()) : 0;
}

} // namespace

Verdict::Result verdictResult(const QString &word)
{
    for (const ResultName &name : resultNames) {
        if (word == name.word)
            return name.result;
    }
    return Verdict::Result::Other;
}

QString verdictDomain(const QString &value)
{
    QString domain = value.sliced(value.lastIndexOf(u'@') + 1);
    while (domain.endsWith(u'>') || domain.endsWith(u'.'))
        domain.chop(1);
    if (domain.startsWith(u'<'))
        domain.remove(0, 1);
    const bool machine = isAddress(domain.toLatin1()) || domain.startsWith(u'[');
    return machine || !domain.contains(u'.') || domain.contains(u' ') ? QString() : domain;
}

QList<Verdict> readAuthenticationResults(QByteArrayView value, Verdict::Standing standing)
{
    QList<Tokens> segments = segmentsOf(traceTokens(value, EqualsSign::Token));
    int instance = 0;
    if (standing == Verdict::Standing::Arc) {
        instance = instanceOf(segments.first());
        if (instance > 0)
            segments.removeFirst();
    }
    QString authority;
    if (!segments.isEmpty() && !isPair(segments.first()))
        authority = firstText(segments.takeFirst());
    QList<Verdict> verdicts;
    for (const Tokens &segment : std::as_const(segments)) {
        Verdict verdict = ResultReader(segment).read();
        if (verdict.method.isEmpty())
            continue;
        verdict.authority = authority;
        verdict.standing = standing;
        verdict.arcInstance = instance;
        verdicts += verdict;
    }
    return verdicts;
}

} // namespace poplar::mime
