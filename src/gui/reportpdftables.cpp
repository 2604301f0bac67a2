// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of a report on pages.
#include "gui/reportpdfparts.h"

#include "gui/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace poplar::gui {

namespace {

constexpr int textLetters = 12; ///< Pixels.
constexpr int smallLetters = 11;
constexpr int codeLetters = 10;
constexpr int sectionLetters = 17;
constexpr int titleLetters = 28;
constexpr qreal noLigatures = 0.05; ///< Who searches for a word would not find one with a ligature.
constexpr qreal rowGap = 3; ///< Above and below a row.
constexpr qreal headRoom = 60; ///< What the head of a table takes at the most.
constexpr qreal explanationIn = 12; ///< Explanations stand so much further in.
constexpr int keptLines = 4; ///< Of a long text that are not parted from its beginning.
constexpr qsizetype pdfStepLines = 100;

QFont sized(QFont font, int pixels, QFont::Weight weight = QFont::Normal)
{
    font.setPixelSize(pixels);
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setLetterSpacing(QFont::AbsoluteSpacing, noLigatures);
    return font;
}

class TablePages {
public:
    TablePages(ReportCanvas &canvas, const PdfLetters &letters)
        : m_canvas(canvas)
        , m_letters(letters)
    {
    }

    void putTable(const ReportDocument::Table &table)
    {
        if (table.rows.isEmpty())
            return;
        double shares = 0;
        for (const auto &column : table.columns)
            shares += column.share;
        QList<qreal> widths;
        for (const auto &column : table.columns)
            widths += m_canvas.width() * column.share / shares;
        QStringList titles;
        for (const auto &column : table.columns)
            titles += column.title;
        const auto head = [this, table, widths, titles] {
            putRow(table, widths, titles, m_letters.strong, m_colours.muted);
            m_canvas.line(0, m_canvas.width(), m_colours.muted, 0.75);
        };
        m_canvas.need(50);
        head();
        m_canvas.setHead(head);
        for (const QStringList &row : table.rows) {
            putRow(table, widths, row, {}, ink());
            m_canvas.line(0, m_canvas.width(), m_colours.hairline, 0.5);
        }
        m_canvas.setHead(nullptr);
        m_canvas.skip(6);
    }

private:
    /// @param font of all cells; the default for those of the columns.
    void putRow(const ReportDocument::Table &table, const QList<qreal> &widths, const QStringList &row,
                const std::optional<QFont> &font, const QColor &colour)
    {
        using Look = ReportDocument::Table::Column::Look;
        std::vector<LaidText> cells;
        qreal height = 0;
        qreal ascent = 0;
        for (qsizetype i = 0; i < row.size(); ++i) {
            const Look look = table.columns[i].look;
            const QFont &own = look == Look::Code ? m_letters.code : m_letters.small;
            const Qt::Alignment side = look == Look::Number ? Qt::AlignRight : Qt::AlignLeft;
            cells.emplace_back(row[i], font.value_or(own),
                               LaidText::Shape{widths[i] - reportCellGap, 0,
                                               QTextOption::WrapAtWordBoundaryOrAnywhere, side});
            height = std::max(height, cells.back().height());
            ascent = std::max(ascent, cells.back().ascent());
        }
        m_canvas.need(std::min(m_canvas.wholeRoom() - headRoom, height + 2 * rowGap));
        if (QPainter *painter = m_canvas.painter()) {
            painter->setPen(colour);
            qreal x = 0;
            for (size_t i = 0; i < cells.size(); ++i) {
                const qreal top = m_canvas.y() + rowGap + ascent - cells[i].ascent();
                for (int line = 0; line < cells[i].lines(); ++line)
                    cells[i].paint(*painter, line, QPointF(x, top + line * cells[i].lineHeight()));
                x += widths[qsizetype(i)];
            }
        }
        m_canvas.skip(height + 2 * rowGap);
    }

    [[nodiscard]] QColor ink() const { return m_palette.color(QPalette::Text); }

    ReportCanvas &m_canvas;
    const PdfLetters &m_letters;
    QPalette m_palette = lightPalette();
    ThemeColours m_colours = themeColours(m_palette);
};

class ExchangePages {
public:
    ExchangePages(ReportCanvas &canvas, const PdfLetters &letters)
        : m_canvas(canvas)
        , m_letters(letters)
    {
    }

    bool putExchange(const ReportDocument::Exchange &exchange, const ReportSteps &steps)
    {
        if (exchange.lines.isEmpty())
            return true;
        const auto places = stops(exchange);
        const auto head = [this, places, titles = exchange.titles] {
            for (qsizetype i = 0; i < titles.size(); ++i)
                putShort(titles[i], places, size_t(i), m_letters.strong, m_colours.muted);
            m_canvas.skip(QFontMetricsF(m_letters.strong).lineSpacing() + rowGap);
            m_canvas.line(0, m_canvas.width(), m_colours.muted, 0.75);
        };
        head();
        m_canvas.setHead(head);
        for (qsizetype i = 0; i < exchange.lines.size(); ++i) {
            if (i % pdfStepLines == 0 && !steps(double(i) / double(exchange.lines.size())))
                return false;
            putLine(exchange.lines[i], places);
        }
        m_canvas.setHead(nullptr);
        m_canvas.skip(6);
        return true;
    }

private:
    /// Where the columns of the exchange begin, and where the last one ends.
    [[nodiscard]] std::array<qreal, 7> stops(const ReportDocument::Exchange &exchange) const
    {
        const QFontMetricsF code(m_letters.code);
        const qreal character = code.horizontalAdvance(u'0');
        const auto digits = qreal(std::max<qsizetype>(3, QString::number(exchange.lines.size()).size()));
        const std::array<qreal, 5> widths{digits * character, 12 * character, 8 * character, 2 * character,
                                          14 * character};
        std::array<qreal, 7> stops{};
        for (size_t i = 0; i < widths.size(); ++i)
            stops[i + 1] = stops[i] + widths[i] + reportCellGap;
        stops[6] = m_canvas.width();
        return stops;
    }

    /// A text of one line in its column; numbers stand on the right of theirs.
    void putShort(const QString &text, const std::array<qreal, 7> &places, size_t column, const QFont &font,
                  const QColor &colour) const
    {
        QPainter *painter = m_canvas.painter();
        if (painter == nullptr || text.isEmpty())
            return;
        painter->setFont(font);
        painter->setPen(colour);
        const bool isNumber = column == 0 || column == 2;
        const QFontMetricsF metrics(font);
        const qreal right = places[column + 1] - reportCellGap - metrics.horizontalAdvance(text);
        painter->drawText(
            QPointF(isNumber ? right : places[column], m_canvas.y() + rowGap + metrics.ascent()), text);
    }

    void putLine(const ReportDocument::Line &line, const std::array<qreal, 7> &places)
    {
        using Speaker = ReportDocument::Line::Speaker;
        const QColor colour = line.isError    ? m_colours.danger
            : line.speaker == Speaker::Client ? m_colours.accent
            : line.speaker == Speaker::Server ? ink()
                                              : m_colours.muted;
        const QFont &font = line.isError ? m_letters.strongCode : m_letters.code;
        const qreal left = places[5];
        const qreal hanging = 2 * QFontMetricsF(m_letters.code).horizontalAdvance(u'0');
        const LaidText text(line.text, font, {places[6] - left, hanging, QTextOption::WrapAnywhere});
        const bool hasDay = line.time.size() > 12;
        const LaidText why(line.explanation, m_letters.small, {places[6] - left - explanationIn});
        const qreal explained = line.explanation.isEmpty() ? 0 : why.height() + 1;
        m_canvas.need(2 * rowGap + std::min(keptLines, text.lines() + int(hasDay)) * text.lineHeight()
                      + explained);
        m_canvas.line(0, m_canvas.width(), m_colours.hairline, 0.4);
        if (hasDay) {
            putShort(line.time.left(10), places, 1, m_letters.code, m_colours.muted);
            m_canvas.skip(text.lineHeight());
        }
        putShort(line.number, places, 0, m_letters.code, m_colours.muted);
        putShort(line.time.right(12), places, 1, m_letters.code, m_colours.muted);
        putShort(line.sinceStart, places, 2, m_letters.code, m_colours.muted);
        putShort(speakerSign(line.speaker), places, 3, font, colour);
        putShort(line.state, places, 4, m_letters.code, m_colours.muted);
        m_canvas.skip(rowGap);
        m_canvas.put(text, left, colour);
        if (!line.explanation.isEmpty())
            putExplanation(why, left);
        m_canvas.skip(rowGap);
    }

    void putExplanation(const LaidText &text, qreal left)
    {
        m_canvas.skip(1);
        m_canvas.need(std::min(m_canvas.wholeRoom() - headRoom, text.height()));
        if (QPainter *painter = m_canvas.painter())
            painter->fillRect(QRectF(left + 2, m_canvas.y(), 2, text.height()), m_colours.hairline);
        m_canvas.put(text, left + explanationIn, m_colours.muted);
    }

    [[nodiscard]] QColor ink() const { return m_palette.color(QPalette::Text); }

    ReportCanvas &m_canvas;
    const PdfLetters &m_letters;
    QPalette m_palette = lightPalette();
    ThemeColours m_colours = themeColours(m_palette);
};

} // namespace

PdfLetters::PdfLetters(const ReportFonts &fonts)
    : text(sized(fonts.text, textLetters))
    , small(sized(fonts.text, smallLetters))
    , strong(sized(fonts.text, smallLetters, QFont::DemiBold))
    , section(sized(fonts.text, sectionLetters, QFont::DemiBold))
    , title(sized(fonts.text, titleLetters, QFont::Bold))
    , code(sized(fonts.code, codeLetters))
    , strongCode(sized(fonts.code, codeLetters, QFont::Bold))
    , frame(sized(fonts.text, codeLetters))
{
}

void putReportTable(ReportCanvas &canvas, const PdfLetters &letters, const ReportDocument::Table &table)
{
    TablePages(canvas, letters).putTable(table);
}

bool putReportExchange(ReportCanvas &canvas, const PdfLetters &letters,
                       const ReportDocument::Exchange &exchange, const ReportSteps &steps)
{
    return ExchangePages(canvas, letters).putExchange(exchange, steps);
}

} // namespace poplar::gui
