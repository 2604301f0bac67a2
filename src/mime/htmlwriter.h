// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/limits.h"
#include "mime/htmlelements.h"
#include "mime/plaintext.h"

#include <QString>

namespace poplar::mime {

/// Writes HTML that QTextDocument can lay out in reasonable time: it takes quadratic time for a block of
/// many changes of format, and for a word that nothing ends. So blocks end after limit::htmlFragments tags
/// or limit::htmlBlock characters, and words may be broken after limit::htmlWord. Internal to this library.
class HtmlWriter {
public:
    /// @param most characters of markup that are wanted.
    explicit HtmlWriter(qsizetype most = limit::shownHtml)
        : m_most(most)
    {
    }

    /// Plain text; it is escaped.
    void text(const QString &text);
    /// @param attributes each with a blank before it; their values are escaped already.
    void startTag(const QString &name, const QString &attributes, Block block);
    void endTag(const QString &name, Block block);
    /// Something ready that stands in a line, like a picture.
    void insertInline(const QString &markup);

    /// There is more than is to be shown.
    [[nodiscard]] bool isFull() const;
    [[nodiscard]] const QString &markup() const { return m_markup; }

private:
    void noteTag(Block block);
    void beginBlock();
    void endLongBlock();

    qsizetype m_most;
    QString m_markup;
    int m_tags = 0; ///< Of this block,
    int m_characters = 0; ///< as are these.
    CombiningMarks m_marks;
    int m_word = 0; ///< Characters since the last one where a line can end.
};

} // namespace poplar::mime
