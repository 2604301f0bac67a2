// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QSyntaxHighlighter>
#include <QTextBlock>

#include <optional>

class QTextEdit;

namespace poplar::spelling {
class Spelling;
struct Word;
} // namespace poplar::spelling

namespace poplar::gui {

/// How a text looks while it is written: what others wrote in colour, and misspelt words of one's own
/// underlined. Quoted lines are theirs, and not for the writer to correct.
class WrittenMarks : public QSyntaxHighlighter {
    Q_OBJECT

public:
    /// @param text outlives this.
    explicit WrittenMarks(QTextEdit &text);

    /// @param spelling null for none.
    void setSpelling(spelling::Spelling *spelling);
    /// The misspelt word at that position of the text, selected.
    [[nodiscard]] std::optional<QTextCursor> misspeltAt(int position) const;
    /// The first one that begins there or later.
    [[nodiscard]] std::optional<QTextCursor> misspeltFrom(int position) const;

protected:
    void highlightBlock(const QString &line) override;

private:
    /// Of a line.
    enum State {
        Settled = -1, ///< What Qt begins with.
        Waiting = 1, ///< There are words that nobody knows yet.
    };
    void markWord(const spelling::Word &word);
    void markKnown();
    void followCursor();
    [[nodiscard]] bool isBeingTyped(const QTextBlock &line, const spelling::Word &word) const;
    [[nodiscard]] QTextCursor selected(const QTextBlock &line, const spelling::Word &word) const;
    [[nodiscard]] QList<spelling::Word> misspeltIn(const QTextBlock &line) const;

    QTextEdit &m_text;
    QPointer<spelling::Spelling> m_spelling;
    QTextBlock m_typed; ///< Where a word is not marked because it may not be finished.
};

} // namespace poplar::gui
