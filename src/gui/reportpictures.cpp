// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/reportpictures.h"

#include "findings/htmlpage.h"
#include "gui/theme.h"
#include "gui/throughputpicture.h"
#include "gui/timesharespicture.h"

#include <QBuffer>
#include <QFontMetricsF>
#include <QPainter>
#include <QRegularExpression>
#include <QSvgGenerator>

#include <algorithm>

namespace poplar::gui {

namespace {

constexpr int svgPerInch = 96; ///< As CSS has it.
constexpr qreal plotHeight = 150;

QString svgOf(const ReportPicture &picture, const QPalette &palette)
{
    QBuffer buffer;
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setResolution(svgPerInch);
    svg.setSize(picture.size.toSize());
    svg.setViewBox(QRectF(QPointF(), picture.size));
    QPainter painter(&svg);
    picture.paint(painter, palette);
    painter.end();
    return QString::fromUtf8(buffer.data());
}

/// In tags only: in texts, quotes are escaped.
const QRegularExpression &colourAttribute()
{
    static const QRegularExpression attribute(QStringLiteral("(fill|stroke)=\"(#[0-9a-fA-F]{6})\""));
    return attribute;
}

} // namespace

ReportPicture reportPicture(const ReportDocument &document, ReportDocument::Picture which, const QFont &font,
                            qreal width)
{
    const bool isPlot = which == ReportDocument::Picture::Throughput;
    const qreal height = isPlot ? plotHeight : TimeSharesPicture::heightFor(QFontMetricsF(font).height());
    const QRectF place(0, 0, width, height);
    const wire::SessionStatistics &statistics = document.statistics;
    return {
        place.size(), [&statistics, place, font, isPlot](QPainter &painter, const QPalette &palette) {
            painter.setFont(font);
            painter.setRenderHint(QPainter::Antialiasing);
            if (isPlot)
                ThroughputPicture(statistics.flow(), statistics.flowSpan()).paint(painter, place, palette);
            else
                TimeSharesPicture(statistics).paint(painter, place, palette);
        }};
}

/// The same is painted twice, so that the colours of both stand in the same order.
QString ReportSvg::element(const ReportPicture &picture, const QString &name)
{
    QString light = svgOf(picture, lightPalette());
    const QString dark = svgOf(picture, darkPalette());
    auto lights = colourAttribute().globalMatch(light);
    auto darks = colourAttribute().globalMatch(dark);
    while (lights.hasNext() && darks.hasNext()) {
        const QRegularExpressionMatch one = lights.next();
        const QRegularExpressionMatch other = darks.next();
        // What is the same in both is not a colour of the palette, but how SVG begins.
        const bool differs = one.captured() != other.captured() && one.captured(1) == other.captured(1);
        if (differs && !m_dark.contains(one.captured()))
            m_dark.insert(one.captured(), other.captured(2));
    }
    static const QRegularExpression root(QStringLiteral("<svg width=\"[^\"]*\" height=\"[^\"]*\""));
    static const QRegularExpression names(QStringLiteral("<(title|desc)>[^<]*</\\1>\\s*"));
    light.remove(0, std::max<qsizetype>(0, light.indexOf(u"<svg")));
    light.remove(names);
    return light.replace(root,
                         QStringLiteral("<svg role=\"img\" aria-label=\"%1\"").arg(findings::htmlText(name)));
}

QString ReportSvg::darkRules() const
{
    QString rules;
    for (auto colour = m_dark.cbegin(); colour != m_dark.cend(); ++colour) {
        const QString property = colour.key().section(u'=', 0, 0);
        // The white of a mask is none.
        rules += QStringLiteral("svg :not(mask)[%1]{%2:%3}").arg(colour.key(), property, colour.value());
    }
    return rules;
}

} // namespace poplar::gui
