// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/searchwords.h"

#include "base/limits.h"

#include <QChar>
#include <QList>

#include <algorithm>

namespace poplar::archive {

namespace {

/// Folding makes some texts longer, by compatibility forms up to 18 times: what is read is bounded before.
constexpr qsizetype foldedAtOnce = limit::indexedText;

bool hasNoSpaces(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        return false;
    }
}

QString folded(QStringView text)
{
    QString plain = text.first(std::min(text.size(), foldedAtOnce))
                        .toString()
                        .normalized(QString::NormalizationForm_KD)
                        .toCaseFolded();
    plain.removeIf([](QChar c) { return c.isMark() && c.script() == QChar::Script_Inherited; });
    return plain;
}

/// Takes a text apart, character by character.
class WordReader {
public:
    enum class For { Index, Search };

    explicit WordReader(For purpose)
        : m_purpose(purpose)
    {
    }

    void take(char32_t c)
    {
        const bool isWord = QChar::isLetterOrNumber(c) || QChar::isMark(c);
        const bool isDense = isWord && hasNoSpaces(c);
        if (!isWord || isDense != m_isDense)
            end();
        m_isDense = isDense;
        if (isDense)
            takeDense(c);
        else if (isWord && m_word.size() < limit::indexedWord)
            append(m_word, c);
    }

    QStringList result()
    {
        end();
        return m_words;
    }

private:
    static void append(QString &to, char32_t c)
    {
        const auto units = QChar::fromUcs4(c);
        to += QStringView(units);
    }

    void takeDense(char32_t c)
    {
        QString one;
        append(one, c);
        if (!m_last.isEmpty())
            m_words += m_last + one;
        m_hasPair = !m_last.isEmpty();
        m_last = one;
    }

    void end()
    {
        if (!m_word.isEmpty())
            m_words += std::exchange(m_word, {});
        // Sought is what begins so: a pair has it already.
        if (!m_last.isEmpty() && (m_purpose == For::Index || !m_hasPair))
            m_words += m_last;
        m_last.clear();
        m_hasPair = false;
    }

    const For m_purpose;
    QStringList m_words;
    QString m_word;
    QString m_last; ///< The last character of a script without spaces.
    bool m_isDense = false;
    bool m_hasPair = false;
};

QStringList wordsIn(QStringView text, WordReader::For purpose)
{
    WordReader reader(purpose);
    const QString plain = folded(text);
    for (const char32_t c : plain.toUcs4())
        reader.take(c);
    return reader.result();
}

} // namespace

QString wordsOf(QStringView text)
{
    QString words = wordsIn(text, WordReader::For::Index).join(u' ');
    if (words.size() > limit::indexedText)
        words.truncate(std::max<qsizetype>(words.lastIndexOf(u' ', limit::indexedText), 0));
    return words;
}

QStringList soughtWords(QStringView typed)
{
    return wordsIn(typed.first(std::min(typed.size(), limit::soughtText)), WordReader::For::Search);
}

} // namespace poplar::archive
