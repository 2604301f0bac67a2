// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/htmlrewriting.h"

#include "base/limits.h"
#include "mime/htmlelements.h"
#include "mime/htmlpictures.h"
#include "mime/htmlstyle.h"
#include "mime/htmltree.h"
#include "mime/stylesheet.h"

#include <QSet>
#include <QUrl>

#include <algorithm>
#include <array>

namespace poplar::mime {

namespace {

/// What each element that is kept is called in the rewritten HTML; others leave their content behind.
QString keptName(GumboTag tag)
{
    static const QHash<int, QString> names = [] {
        QHash<int, QString> all;
        for (const GumboTag same :
             {GUMBO_TAG_A,         GUMBO_TAG_ADDRESS, GUMBO_TAG_B,     GUMBO_TAG_BIG,  GUMBO_TAG_BR,
              GUMBO_TAG_CENTER,    GUMBO_TAG_CITE,    GUMBO_TAG_CODE,  GUMBO_TAG_DD,   GUMBO_TAG_DFN,
              GUMBO_TAG_DIV,       GUMBO_TAG_DL,      GUMBO_TAG_DT,    GUMBO_TAG_EM,   GUMBO_TAG_H1,
              GUMBO_TAG_H2,        GUMBO_TAG_H3,      GUMBO_TAG_H4,    GUMBO_TAG_H5,   GUMBO_TAG_H6,
              GUMBO_TAG_HR,        GUMBO_TAG_I,       GUMBO_TAG_KBD,   GUMBO_TAG_LI,   GUMBO_TAG_OL,
              GUMBO_TAG_P,         GUMBO_TAG_PRE,     GUMBO_TAG_S,     GUMBO_TAG_SAMP, GUMBO_TAG_SMALL,
              GUMBO_TAG_SPAN,      GUMBO_TAG_STRONG,  GUMBO_TAG_SUB,   GUMBO_TAG_SUP,  GUMBO_TAG_TABLE,
              GUMBO_TAG_TBODY,     GUMBO_TAG_TD,      GUMBO_TAG_TFOOT, GUMBO_TAG_TH,   GUMBO_TAG_THEAD,
              GUMBO_TAG_TR,        GUMBO_TAG_TT,      GUMBO_TAG_U,     GUMBO_TAG_UL,   GUMBO_TAG_VAR,
              GUMBO_TAG_BLOCKQUOTE})
            all.insert(same, QString::fromLatin1(gumbo_normalized_tagname(same)));
        for (const GumboTag block :
             {GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE, GUMBO_TAG_HEADER, GUMBO_TAG_FOOTER, GUMBO_TAG_MAIN,
              GUMBO_TAG_NAV, GUMBO_TAG_ASIDE, GUMBO_TAG_FIGURE, GUMBO_TAG_FIGCAPTION, GUMBO_TAG_CAPTION,
              GUMBO_TAG_FORM, GUMBO_TAG_FIELDSET})
            all.insert(block, QStringLiteral("div"));
        for (const GumboTag struck : {GUMBO_TAG_STRIKE, GUMBO_TAG_DEL})
            all.insert(struck, QStringLiteral("s"));
        all.insert(GUMBO_TAG_INS, QStringLiteral("u"));
        all.insert(GUMBO_TAG_FONT, QStringLiteral("span"));
        return all;
    }();
    return names.value(tag);
}

/// Where a link may lead; empty if it may not.
QString linkTarget(const QString &href)
{
    static const QSet<QString> schemes{QStringLiteral("http"), QStringLiteral("https"),
                                       QStringLiteral("mailto")};
    const QUrl url(href.trimmed(), QUrl::TolerantMode);
    const bool allowed = url.isValid() && schemes.contains(url.scheme().toLower())
        && url.toEncoded().size() <= limit::linkTarget;
    return allowed ? QString::fromLatin1(url.toEncoded()) : QString();
}

class Rewriter {
public:
    explicit Rewriter(const QDeadlineTimer &deadline)
        : m_deadline(deadline)
    {
    }

    /// The style sheets count for what stands before them as well.
    void gatherStyles(const GumboNode &node, int depth)
    {
        if (node.type != GUMBO_NODE_ELEMENT || depth > deepestElement)
            return;
        const GumboElement &element = node.v.element;
        for (unsigned i = 0; i < element.children.length; ++i) {
            const auto &child = *static_cast<const GumboNode *>(element.children.data[i]);
            if (element.tag == GUMBO_TAG_STYLE && isText(child))
                m_styles.add(QString::fromUtf8(child.v.text.text));
            else
                gatherStyles(child, depth + 1);
        }
    }

    void write(const GumboNode &node, const HtmlStyle &outer)
    {
        if (isFull())
            return;
        if (isText(node))
            text(QString::fromUtf8(node.v.text.text).toHtmlEscaped());
        else if (node.type == GUMBO_NODE_ELEMENT)
            element(node.v.element, outer);
        else if (node.type == GUMBO_NODE_DOCUMENT)
            children(node.v.document.children, outer);
    }

    [[nodiscard]] RewrittenHtml result()
    {
        m_result.pictures = m_pictures.taken();
        m_result.heldBack = m_pictures.heldBack();
        return std::move(m_result);
    }

private:
    static bool isText(const GumboNode &node)
    {
        return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE
            || node.type == GUMBO_NODE_CDATA;
    }

    bool isFull()
    {
        if (m_result.markup.size() > limit::shownHtml || m_rows > limit::htmlRows
            || m_ancestors.size() > deepestElement + 16 || m_deadline.hasExpired())
            m_result.extent = Extent::Cut;
        return m_result.extent == Extent::Cut;
    }

    void text(QString escaped)
    {
        const qsizetype room = limit::shownHtml - m_result.markup.size();
        if (escaped.size() > room) {
            m_result.extent = Extent::Cut;
            escaped.truncate(std::max<qsizetype>(room, 0));
            if (escaped.lastIndexOf(u'&') > escaped.lastIndexOf(u';'))
                escaped.truncate(escaped.lastIndexOf(u'&'));
        }
        m_result.markup += escaped;
    }

    void children(const GumboVector &nodes, const HtmlStyle &style)
    {
        for (unsigned i = 0; i < nodes.length; ++i)
            write(*static_cast<const GumboNode *>(nodes.data[i]), style);
    }

    void element(const GumboElement &element, const HtmlStyle &outer)
    {
        const CssProperties properties = m_styles.propertiesOf(element, m_ancestors);
        m_pictures.noteBackground(element, properties);
        if (element.tag == GUMBO_TAG_HEAD)
            m_pictures.noteHead(element);
        const HtmlStyle style = outer.within(element, properties);
        if (element.tag == GUMBO_TAG_IMG) {
            m_result.markup += m_pictures.markupOf(element, properties, style.isHidden());
            return;
        }
        if (isInvisible(element) || style.isHidden())
            return;
        if (element.tag == GUMBO_TAG_TR)
            ++m_rows;
        m_ancestors += &element;
        writeKept(element, style);
        m_ancestors.removeLast();
    }

    void writeKept(const GumboElement &element, const HtmlStyle &style)
    {
        QString name = keptName(element.tag);
        QString attributes = style.markup();
        if (element.tag == GUMBO_TAG_A) {
            const QString target = linkTarget(attribute(element, "href"));
            name = target.isEmpty() ? QStringLiteral("span") : name;
            if (!target.isEmpty())
                attributes += QStringLiteral(" href=\"%1\"").arg(target.toHtmlEscaped());
        }
        attributes += tableAttributes(element);
        if (element.tag == GUMBO_TAG_A && style.isButton())
            return framed(element, style, name, attributes);
        if (element.tag == GUMBO_TAG_BLOCKQUOTE && m_quotes < quotesWithBar)
            return quoted(element, style);
        if (name.isEmpty())
            return children(element.children, style);
        m_result.markup += u'<' + name + attributes + u'>';
        if (element.tag == GUMBO_TAG_BR || element.tag == GUMBO_TAG_HR)
            return;
        children(element.children, style);
        m_result.markup += QStringLiteral("</") + name + u'>';
    }

    /// QTextDocument knows no padding but that of cells.
    void framed(const GumboElement &element, const HtmlStyle &style, const QString &name,
                const QString &attributes)
    {
        m_result.markup +=
            QStringLiteral("<table cellspacing=\"0\" cellpadding=\"8\"><tr><td bgcolor=\"%1\">")
                .arg(style.background());
        m_result.markup += u'<' + name + attributes + u'>';
        children(element.children, style);
        m_result.markup += QStringLiteral("</") + name + QStringLiteral("></td></tr></table>");
    }

    /// Nor a border at one side.
    void quoted(const GumboElement &element, const HtmlStyle &style)
    {
        ++m_quotes;
        m_result.markup += QStringLiteral("<table cellspacing=\"0\" cellpadding=\"4\" width=\"100%\"><tr><td "
                                          "width=\"2\" bgcolor=\"#9aa8a1\">"
                                          "</td><td>");
        children(element.children, style);
        m_result.markup += QStringLiteral("</td></tr></table>");
        --m_quotes;
    }

    static constexpr int quotesWithBar = 5; ///< Tables within tables take their time.

    const QDeadlineTimer &m_deadline;
    RewrittenHtml m_result;
    StyleSheet m_styles;
    HtmlPictures m_pictures;
    QList<const GumboElement *> m_ancestors;
    int m_rows = 0;
    int m_quotes = 0;
};

} // namespace

RewrittenHtml rewriteHtml(const QString &html)
{
    const QByteArray whole = html.toUtf8();
    const QDeadlineTimer deadline(limit::htmlReading);
    // A part of it may do where the whole is too much: what it costs then grows with the square.
    for (qsizetype size = whole.size(); size > 0 && !deadline.hasExpired(); size /= 4) {
        const QByteArray utf8 = cutWhereTooDeep(whole.first(size));
        const HtmlTree tree(utf8, deadline);
        if (!tree.root())
            continue;
        Rewriter rewriter(deadline);
        rewriter.gatherStyles(*tree.root(), 0);
        rewriter.write(*tree.root(), HtmlStyle());
        RewrittenHtml rewritten = rewriter.result();
        if (utf8.size() < whole.size())
            rewritten.extent = Extent::Cut;
        return rewritten;
    }
    RewrittenHtml nothing;
    nothing.extent = whole.isEmpty() ? Extent::Whole : Extent::Cut;
    return nothing;
}

} // namespace poplar::mime
