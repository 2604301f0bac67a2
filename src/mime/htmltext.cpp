// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/htmltext.h"

#include "base/limits.h"
#include "mime/htmlelements.h"

#include <QByteArray>

namespace poplar::mime {

namespace {

/// What a reader would take for the same place.
QStringView bare(QStringView url)
{
    for (const QStringView scheme : {u"https://", u"http://", u"mailto:"}) {
        if (url.startsWith(scheme, Qt::CaseInsensitive))
            url = url.sliced(scheme.size());
    }
    return url.endsWith(u'/') ? url.chopped(1) : url;
}

class Writer {
public:
    explicit Writer(const ShownLimits &limits)
        : m_limits(limits)
    {
    }

    void write(const GumboNode &node, int depth)
    {
        if (depth > deepestElement + 16 || m_text.size() > m_limits.text) {
            m_extent = Extent::Cut;
            return;
        }
        if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE
            || node.type == GUMBO_NODE_CDATA)
            text(QString::fromUtf8(node.v.text.text));
        else if (node.type == GUMBO_NODE_ELEMENT)
            element(node.v.element, depth);
    }

    [[nodiscard]] VisibleText result() const
    {
        qsizetype end = std::min<qsizetype>(m_text.size(), m_limits.text);
        while (end > 0 && m_text[end - 1].isSpace())
            --end;
        return {m_text.first(end), m_extent};
    }

private:
    /// What holds within an element and its children.
    struct Context {
        int quotes = 0;
        int verbatim = 0;
        int item = -1; ///< Of a numbered list: the number of the last item; -1 in one with bullets.
    };

    void element(const GumboElement &element, int depth)
    {
        if (isInvisible(element))
            return;
        if (element.tag == GUMBO_TAG_BR)
            return newLine();
        const Block block = blockOf(element.tag);
        breakLine(block);
        if (element.tag == GUMBO_TAG_LI)
            bullet();
        if (element.tag == GUMBO_TAG_TD || element.tag == GUMBO_TAG_TH)
            m_cell = m_row; // a tab is due if the row has text already
        if (element.tag == GUMBO_TAG_IMG)
            text(attribute(element, "alt"));
        const qsizetype start = m_text.size();
        const Context outer = m_context;
        enter(element.tag);
        for (unsigned i = 0; i < element.children.length; ++i)
            write(*static_cast<const GumboNode *>(element.children.data[i]), depth + 1);
        if (element.tag == GUMBO_TAG_LI)
            m_afterBullet = false;
        const int item = m_context.item;
        m_context = outer;
        if (element.tag != GUMBO_TAG_OL && element.tag != GUMBO_TAG_UL)
            m_context.item = item;
        if (element.tag == GUMBO_TAG_A)
            linkTarget(attribute(element, "href"), QStringView(m_text).sliced(start).trimmed().toString());
        breakLine(block);
    }

    void enter(GumboTag tag)
    {
        if (tag == GUMBO_TAG_BLOCKQUOTE && m_context.quotes < limit::quoteMarks)
            ++m_context.quotes;
        if (tag == GUMBO_TAG_PRE)
            ++m_context.verbatim;
        if (tag == GUMBO_TAG_OL || tag == GUMBO_TAG_UL)
            m_context.item = tag == GUMBO_TAG_OL ? 0 : -1;
    }

    void bullet()
    {
        if (m_context.item >= 0)
            text(QStringLiteral("%1. ").arg(++m_context.item));
        else
            text(QStringLiteral("\u2022 "));
        m_afterBullet = true;
    }

    void linkTarget(const QString &target, const QString &shown)
    {
        const QString url = target.simplified();
        const bool openable = url.startsWith(u"http://", Qt::CaseInsensitive)
            || url.startsWith(u"https://", Qt::CaseInsensitive)
            || url.startsWith(u"mailto:", Qt::CaseInsensitive);
        if (openable && !shown.isEmpty() && bare(url).compare(bare(shown), Qt::CaseInsensitive) != 0)
            text(QStringLiteral(" <%1>").arg(url));
    }

    void text(const QString &more)
    {
        for (const QChar c : more) {
            if (m_text.size() > m_limits.text) {
                m_extent = Extent::Cut;
                return;
            }
            if (c == u'\n' && m_context.verbatim > 0)
                newLine();
            else if (c.isSpace() && c != QChar(QChar::Nbsp) && m_context.verbatim == 0)
                m_gap = true;
            else if (c != QChar(0x200B) && c != QChar(0x200C) && c != QChar(0x34F) && c != QChar(0xFEFF)
                     && c != QChar(QChar::SoftHyphen) && (c == u'\t' || c.category() != QChar::Other_Control))
                put(c); // newsletters stuff their preheader with invisible characters
        }
    }

    void put(QChar c)
    {
        const bool lineStart = m_text.isEmpty() || m_text.endsWith(u'\n');
        if (lineStart)
            m_text += QStringLiteral("> ").repeated(m_context.quotes);
        else if (m_cell && m_row)
            m_text += u'\t';
        else if (m_gap && !m_text.back().isSpace())
            m_text += u' ';
        m_gap = m_cell = m_afterBullet = false;
        m_row = true;
        m_text += c == QChar(QChar::Nbsp) ? QChar(u' ') : c;
    }

    void newLine()
    {
        m_gap = m_cell = m_row = false;
        if (!m_text.endsWith(u"\n\n") && !m_text.isEmpty())
            m_text += u'\n';
    }

    void breakLine(Block block)
    {
        if (block == Block::No || m_afterBullet)
            return;
        m_gap = m_cell = m_row = false;
        if (m_text.isEmpty())
            return;
        if (!m_text.endsWith(u'\n'))
            m_text += u'\n';
        if (block == Block::Paragraph && !m_text.endsWith(u"\n\n"))
            m_text += u'\n';
    }

    const ShownLimits &m_limits;
    QString m_text;
    Extent m_extent = Extent::Whole;
    Context m_context;
    bool m_gap = false; ///< A blank is due before the next character…
    bool m_cell = false; ///< …or a tab.
    bool m_row = false; ///< There is text on this line.
    bool m_afterBullet = false; ///< A block within a list item begins on its line.
};

} // namespace

VisibleText visibleText(const HtmlDocument &document)
{
    if (!document.root())
        return {{}, document.extent()};
    Writer writer(document.limits());
    writer.write(*document.root(), 0);
    VisibleText visible = writer.result();
    if (document.extent() == Extent::Cut)
        visible.extent = Extent::Cut;
    return visible;
}

} // namespace poplar::mime
