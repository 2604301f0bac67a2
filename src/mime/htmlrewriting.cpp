// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/htmlrewriting.h"

#include "base/limits.h"
#include "mime/htmlelements.h"
#include "mime/htmlpictures.h"
#include "mime/htmlstyle.h"
#include "mime/htmltables.h"
#include "mime/htmlwriter.h"
#include "mime/stylesheet.h"

#include <QSet>
#include <QUrl>

#include <algorithm>
#include <cstring>
#include <utility>

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

/// A template is neither this nor an element.
bool isText(const GumboNode &node)
{
    return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE
        || node.type == GUMBO_NODE_CDATA;
}

constexpr qsizetype lettersOfElement = 10; ///< What an element is as much work as.

/// Letters of an element, as far as it matters whether they are few.
qsizetype lettersOf(const GumboElement &element, qsizetype most)
{
    qsizetype letters = 0;
    for (unsigned i = 0; i < element.children.length && letters < most; ++i) {
        const auto &child = *static_cast<const GumboNode *>(element.children.data[i]);
        if (child.type == GUMBO_NODE_ELEMENT)
            letters += lettersOfElement + lettersOf(child.v.element, most - letters);
        else if (isText(child))
            letters += qsizetype(std::strlen(child.v.text.text));
    }
    return letters;
}

bool isCell(GumboTag tag)
{
    return tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH;
}

bool isWithinTables(GumboTag tag)
{
    return isCell(tag) || tag == GUMBO_TAG_TR || tag == GUMBO_TAG_TBODY || tag == GUMBO_TAG_THEAD
        || tag == GUMBO_TAG_TFOOT;
}

class Rewriter {
public:
    explicit Rewriter(const HtmlDocument &document)
        : m_document(document)
        , m_plan(*document.root(), document.limits())
        , m_writer(document.limits().html)
    {
    }

    [[nodiscard]] RewrittenHtml rewritten()
    {
        gatherStyles(*m_document.root(), 0);
        write(*m_document.root(), HtmlStyle());
        if (m_document.extent() == Extent::Cut || isFull())
            m_result.extent = Extent::Cut;
        m_result.markup = m_writer.markup();
        m_result.pictures = m_pictures.taken();
        m_result.remotePictures = m_pictures.remote();
        m_result.heldBack = m_pictures.heldBack();
        return std::move(m_result);
    }

private:
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
            m_writer.text(QString::fromUtf8(node.v.text.text));
        else if (node.type == GUMBO_NODE_ELEMENT)
            element(node.v.element, outer);
    }

    bool isFull()
    {
        if (m_writer.isFull() || m_rows > m_document.limits().htmlRows
            || m_cells > m_document.limits().htmlCells || m_ancestors.size() > deepestElement + 16
            || m_document.deadline().hasExpired())
            m_result.extent = Extent::Cut;
        return m_result.extent == Extent::Cut;
    }

    void children(const GumboElement &element, const HtmlStyle &style)
    {
        for (unsigned i = 0; i < element.children.length; ++i)
            write(*static_cast<const GumboNode *>(element.children.data[i]), style);
    }

    void element(const GumboElement &element, const HtmlStyle &outer)
    {
        const CssProperties properties = m_styles.propertiesOf(element, m_ancestors);
        m_pictures.noteBackground(element, properties);
        if (element.tag == GUMBO_TAG_HEAD)
            m_pictures.noteHead(element);
        const HtmlStyle style = outer.within(element, properties);
        if (element.tag == GUMBO_TAG_IMG)
            return picture(element, properties, style);
        if (isInvisible(element) || style.isHidden())
            return;
        m_ancestors += &element;
        if (element.tag == GUMBO_TAG_TABLE)
            table(element, style);
        else if (isWithinTables(element.tag))
            partOfTable(element, style);
        else
            other(element, style);
        m_ancestors.removeLast();
    }

    void picture(const GumboElement &element, const CssProperties &properties, const HtmlStyle &style)
    {
        const HtmlPictures::Place place = m_pictures.placeOf(element, properties, style.isHidden());
        if (place.markup.isEmpty())
            m_writer.text(place.words);
        else
            m_writer.insertInline(place.markup);
    }

    void tagged(const GumboElement &element, const HtmlStyle &style, const QString &name,
                const QString &attributes)
    {
        const Block block = isCell(element.tag) ? Block::Line : blockOf(element.tag);
        const bool isLaidOutCell = name == u"td" || name == u"th";
        m_writer.startTag(name, (isLaidOutCell ? style.markupOfCell() : style.markup()) + attributes, block);
        children(element, style);
        m_writer.endTag(name, block);
    }

    void table(const GumboElement &element, const HtmlStyle &style)
    {
        const bool isLaidOut = m_plan.isTable(element, m_tables);
        m_isLaidOut += isLaidOut;
        m_tables += isLaidOut ? 1 : 0;
        tagged(element, style, isLaidOut ? QStringLiteral("table") : QStringLiteral("div"),
               isLaidOut ? tableAttributes(element, Spans::Drop) : QString());
        m_tables -= isLaidOut ? 1 : 0;
        m_isLaidOut.removeLast();
    }

    void partOfTable(const GumboElement &element, const HtmlStyle &style)
    {
        if (m_isLaidOut.isEmpty() || !m_isLaidOut.constLast())
            return tagged(element, style, QStringLiteral("div"), {});
        m_rows += element.tag == GUMBO_TAG_TR ? 1 : 0;
        m_cells += isCell(element.tag) ? 1 : 0;
        if (isCell(element.tag))
            m_spanned = std::min(m_spanned + spannedCells(element), limit::htmlSpanned + 1);
        const Spans spans = m_spanned <= limit::htmlSpanned ? Spans::Keep : Spans::Drop;
        tagged(element, style, keptName(element.tag), tableAttributes(element, spans));
    }

    void other(const GumboElement &element, const HtmlStyle &style)
    {
        QString name = keptName(element.tag);
        QString attributes;
        if (element.tag == GUMBO_TAG_A) {
            const QString target = linkTarget(attribute(element, "href"));
            name = target.isEmpty() ? QStringLiteral("span") : name;
            if (!target.isEmpty())
                attributes += QStringLiteral(" href=\"%1\"").arg(target.toHtmlEscaped());
        }
        if (element.tag == GUMBO_TAG_OL || element.tag == GUMBO_TAG_UL)
            return list(element, style, name);
        if (element.tag == GUMBO_TAG_LI)
            return item(element, style);
        if (element.tag == GUMBO_TAG_A && style.isButton() && isSmallButton(element))
            button(element, style, name, attributes);
        else if (element.tag == GUMBO_TAG_BLOCKQUOTE && m_plan.hasRoomForFrame(m_tables))
            quoted(element, style);
        else if (style.isCard() && m_tables <= deepestCard && hasRoomForFrame(element))
            card(element, style);
        else if (name.isEmpty())
            children(element, style);
        else if (element.tag == GUMBO_TAG_BR || element.tag == GUMBO_TAG_HR)
            m_writer.startTag(name, style.markup(), blockOf(element.tag));
        else
            tagged(element, style, name, attributes);
    }

    void list(const GumboElement &element, const HtmlStyle &style, const QString &name)
    {
        const int outer = std::exchange(m_items, 0);
        tagged(element, style, name, tableAttributes(element, Spans::Drop));
        m_items = outer;
    }

    /// QTextDocument counts the items of a list for each of them.
    void item(const GumboElement &element, const HtmlStyle &style)
    {
        const bool fits = ++m_items <= limit::htmlItems;
        tagged(element, style, fits ? QStringLiteral("li") : QStringLiteral("div"), {});
    }

    /// QTextDocument knows no padding but that of cells.
    void button(const GumboElement &element, const HtmlStyle &style, const QString &name,
                const QString &attributes)
    {
        m_writer.startTag(QStringLiteral("table"), QStringLiteral(" cellspacing=\"0\" cellpadding=\"8\""),
                          Block::Line);
        m_writer.startTag(QStringLiteral("tr"), {}, Block::Line);
        m_writer.startTag(QStringLiteral("td"), QStringLiteral(" bgcolor=\"%1\"").arg(style.background()),
                          Block::Line);
        ++m_cells;
        ++m_tables;
        m_isInButton = true;
        tagged(element, style, name, attributes);
        m_isInButton = false;
        --m_tables;
        for (const char *tag : {"td", "tr", "table"})
            m_writer.endTag(QString::fromLatin1(tag), Block::Line);
    }

    /// Nor a border at one side.
    void quoted(const GumboElement &element, const HtmlStyle &style)
    {
        m_writer.startTag(QStringLiteral("table"),
                          QStringLiteral(" cellspacing=\"0\" cellpadding=\"4\" width=\"100%\""), Block::Line);
        m_writer.startTag(QStringLiteral("tr"), {}, Block::Line);
        m_writer.startTag(QStringLiteral("td"), QStringLiteral(" width=\"2\" bgcolor=\"#9aa8a1\""),
                          Block::Line);
        m_writer.endTag(QStringLiteral("td"), Block::Line);
        m_writer.startTag(QStringLiteral("td"), {}, Block::Line);
        ++m_tables;
        m_cells += 2;
        children(element, style);
        --m_tables;
        for (const char *tag : {"td", "tr", "table"})
            m_writer.endTag(QString::fromLatin1(tag), Block::Line);
    }

    bool isSmallButton(const GumboElement &element)
    {
        return !m_isInButton && lettersOf(element, mostOfButton) < mostOfButton && hasRoomForFrame(element);
    }

    /// The plan knows nothing of frames that come of a style.
    bool hasRoomForFrame(const GumboElement &element)
    {
        if (!m_plan.hasRoomForFrame(m_tables))
            return false;
        const auto most = qsizetype(limit::htmlLayout / 4 - m_inFrames) >> (m_tables + 1);
        const qsizetype letters = lettersOfFrame + lettersOf(element, most);
        if (letters >= most)
            return false;
        m_inFrames += double(letters << (m_tables + 1));
        return true;
    }

    void card(const GumboElement &element, const HtmlStyle &style)
    {
        m_writer.startTag(QStringLiteral("table"), QStringLiteral(" cellspacing=\"0\" width=\"100%\""),
                          Block::Line);
        m_writer.startTag(QStringLiteral("tr"), {}, Block::Line);
        m_writer.startTag(QStringLiteral("td"), style.markupOfCell(), Block::Line);
        ++m_tables;
        ++m_cells;
        children(element, style);
        --m_tables;
        for (const char *tag : {"td", "tr", "table"})
            m_writer.endTag(QString::fromLatin1(tag), Block::Line);
    }

    static constexpr int deepestCard = 3; ///< Tables around it.
    static constexpr qsizetype mostOfButton = 400; ///< Letters; an element counts as some.
    static constexpr qsizetype lettersOfFrame = 50; ///< What laying out a frame is as much work as.

    const HtmlDocument &m_document;
    const TablePlan m_plan;
    HtmlWriter m_writer;
    RewrittenHtml m_result;
    StyleSheet m_styles;
    HtmlPictures m_pictures;
    QList<const GumboElement *> m_ancestors;
    QList<bool> m_isLaidOut; ///< Of each table that is open: as a table.
    int m_tables = 0; ///< Open tables of the rewritten HTML.
    int m_items = 0; ///< Of the list that is open.
    double m_inFrames = 0; ///< Letters, doubled by each table around them.
    bool m_isInButton = false;
    int m_rows = 0;
    int m_cells = 0;
    int m_spanned = 0; ///< Cells that span several, counted as those.
};

} // namespace

RewrittenHtml rewriteHtml(const HtmlDocument &document)
{
    if (document.root())
        return Rewriter(document).rewritten();
    RewrittenHtml nothing;
    nothing.extent = document.extent();
    return nothing;
}

} // namespace poplar::mime
