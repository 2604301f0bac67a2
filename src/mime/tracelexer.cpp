// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/tracelexer.h"

#include "base/limits.h"
#include "mime/charset.h"

#include <algorithm>

namespace poplar::mime {

namespace {

bool isTraceBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

class TraceLexer {
public:
    TraceLexer(QByteArrayView field, EqualsSign equals)
        : m_field(field)
        , m_equals(equals)
    {
    }

    QList<TraceToken> read()
    {
        while (m_at < m_field.size()) {
            const char c = m_field[m_at];
            if (c == '(')
                readComment();
            else if (c == '"')
                readQuoted();
            else if (c == ';')
                add(TraceToken::Kind::Semicolon, m_at, m_at + 1, m_at + 1);
            else if (c == '=' && m_equals == EqualsSign::Token)
                add(TraceToken::Kind::Equals, m_at, m_at + 1, m_at + 1);
            else if (isTraceBlank(c) || c == ')')
                ++m_at;
            else
                readWord();
        }
        return m_tokens;
    }

private:
    void readComment()
    {
        qsizetype depth = 0;
        qsizetype at = m_at;
        for (; at < m_field.size(); ++at) {
            if (m_field[at] == '\\')
                ++at;
            else if (m_field[at] == '(')
                ++depth;
            else if (m_field[at] == ')' && --depth == 0)
                break;
        }
        at = std::min(at, m_field.size());
        add(TraceToken::Kind::Comment, m_at + 1, at, at + 1);
    }

    void readQuoted()
    {
        qsizetype at = m_at + 1;
        for (; at < m_field.size() && m_field[at] != '"'; ++at)
            at += m_field[at] == '\\' ? 1 : 0;
        at = std::min(at, m_field.size());
        add(TraceToken::Kind::Quoted, m_at + 1, at, at + 1);
    }

    void readWord()
    {
        const qsizetype from = m_at;
        qsizetype at = m_at;
        while (at < m_field.size() && !endsWord(m_field[at]))
            ++at;
        add(TraceToken::Kind::Word, from, at, at);
    }

    bool endsWord(char c) const
    {
        return isTraceBlank(c) || c == '(' || c == ')' || c == '"' || c == ';'
            || (c == '=' && m_equals == EqualsSign::Token);
    }

    void add(TraceToken::Kind kind, qsizetype from, qsizetype to, qsizetype next)
    {
        next = std::min(next, m_field.size());
        m_tokens += TraceToken{kind, m_field.sliced(from, to - from), m_at, next};
        m_at = next;
    }

    QByteArrayView m_field;
    EqualsSign m_equals;
    qsizetype m_at = 0;
    QList<TraceToken> m_tokens;
};

} // namespace

QList<TraceToken> traceTokens(QByteArrayView field, EqualsSign equals)
{
    return TraceLexer(field, equals).read();
}

QList<QByteArrayView> traceWords(QByteArrayView text)
{
    QList<QByteArrayView> words;
    const auto separates = [](char c) { return isTraceBlank(c) || c == ',' || c == '(' || c == ')'; };
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype from = at;
        while (at < text.size() && !separates(text[at]))
            ++at;
        if (at > from)
            words += text.sliced(from, at - from);
        else
            ++at;
    }
    return words;
}

QString traceText(QByteArrayView bytes)
{
    // A character has four octets at most; blanks may have to go.
    constexpr qsizetype most = 8 * limit::routeText;
    QString text = guessedText(bytes.first(std::min(bytes.size(), most)).toByteArray()).simplified();
    if (text.size() <= limit::routeText)
        return text;
    text.truncate(limit::routeText);
    if (text.back().isHighSurrogate())
        text.chop(1);
    return text;
}

QString traceText(const TraceToken &token)
{
    if (token.kind != TraceToken::Kind::Quoted || !token.text.contains('\\'))
        return traceText(token.text);
    QByteArray bare;
    for (qsizetype i = 0; i < token.text.size(); ++i) {
        if (token.text[i] == '\\' && i + 1 < token.text.size())
            ++i;
        bare += token.text[i];
    }
    return traceText(QByteArrayView(bare));
}

bool isWord(QByteArrayView text, QByteArrayView word)
{
    return text.size() == word.size() && qstrnicmp(text.data(), text.size(), word.data(), word.size()) == 0;
}

} // namespace poplar::mime
