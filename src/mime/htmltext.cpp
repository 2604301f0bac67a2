// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/htmltext.h"

#include <gumbo.h>

#include <QByteArray>
#include <QRegularExpression>
#include <QSet>

#include <deque>
#include <memory>

namespace poplar::mime {

namespace {

/// Nested elements that are followed. Nobody writes so many, and gumbo takes quadratic time for them.
constexpr int deepestElement = 400;

/// Memory of one parse, freed as a whole: gumbo's own way to free a tree recurses into it.
class Arena {
public:
    static void *allocate(void *arena, size_t size)
    {
        auto &blocks = static_cast<Arena *>(arena)->m_blocks;
        blocks.push_back(std::make_unique<std::max_align_t[]>(size / sizeof(std::max_align_t) + 1));
        return blocks.back().get();
    }
    static void keep(void *, void *) {}

private:
    std::deque<std::unique_ptr<std::max_align_t[]>> m_blocks;
};

/// Cuts the text where more elements are open than anybody nests. Elements that others close by
/// themselves, and those without content, do not count.
QByteArray cutWhereTooDeep(const QByteArray &html)
{
    static const QSet<QByteArray> uncounted{"br",   "img", "hr",  "meta",   "link",     "input", "area",
                                            "base", "col", "wbr", "p",      "li",       "td",    "th",
                                            "tr",   "dt",  "dd",  "option", "!doctype", "!--"};
    int depth = 0;
    for (qsizetype at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
        qsizetype from = at + 1;
        const bool closing = from < html.size() && html[from] == '/';
        if (closing)
            ++from;
        qsizetype to = from;
        while (to < html.size() && to - from < 12
               && (isalnum(static_cast<unsigned char>(html[to])) || html[to] == '!' || html[to] == '-'))
            ++to;
        if (to == from || uncounted.contains(html.mid(from, to - from).toLower()))
            continue;
        depth += closing ? (depth > 0 ? -1 : 0) : 1;
        if (depth > deepestElement)
            return html.left(at);
    }
    return html;
}

QString attribute(const GumboElement &element, const char *name)
{
    const GumboAttribute *found = gumbo_get_attribute(&element.attributes, name);
    return found ? QString::fromUtf8(found->value) : QString();
}

bool isHidden(const GumboElement &element)
{
    static const QRegularExpression hiding(
        QStringLiteral("display\\s*:\\s*none|visibility\\s*:\\s*hidden|mso-hide\\s*:\\s*all"),
        QRegularExpression::CaseInsensitiveOption);
    return gumbo_get_attribute(&element.attributes, "hidden") || attribute(element, "style").contains(hiding);
}

bool isDropped(GumboTag tag)
{
    switch (tag) {
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
        return true;
    default:
        return false;
    }
}

/// How many line breaks stand around an element: 0 inline, 1 a line of its own, 2 a paragraph.
int breaksAround(GumboTag tag)
{
    switch (tag) {
    case GUMBO_TAG_P:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_HR:
        return 2;
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_ADDRESS:
        return 1;
    default:
        return 0;
    }
}

class Writer {
public:
    void write(const GumboNode &node, int depth)
    {
        if (depth > deepestElement + 8)
            return;
        if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE
            || node.type == GUMBO_NODE_CDATA)
            text(QString::fromUtf8(node.v.text.text));
        else if (node.type == GUMBO_NODE_ELEMENT)
            element(node.v.element, depth);
    }

    [[nodiscard]] QString result() const { return m_text.trimmed(); }

private:
    void element(const GumboElement &element, int depth)
    {
        if (isDropped(element.tag) || isHidden(element))
            return;
        if (element.tag == GUMBO_TAG_BR)
            return newLine();
        const int breaks = breaksAround(element.tag);
        breakLine(breaks);
        if (element.tag == GUMBO_TAG_LI)
            text(QStringLiteral("\u2022 "));
        if (element.tag == GUMBO_TAG_IMG)
            text(attribute(element, "alt"));
        const qsizetype start = m_text.size();
        const int quotes = m_quotes;
        const int verbatim = m_verbatim;
        m_quotes += element.tag == GUMBO_TAG_BLOCKQUOTE ? 1 : 0;
        m_verbatim += element.tag == GUMBO_TAG_PRE ? 1 : 0;
        for (unsigned i = 0; i < element.children.length; ++i)
            write(*static_cast<const GumboNode *>(element.children.data[i]), depth + 1);
        m_verbatim = verbatim;
        if (element.tag == GUMBO_TAG_A)
            linkTarget(attribute(element, "href"), m_text.mid(start));
        if (element.tag == GUMBO_TAG_TD || element.tag == GUMBO_TAG_TH)
            m_gap = true;
        breakLine(breaks);
        m_quotes = quotes;
    }

    void linkTarget(const QString &target, const QString &shown)
    {
        const bool openable = target.startsWith(u"http://") || target.startsWith(u"https://");
        const QString words = shown.trimmed();
        if (openable && !words.isEmpty() && words != target && !words.contains(target))
            text(QStringLiteral(" <%1>").arg(target));
    }

    void text(const QString &more)
    {
        for (const QChar c : more) {
            if (c == u'\n' && m_verbatim > 0)
                newLine();
            else if (c.isSpace() && c != QChar(QChar::Nbsp) && m_verbatim == 0)
                m_gap = true;
            else if (c != QChar(0x200B) && c != QChar(0x200C) && c != QChar(0xFEFF)
                     && c != QChar(QChar::SoftHyphen))
                put(c); // newsletters stuff their preheader with invisible characters
        }
    }

    void put(QChar c)
    {
        const bool lineStart = m_text.isEmpty() || m_text.endsWith(u'\n');
        if (lineStart)
            m_text += QStringLiteral("> ").repeated(m_quotes);
        else if (m_gap && !m_text.endsWith(u' '))
            m_text += u' ';
        m_gap = false;
        m_text += c == QChar(QChar::Nbsp) ? QChar(u' ') : c;
    }

    void newLine()
    {
        m_gap = false;
        if (!m_text.endsWith(u"\n\n"))
            m_text += u'\n';
    }

    void breakLine(int breaks)
    {
        m_gap = false;
        if (m_text.isEmpty())
            return;
        if (breaks > 0 && !m_text.endsWith(u'\n'))
            m_text += u'\n';
        if (breaks > 1 && !m_text.endsWith(u"\n\n"))
            m_text += u'\n';
    }

    QString m_text;
    bool m_gap = false; ///< A blank is due before the next character.
    int m_quotes = 0;
    int m_verbatim = 0;
};

} // namespace

QString visibleText(const QString &html)
{
    const QByteArray utf8 = cutWhereTooDeep(html.toUtf8());
    Arena arena;
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = &Arena::allocate;
    options.deallocator = &Arena::keep;
    options.userdata = &arena;
    options.max_errors = 0;
    const GumboOutput *output = gumbo_parse_with_options(&options, utf8.constData(), size_t(utf8.size()));
    Writer writer;
    writer.write(*output->root, 0);
    return writer.result();
}

} // namespace poplar::mime
