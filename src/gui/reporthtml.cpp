// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/reporthtml.h"

#include "findings/htmlpage.h"
#include "gui/flowsheets.h"
#include "gui/theme.h"

#include <QIODevice>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace poplar::gui {

using findings::htmlText;
using ReportSection = ReportDocument::Section;

namespace {

constexpr qreal htmlPictureWidth = 900;
constexpr int htmlPictureLetters = 12;
constexpr qreal htmlSheet = 12'000; ///< Browsers are slow with much higher ones.
constexpr qsizetype htmlStepLines = 500;

QString colourRules(const QPalette &palette)
{
    const ThemeColours colours = themeColours(palette);
    const auto rule = [](const char *name, const QColor &colour) {
        return QStringLiteral("--%1:%2;").arg(QLatin1StringView(name), colour.name());
    };
    return rule("ground", palette.color(QPalette::Base)) + rule("text", palette.color(QPalette::Text))
        + rule("muted", colours.muted) + rule("line", colours.hairline) + rule("accent", colours.accent)
        + rule("danger", colours.danger) + rule("soft", palette.color(QPalette::Window));
}

QString styleOf(const QString &darkRules)
{
    return QStringLiteral(
               ":root{color-scheme:light dark;%1}"
               "@media screen and (prefers-color-scheme:dark){:root{%2}%3}"
               "body{max-width:62em;padding:0 1.5em;background:var(--ground);color:var(--text);"
               "font:0.95em/1.5 system-ui,\"Segoe UI\",\"Noto Sans\",sans-serif}"
               "header{border-bottom:2px solid var(--accent);margin-bottom:1.5em}"
               "h1{font-size:1.9em;margin:0 0 .2em}h2{font-size:1.25em;margin:2em 0 .6em;"
               "border-bottom:1px solid var(--line);padding-bottom:.2em}h3{font-size:1em;"
               "margin:1.2em 0 .4em}p{margin:.4em 0}.muted,nav,footer{color:var(--muted)}"
               "nav a{color:var(--accent);margin-right:1.2em}"
               "code,.code,.exchange{font-family:ui-monospace,\"DejaVu Sans Mono\",Menlo,Consolas,"
               "monospace;font-size:.92em}"
               "dl{display:grid;grid-template-columns:minmax(9em,14em) 1fr;gap:.25em 1.2em;margin:0}"
               "dt{color:var(--muted)}dd{margin:0}"
               "table{border-collapse:collapse;width:100%;font-size:.9em}"
               "th{text-align:left;color:var(--muted);font-weight:600;border-bottom:1px solid "
               "var(--muted);padding:.25em .5em;font-family:inherit}"
               "td{vertical-align:top;border-bottom:1px solid var(--line);padding:.25em .5em;"
               "white-space:pre-line}.number{text-align:right;white-space:nowrap}"
               "svg{display:block;width:100%;height:auto;overflow:hidden;margin:.8em 0;"
               "border:1px solid var(--line);background:var(--ground)}"
               "svg text{font-family:\"DejaVu Sans Mono\",Menlo,Consolas,monospace}"
               "svg.sans{border:0}svg.sans text{font-family:system-ui,\"Noto Sans\",sans-serif}"
               ".exchange{table-layout:fixed;font-size:.8em}.exchange td{border:0;border-top:1px "
               "solid var(--line)}.n{width:3.6em}.t{width:7.6em}.s{width:5em}.w{width:2.2em}"
               ".st{width:8.6em}td.n,td.t,td.s,td.st{color:var(--muted)}td.n,td.s{text-align:right}"
               // A further line of a long text stands further in: so it is seen to be one.
               ".x{white-space:pre-wrap;overflow-wrap:anywhere;padding-left:2.2em!important;"
               "text-indent:-1.7em}"
               ".C .x{color:var(--accent)}.N .x{color:var(--muted)}.E .x{color:var(--danger);"
               "font-weight:600}"
               "td.why{border-top:0!important;font-family:system-ui,\"Noto Sans\",sans-serif;"
               "color:var(--muted);font-size:1.05em}td.why div{border-left:3px solid var(--line);"
               "padding:.1em 0 .2em .8em}"
               "footer{margin-top:3em;border-top:1px solid var(--line);font-size:.9em}"
               "@media print{body{max-width:none;margin:0;padding:0;font-size:9pt}nav{display:none}"
               "tr,dt,dd{break-inside:avoid}h2,h3{break-after:avoid}}")
        .arg(colourRules(lightPalette()), colourRules(darkPalette()), darkRules);
}

/// Writes a report from its beginning to its end.
class HtmlReport {
public:
    HtmlReport(const ReportDocument &report, const ReportFonts &fonts, QIODevice &to,
               const ReportSteps &steps)
        : m_report(report)
        , m_fonts(fonts)
        , m_to(to)
        , m_steps(steps)
    {
        m_fonts.text.setPixelSize(htmlPictureLetters);
    }

    bool write()
    {
        if (!makePictures())
            return false;
        put(findings::htmlHead({QStringLiteral("%1 · %2").arg(m_report.title, m_report.running),
                                m_report.language, styleOf(m_svg.darkRules())}));
        put(QStringLiteral("<header><h1>%1</h1><p>%2</p></header>\n<nav>")
                .arg(htmlText(m_report.title), htmlText(m_report.subtitle)));
        for (const ReportSection &section : m_report.sections)
            put(QStringLiteral("<a href=\"#%1\">%2</a> ").arg(section.name, htmlText(section.title)));
        put(QStringLiteral("</nav>\n"));
        for (const ReportSection &section : m_report.sections) {
            if (!writeSection(section))
                return false;
        }
        put(QStringLiteral("<footer>"));
        putParagraphs(m_report.closing, "<p>");
        put(QStringLiteral("</footer>\n") + findings::htmlEnd());
        return true;
    }

private:
    void put(const QString &html) { m_to.write(html.toUtf8()); }

    void putParagraphs(const QStringList &paragraphs, const char *begin)
    {
        for (const QString &paragraph : paragraphs)
            put(QLatin1StringView(begin) + htmlText(paragraph) + QStringLiteral("</p>\n"));
    }

    bool makePictures()
    {
        for (const ReportSection &section : m_report.sections) {
            for (const ReportDocument::Picture picture : section.pictures) {
                if (picture == ReportDocument::Picture::Diagram ? !makeDiagram(section)
                                                                : !makePlot(picture, section))
                    return false;
            }
        }
        return true;
    }

    bool makePlot(ReportDocument::Picture which, const ReportSection &section)
    {
        m_pictures[section.name] +=
            m_svg.element(reportPicture(m_report, which, m_fonts.text, htmlPictureWidth), section.title)
                .replace(QStringLiteral("<svg "), QStringLiteral("<svg class=\"sans\" "));
        return m_steps(0);
    }

    bool makeDiagram(const ReportSection &section)
    {
        const FlowSheet sheet{{}, m_fonts.code, lightPalette(), htmlPictureLetters, htmlPictureWidth};
        const FlowSheets light(m_report.story, sheet);
        FlowSheet darkSheet = sheet;
        darkSheet.palette = darkPalette();
        const FlowSheets dark(m_report.story, darkSheet);
        if (light.plan().count() == 0)
            return true;
        const QList<qreal> cuts = flowSheets(light.plan(), htmlSheet);
        for (qsizetype at = 0; at + 1 < cuts.size(); ++at) {
            if (!m_steps(0))
                return false;
            const qreal top = cuts[at];
            const qreal bottom = cuts[at + 1];
            const QSizeF size(htmlPictureWidth, light.head() + std::ceil(bottom - top));
            const auto paint = [&](QPainter &painter, const QPalette &palette) {
                (isDark(palette) ? dark : light).paint(painter, top, bottom);
            };
            m_pictures[section.name] += m_svg.element({size, paint}, section.title);
        }
        return true;
    }

    bool writeSection(const ReportSection &section)
    {
        put(QStringLiteral("<h2 id=\"%1\">%2</h2>\n").arg(section.name, htmlText(section.title)));
        putParagraphs(section.paragraphs, "<p class=\"muted\">");
        putFacts(section.facts);
        put(m_pictures.value(section.name));
        if (!section.tableTitle.isEmpty())
            put(QStringLiteral("<h3>%1</h3>\n").arg(htmlText(section.tableTitle)));
        putTable(section.table);
        if (!putExchange(section.exchange))
            return false;
        putParagraphs(section.notes, "<p class=\"muted\">");
        return true;
    }

    void putFacts(const QList<ReportDocument::Fact> &facts)
    {
        if (facts.isEmpty())
            return;
        put(QStringLiteral("<dl>\n"));
        for (const ReportDocument::Fact &fact : facts) {
            const bool isCode = fact.look == ReportDocument::Fact::Look::Code;
            put(QStringLiteral("<dt>%1</dt><dd%2>%3</dd>\n")
                    .arg(htmlText(fact.name), isCode ? QStringLiteral(" class=\"code\"") : QString(),
                         htmlText(fact.value)));
        }
        put(QStringLiteral("</dl>\n"));
    }

    void putTable(const ReportDocument::Table &table)
    {
        using Look = ReportDocument::Table::Column::Look;
        if (table.rows.isEmpty())
            return;
        const auto cell = [](const char *element, Look look, const QString &text) {
            const QString name = look == Look::Number ? QStringLiteral(" class=\"number\"")
                : look == Look::Code                  ? QStringLiteral(" class=\"code\"")
                                                      : QString();
            const auto tag = QLatin1StringView(element);
            return QStringLiteral("<%1%2>%3</%1>").arg(tag, name, text);
        };
        put(QStringLiteral("<table><thead><tr>"));
        for (const auto &column : table.columns)
            put(cell("th", column.look == Look::Number ? Look::Number : Look::Plain, htmlText(column.title)));
        put(QStringLiteral("</tr></thead><tbody>\n"));
        for (const QStringList &row : table.rows) {
            put(QStringLiteral("<tr>"));
            for (qsizetype i = 0; i < row.size(); ++i)
                put(cell("td", table.columns[i].look, htmlLines(row[i])));
            put(QStringLiteral("</tr>\n"));
        }
        put(QStringLiteral("</tbody></table>\n"));
    }

    /// The line ends are the report's own: those in texts are neutralised.
    static QString htmlLines(const QString &text)
    {
        QStringList lines;
        for (const QString &line : text.split(u'\n'))
            lines += htmlText(line);
        return lines.join(QStringLiteral("<br>"));
    }

    bool putExchange(const ReportDocument::Exchange &exchange)
    {
        static constexpr const char *classes[] = {"n", "t", "s", "w", "st", ""};
        if (exchange.lines.isEmpty())
            return true;
        put(QStringLiteral("<table class=\"exchange\"><thead><tr>"));
        for (qsizetype i = 0; i < exchange.titles.size(); ++i)
            put(QStringLiteral("<th class=\"%1\">%2</th>")
                    .arg(QLatin1StringView(classes[i]), htmlText(exchange.titles[i])));
        put(QStringLiteral("</tr></thead><tbody>\n"));
        for (qsizetype i = 0; i < exchange.lines.size(); ++i) {
            if (i % htmlStepLines == 0 && !m_steps(double(i) / double(exchange.lines.size())))
                return false;
            putLine(exchange.lines[i]);
        }
        put(QStringLiteral("</tbody></table>\n"));
        return true;
    }

    void putLine(const ReportDocument::Line &line)
    {
        using Speaker = ReportDocument::Line::Speaker;
        const QChar look = line.isError       ? u'E'
            : line.speaker == Speaker::Client ? u'C'
            : line.speaker == Speaker::Server ? u'S'
                                              : u'N';
        // Texts are put in one by one: what the server said may have a "%1" in it.
        put(QStringLiteral("<tr class=\"") + look + QStringLiteral("\"><td class=\"n\">") + line.number
            + QStringLiteral("</td><td class=\"t\">") + htmlText(line.time)
            + QStringLiteral("</td><td class=\"s\">") + htmlText(line.sinceStart)
            + QStringLiteral("</td><td>") + speakerSign(line.speaker)
            + QStringLiteral("</td><td class=\"st\">") + htmlText(line.state)
            + QStringLiteral("</td><td class=\"x\">") + htmlText(line.text) + QStringLiteral("</td></tr>\n"));
        if (!line.explanation.isEmpty())
            put(QStringLiteral("<tr><td class=\"why\" colspan=\"5\"></td><td class=\"why\"><div>")
                + htmlText(line.explanation) + QStringLiteral("</div></td></tr>\n"));
    }

    const ReportDocument &m_report;
    ReportFonts m_fonts;
    QIODevice &m_to;
    const ReportSteps &m_steps;
    ReportSvg m_svg;
    QHash<QString, QString> m_pictures; ///< By the name of the section.
};

} // namespace

bool writeReportHtml(const ReportDocument &report, const ReportFonts &fonts, QIODevice &to,
                     const ReportSteps &steps)
{
    return HtmlReport(report, fonts, to, steps).write();
}

} // namespace poplar::gui
