// SPDX-License-Identifier: GPL-3.0-or-later
#include "spelling/words.h"

#include <QHash>
#include <QRegularExpression>

namespace poplar::spelling {
namespace {

constexpr int longestWord = 64;

/// What stands between blanks and is no text.
bool isTechnical(QStringView chunk)
{
    static const QRegularExpression technical(
        QStringLiteral(R"(@|://|^www\.|\\|_|[\p{L}\p{N}]\.[\p{L}\p{N}]|^[/~#]|/.*/)"));
    return technical.match(chunk).hasMatch();
}

bool isAbbreviation(const QString &word)
{
    return word == word.toUpper() && word != word.toLower();
}

void addWords(QStringView chunk, int start, QList<Word> &words)
{
    static const QRegularExpression word(
        QStringLiteral(R"([\p{L}\p{M}\p{N}]+(?:['’\-‑][\p{L}\p{M}\p{N}]+)*)"));
    static const QRegularExpression digit(QStringLiteral(R"(\p{N})"));
    for (auto match = word.globalMatch(chunk); match.hasNext();) {
        const QRegularExpressionMatch one = match.next();
        const QString text = one.captured();
        const bool isWord = text.size() > 1 && text.size() <= longestWord && !text.contains(digit);
        if (isWord && !isAbbreviation(text))
            words += {start + int(one.capturedStart()), text};
    }
}

} // namespace

QList<Word> wordsOf(QStringView line)
{
    static const QRegularExpression chunks(QStringLiteral(R"(\S+)"));
    QList<Word> words;
    for (auto match = chunks.globalMatch(line); match.hasNext();) {
        const QRegularExpressionMatch chunk = match.next();
        if (!isTechnical(chunk.capturedView()))
            addWords(chunk.capturedView(), int(chunk.capturedStart()), words);
    }
    return words;
}

QChar::Script scriptOf(QStringView text)
{
    QHash<QChar::Script, int> counts;
    for (const QChar c : text) {
        if (c.isLetter())
            ++counts[c.script()];
    }
    QChar::Script most = QChar::Script_Unknown;
    for (auto one = counts.cbegin(); one != counts.cend(); ++one) {
        if (one.value() > counts.value(most))
            most = one.key();
    }
    return most;
}

QString plainWord(QString word)
{
    return word.replace(QChar(0x2019), u'\'')
        .replace(QChar(0x2011), u'-')
        .normalized(QString::NormalizationForm_C);
}

} // namespace poplar::spelling
