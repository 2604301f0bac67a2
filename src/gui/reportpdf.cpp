// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/reportpdf.h"

#include "gui/flowsheets.h"
#include "gui/paperpages.h"
#include "gui/reportpdfparts.h"
#include "gui/theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>

namespace poplar::gui {

using ReportSection = ReportDocument::Section;

namespace {

constexpr int reportPdfResolution = 600;
constexpr qreal reportPixelsPerInch = 96;
constexpr qreal factNames = 170; ///< Width.
constexpr qreal diagramWidth = 780; ///< Painted smaller, so that more of each text has room.
constexpr int diagramLetters = 11;
constexpr qreal leastDiagram = 160; ///< What of it is worth the rest of a page.

/// Puts a report on a canvas, from its beginning to its end.
class ReportPages {
public:
    ReportPages(const ReportDocument &report, const ReportFonts &fonts, ReportCanvas &canvas,
                const ReportSteps &steps)
        : m_report(report)
        , m_fonts(fonts)
        , m_letters(fonts)
        , m_palette(lightPalette())
        , m_colours(themeColours(m_palette))
        , m_canvas(canvas)
        , m_steps(steps)
    {
    }

    /// @return false where it was not to go on.
    bool put()
    {
        putTitle();
        for (const ReportSection &section : m_report.sections) {
            if (!m_steps(0) || !putSection(section))
                return false;
        }
        m_canvas.skip(18);
        m_canvas.need(60);
        m_canvas.line(0, m_canvas.width(), m_colours.hairline, 0.75);
        m_canvas.skip(8);
        putParagraphs(m_report.closing);
        return m_canvas.isGood();
    }

private:
    [[nodiscard]] QColor ink() const { return m_palette.color(QPalette::Text); }
    [[nodiscard]] LaidText laid(const QString &text, const QFont &font, qreal width) const
    {
        return {text, font, {width}};
    }

    void putTitle()
    {
        m_canvas.put(laid(m_report.title, m_letters.title, m_canvas.width()), 0, ink());
        m_canvas.skip(4);
        m_canvas.put(laid(m_report.subtitle, m_letters.text, m_canvas.width()), 0, m_colours.muted);
        m_canvas.skip(10);
        m_canvas.line(0, m_canvas.width(), m_colours.accent, 2);
        m_canvas.skip(4);
    }

    void putParagraphs(const QStringList &paragraphs)
    {
        for (const QString &paragraph : paragraphs) {
            m_canvas.put(laid(paragraph, m_letters.small, m_canvas.width()), 0, m_colours.muted);
            m_canvas.skip(4);
        }
    }

    void putTitleOf(const ReportSection &section)
    {
        m_canvas.skip(20);
        m_canvas.need(110);
        m_canvas.put(laid(section.title, m_letters.section, m_canvas.width()), 0, ink());
        m_canvas.skip(3);
        m_canvas.line(0, m_canvas.width(), m_colours.hairline, 0.75);
        m_canvas.skip(8);
    }

    bool putSection(const ReportSection &section)
    {
        putTitleOf(section);
        putParagraphs(section.paragraphs);
        for (const ReportDocument::Fact &fact : section.facts)
            putFact(fact);
        for (const ReportDocument::Picture picture : section.pictures) {
            if (picture == ReportDocument::Picture::Diagram)
                putDiagram();
            else
                putPlot(picture);
        }
        if (!section.tableTitle.isEmpty() && !section.table.rows.isEmpty()) {
            m_canvas.skip(12);
            m_canvas.need(60);
            m_canvas.put(laid(section.tableTitle, m_letters.strong, m_canvas.width()), 0, ink());
            m_canvas.skip(2);
        }
        putReportTable(m_canvas, m_letters, section.table);
        if (!putReportExchange(m_canvas, m_letters, section.exchange, m_steps))
            return false;
        putParagraphs(section.notes);
        return true;
    }

    void putFact(const ReportDocument::Fact &fact)
    {
        const bool isCode = fact.look == ReportDocument::Fact::Look::Code;
        const qreal width = m_canvas.width() - factNames;
        const LaidText name = laid(fact.name, m_letters.text, factNames - reportCellGap);
        const LaidText value(fact.value, isCode ? m_letters.code : m_letters.text, {width});
        m_canvas.need(std::min(m_canvas.wholeRoom(), std::max(name.height(), value.height())));
        if (QPainter *painter = m_canvas.painter()) {
            painter->setPen(m_colours.muted);
            for (int line = 0; line < name.lines(); ++line)
                name.paint(*painter, line, QPointF(0, m_canvas.y() + line * name.lineHeight()));
        }
        const qreal top = m_canvas.y();
        const qreal lower = isCode ? std::max<qreal>(0, (name.lineHeight() - value.lineHeight()) / 2) : 0;
        m_canvas.skip(lower);
        m_canvas.put(value, factNames, ink());
        if (m_canvas.y() > top)
            m_canvas.skip(std::max<qreal>(0, top + name.height() - m_canvas.y()));
        m_canvas.skip(3);
    }

    void putPlot(ReportDocument::Picture which)
    {
        const ReportPicture picture = reportPicture(m_report, which, m_letters.small, m_canvas.width());
        m_canvas.skip(12);
        m_canvas.need(picture.size.height());
        if (QPainter *painter = m_canvas.painter()) {
            painter->save();
            painter->translate(0, m_canvas.y());
            picture.paint(*painter, m_palette);
            painter->restore();
        }
        m_canvas.skip(picture.size.height());
    }

    /// Sheet by sheet; the first takes what is left of the page.
    void putDiagram()
    {
        const FlowSheet sheet{{}, m_fonts.code, m_palette, diagramLetters, diagramWidth};
        const FlowSheets sheets(m_report.story, sheet);
        const qreal scale = m_canvas.width() / diagramWidth;
        if (sheets.plan().count() == 0)
            return;
        m_canvas.need(std::min(leastDiagram, (sheets.plan().height() + sheets.head()) * scale));
        qreal top = 0;
        while (top < sheets.plan().height()) {
            const qreal bottom =
                flowSheetEnd(sheets.plan(), top, m_canvas.room() / scale - sheets.head() - 2);
            if (QPainter *painter = m_canvas.painter()) {
                painter->save();
                painter->translate(0, m_canvas.y());
                painter->scale(scale, scale);
                sheets.paint(*painter, top, bottom);
                painter->restore();
            }
            m_canvas.skip((sheets.head() + bottom - top) * scale);
            // What is left may be nothing but the ends of the life lines.
            const FlowPlan::Range left = sheets.plan().marksBetween(bottom + 1, sheets.plan().height() + 1);
            top = left.begin == left.end ? sheets.plan().height() : bottom;
            if (top < sheets.plan().height())
                m_canvas.newPage();
        }
        m_canvas.skip(8);
    }

    const ReportDocument &m_report;
    const ReportFonts &m_fonts;
    PdfLetters m_letters;
    QPalette m_palette;
    ThemeColours m_colours;
    ReportCanvas &m_canvas;
    const ReportSteps &m_steps;
};

} // namespace

ReportWriting writeReportPdf(const ReportDocument &report, const ReportFonts &fonts, const QPageSize &paper,
                             QIODevice &to, const ReportSteps &steps)
{
    constexpr double countingShare = 0.4;
    QPdfWriter pdf(&to);
    pdf.setPageLayout(QPageLayout(paper, QPageLayout::Portrait, usualMargins(), QPageLayout::Millimeter));
    pdf.setResolution(reportPdfResolution);
    pdf.setTitle(report.title);
    pdf.setCreator(report.foot);
    const qreal scale = reportPdfResolution / reportPixelsPerInch;
    const QSizeF size(pdf.width() / scale, pdf.height() / scale);
    const ReportCanvas::Frame frame{report.running, report.foot, PdfLetters(fonts).frame};
    ReportCanvas counting(size, frame);
    const ReportSteps first = [&steps](double share) { return steps(share * countingShare); };
    if (!ReportPages(report, fonts, counting, first).put())
        return ReportWriting::Stopped;
    QPainter painter;
    if (!painter.begin(&pdf))
        return ReportWriting::Failed;
    painter.scale(scale, scale);
    ReportCanvas canvas(size, frame, pdf, painter, counting.page());
    const ReportSteps second = [&steps](double share) {
        return steps(countingShare + share * (1 - countingShare));
    };
    const bool isWhole = ReportPages(report, fonts, canvas, second).put();
    if (!painter.end() || !canvas.isGood())
        return ReportWriting::Failed;
    return isWhole ? ReportWriting::Done : ReportWriting::Stopped;
}

} // namespace poplar::gui
