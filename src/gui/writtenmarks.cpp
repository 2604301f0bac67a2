// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/writtenmarks.h"

#include "gui/quotecolour.h"
#include "gui/theme.h"
#include "spelling/spelling.h"
#include "spelling/words.h"

#include <QTextCursor>
#include <QTextEdit>

#include <algorithm>

namespace poplar::gui {

using spelling::Spelling;
using spelling::Word;

WrittenMarks::WrittenMarks(QTextEdit &text)
    : QSyntaxHighlighter(text.document())
    , m_text(text)
{
    connect(&text, &QTextEdit::cursorPositionChanged, this, &WrittenMarks::followCursor);
}

void WrittenMarks::setSpelling(Spelling *spelling)
{
    if (m_spelling == spelling)
        return;
    if (m_spelling)
        disconnect(m_spelling, nullptr, this, nullptr);
    m_spelling = spelling;
    if (spelling) {
        connect(spelling, &Spelling::judged, this, &WrittenMarks::markKnown);
        connect(spelling, &Spelling::reconsidered, this, &QSyntaxHighlighter::rehighlight);
    }
    rehighlight();
}

void WrittenMarks::highlightBlock(const QString &line)
{
    setCurrentBlockState(Settled);
    if (const int depth = quoteDepth(line); depth > 0)
        return setFormat(0, int(line.size()), quoteColour(depth, m_text.palette()));
    if (!m_spelling)
        return;
    for (const Word &word : spelling::wordsOf(line))
        markWord(word);
}

void WrittenMarks::markWord(const Word &word)
{
    const Spelling::Verdict verdict = m_spelling->verdict(word.text);
    if (verdict == Spelling::Verdict::Pending)
        setCurrentBlockState(Waiting);
    if (verdict != Spelling::Verdict::Wrong)
        return;
    if (isBeingTyped(currentBlock(), word)) {
        m_typed = currentBlock();
        return;
    }
    QTextCharFormat wrong;
    wrong.setUnderlineStyle(QTextCharFormat::SpellCheckUnderline);
    wrong.setUnderlineColor(themeColours(m_text.palette()).danger);
    setFormat(word.start, int(word.text.size()), wrong);
}

void WrittenMarks::markKnown()
{
    for (QTextBlock line = document()->begin(); line.isValid(); line = line.next()) {
        if (line.userState() == Waiting)
            rehighlightBlock(line);
    }
}

/// A word is finished as soon as the cursor leaves its end.
void WrittenMarks::followCursor()
{
    if (!m_typed.isValid())
        return;
    const QTextBlock line = m_typed;
    const QList<Word> wrong = misspeltIn(line);
    if (std::any_of(wrong.begin(), wrong.end(), [&](const Word &word) { return isBeingTyped(line, word); }))
        return;
    m_typed = {};
    rehighlightBlock(line);
}

bool WrittenMarks::isBeingTyped(const QTextBlock &line, const Word &word) const
{
    const QTextCursor cursor = m_text.textCursor();
    return m_text.hasFocus() && cursor.position() == line.position() + word.end();
}

QList<Word> WrittenMarks::misspeltIn(const QTextBlock &line) const
{
    if (!m_spelling || quoteDepth(line.text()) > 0)
        return {};
    QList<Word> words = spelling::wordsOf(line.text());
    words.removeIf(
        [this](const Word &word) { return m_spelling->verdict(word.text) != Spelling::Verdict::Wrong; });
    return words;
}

QTextCursor WrittenMarks::selected(const QTextBlock &line, const Word &word) const
{
    QTextCursor cursor(document());
    cursor.setPosition(line.position() + word.start);
    cursor.setPosition(line.position() + word.end(), QTextCursor::KeepAnchor);
    return cursor;
}

std::optional<QTextCursor> WrittenMarks::misspeltAt(int position) const
{
    const QTextBlock line = document()->findBlock(position);
    const int at = position - line.position();
    const QList<Word> words = misspeltIn(line);
    for (const Word &word : words) {
        if (word.start <= at && at <= word.end())
            return selected(line, word);
    }
    return std::nullopt;
}

std::optional<QTextCursor> WrittenMarks::misspeltFrom(int position) const
{
    for (QTextBlock line = document()->findBlock(position); line.isValid(); line = line.next()) {
        const QList<Word> words = misspeltIn(line);
        for (const Word &word : words) {
            if (line.position() + word.start >= position)
                return selected(line, word);
        }
    }
    return std::nullopt;
}

} // namespace poplar::gui
