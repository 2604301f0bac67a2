// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/htmlwriter.h"

#include "base/limits.h"

namespace poplar::mime {

namespace {

QString escaped(QChar c)
{
    switch (c.unicode()) {
    case u'<':
        return QStringLiteral("&lt;");
    case u'>':
        return QStringLiteral("&gt;");
    case u'&':
        return QStringLiteral("&amp;");
    case u'"':
        return QStringLiteral("&quot;");
    default:
        return c;
    }
}

} // namespace

void HtmlWriter::text(const QString &text)
{
    for (const QChar c : text) {
        if (isFull())
            return;
        if (!m_marks.admits(c))
            continue;
        // Never within a character that takes two places.
        if (!c.isLowSurrogate() && m_characters >= limit::htmlBlock)
            endLongBlock();
        if (!c.isLowSurrogate() && m_word >= limit::htmlWord) {
            m_markup += QChar(0x200B);
            m_word = 0;
        }
        ++m_characters;
        m_word = c.isSpace() ? 0 : m_word + 1;
        m_markup += escaped(c);
    }
}

void HtmlWriter::startTag(const QString &name, const QString &attributes, Block block)
{
    noteTag(block);
    m_markup += u'<' + name + attributes + u'>';
}

void HtmlWriter::endTag(const QString &name, Block block)
{
    m_markup += QStringLiteral("</") + name + u'>';
    noteTag(block);
}

void HtmlWriter::insertInline(const QString &markup)
{
    noteTag(Block::No);
    m_characters += int(markup.size()); // Its description may come to be shown.
    if (m_characters >= limit::htmlBlock)
        endLongBlock();
    m_markup += markup;
}

bool HtmlWriter::isFull() const
{
    return m_markup.size() >= m_most;
}

void HtmlWriter::noteTag(Block block)
{
    if (block != Block::No)
        beginBlock();
    else if (++m_tags > limit::htmlFragments)
        endLongBlock();
}

void HtmlWriter::beginBlock()
{
    m_tags = m_characters = m_word = 0;
}

void HtmlWriter::endLongBlock()
{
    m_markup += QStringLiteral("<div></div>");
    beginBlock();
}

} // namespace poplar::mime
