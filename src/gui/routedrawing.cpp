// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/routedrawing.h"

#include "gui/theme.h"

#include <QCoreApplication>
#include <QFontInfo>
#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace poplar::gui {

using Protection = mime::Hop::Protection;

namespace {

struct RouteDrawingWords {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::RouteDrawingWords)
};

constexpr int narrowCharacters = 64; ///< A picture with less room puts times and bars on lines of their own.
constexpr int shortestBar = 3; ///< A delay that is known can be seen.
constexpr int mostShownAs = 160; ///< Characters.
constexpr int measured = 2; ///< Widths of text are rounded.

/// Sizes in pixels mean the same on a screen, in a picture and in SVG.
QFont inPixels(const QFont &font)
{
    QFont exact = font;
    exact.setPixelSize(QFontInfo(font).pixelSize());
    return exact;
}

QColor legColour(Protection protection, const ThemeColours &colours)
{
    switch (protection) {
    case Protection::Tls:
        return colours.success;
    case Protection::None:
        return colours.warning;
    default:
        return colours.edge;
    }
}

} // namespace

void RouteDrawing::setRoute(const mime::Route &route)
{
    m_stations = stationTexts(route);
    m_legs = legTexts(route);
}

void RouteDrawing::arrange(const QFont &font, int width)
{
    m_width = width;
    measure(inPixels(font), width);
    m_lines.clear();
    m_stationPlaces.clear();
    m_legPlaces.clear();
    m_height = m_stations.isEmpty() ? 0 : space::normal;
    for (qsizetype i = 0; i < m_stations.size(); ++i) {
        placeStation(i);
        if (i < m_legs.size())
            placeLeg(i);
    }
    m_height += m_stations.isEmpty() ? 0 : space::normal;
}

void RouteDrawing::measure(const QFont &font, int width)
{
    const QFontMetrics metrics(font);
    m_sizes.strong = font;
    m_sizes.strong.setWeight(QFont::DemiBold);
    m_sizes.small = font;
    m_sizes.line = std::max(metrics.height(), QFontMetrics(m_sizes.strong).height());
    m_sizes.icon = m_sizes.line + space::small;
    m_sizes.text = space::normal + m_sizes.icon + space::normal + space::small;
    m_sizes.right = std::max(width - space::normal, m_sizes.text + m_sizes.line);
    m_sizes.narrow = width < metrics.averageCharWidth() * narrowCharacters;
    m_sizes.bars = m_sizes.text;
    if (m_sizes.narrow)
        return;
    int words = 0;
    for (const LegText &leg : std::as_const(m_legs))
        words = std::max(words, metrics.horizontalAdvance(leg.words));
    const int room = m_sizes.right - m_sizes.text;
    m_sizes.bars += std::min(words + space::huge, room / 2);
}

void RouteDrawing::placeStation(qsizetype at)
{
    const StationText &station = m_stations[at];
    const int width = m_sizes.right - m_sizes.text;
    m_stationPlaces += QRect(space::normal, m_height, m_sizes.icon, m_sizes.icon);
    const int top = m_height + (m_sizes.icon - m_sizes.line) / 2;
    const int timeWidth = QFontMetrics(m_sizes.small).horizontalAdvance(station.time) + space::large;
    const int nameWidth = m_sizes.narrow || station.time.isEmpty() ? width : width - timeWidth;
    addLine({m_sizes.text, top, nameWidth, m_sizes.line}, station.name, m_sizes.strong, Ink::Text);
    int next = top + m_sizes.line;
    const auto below = [&](const QString &text) {
        addLine({m_sizes.text, next, width, m_sizes.line}, text, m_sizes.small, Ink::Muted);
        next += m_sizes.line;
    };
    if (!station.time.isEmpty() && m_sizes.narrow)
        below(station.time);
    else if (!station.time.isEmpty())
        addLine({m_sizes.right - timeWidth, top, timeWidth, m_sizes.line}, station.time, m_sizes.small,
                Ink::Muted, Qt::AlignRight);
    if (!station.seenAs.isEmpty())
        //: Other names and the address of a server, as the next one saw it.
        below(RouteDrawingWords::tr("seen as %1").arg(station.seenAs.left(mostShownAs)));
    if (at > 0 && at == m_stations.size() - 1)
        below(RouteDrawingWords::tr("Your mailbox"));
    m_height = std::max(m_height + m_sizes.icon, next);
}

void RouteDrawing::placeLeg(qsizetype at)
{
    const LegText &leg = m_legs[at];
    const int from = m_height + space::small;
    int y = m_height + space::normal;
    const bool beside = !m_sizes.narrow && !leg.delayWords.isEmpty();
    const int width = (beside ? m_sizes.bars - space::normal : m_sizes.right) - m_sizes.text;
    addLine({m_sizes.text, y, width, m_sizes.line}, leg.words, m_sizes.small,
            leg.protection == Protection::None ? Ink::Warning : Ink::Muted);
    const QRect picture = m_stationPlaces[at];
    m_legPlaces += LegPlace{{}, {}, {picture.center().x() - m_sizes.line / 2, y, m_sizes.line, m_sizes.line}};
    if (m_sizes.narrow && !leg.delayWords.isEmpty())
        y += m_sizes.line;
    if (!leg.delayWords.isEmpty())
        placeDelay(at, y);
    m_height = y + m_sizes.line + space::normal;
    m_legPlaces.last().whole = QRect(0, from, m_sizes.right + space::normal, m_height - space::small - from);
}

void RouteDrawing::placeDelay(qsizetype at, int y)
{
    const LegText &leg = m_legs[at];
    const int room = std::max(0, m_sizes.right - m_sizes.bars - delayWordsWidth() - space::normal);
    int x = m_sizes.bars;
    if (leg.delay == LegText::Delay::Known) {
        const int height = m_sizes.line / 2;
        const int length = std::max(shortestBar, int(leg.share * room));
        m_legPlaces.last().bar = QRect(x, y + (m_sizes.line - height) / 2, length, height);
        x += length + space::normal;
    }
    const Ink ink = leg.delay == LegText::Delay::Negative ? Ink::Warning
        : leg.delay == LegText::Delay::Unknown            ? Ink::Muted
                                                          : Ink::Text;
    addLine({x, y, m_sizes.right - x, m_sizes.line}, leg.delayWords, m_sizes.small, ink);
}

int RouteDrawing::delayWordsWidth() const
{
    const QFontMetrics metrics(m_sizes.small);
    int widest = 0;
    for (const LegText &leg : m_legs) {
        if (leg.delay == LegText::Delay::Known)
            widest = std::max(widest, metrics.horizontalAdvance(leg.delayWords));
    }
    return widest + measured;
}

void RouteDrawing::addLine(const QRect &rect, const QString &text, const QFont &font, Ink ink,
                           Qt::Alignment align)
{
    const QString fits = QFontMetrics(font).elidedText(text, Qt::ElideMiddle, rect.width());
    m_lines += Line{rect, fits, font, ink, align | Qt::AlignVCenter};
}

QRect RouteDrawing::legRect(qsizetype leg) const
{
    return m_legPlaces.value(leg).whole;
}

qsizetype RouteDrawing::legAt(const QPoint &place) const
{
    for (qsizetype i = 0; i < m_legPlaces.size(); ++i) {
        if (place.y() <= m_legPlaces[i].whole.bottom() && place.y() >= 0)
            return i;
    }
    return place.y() < m_height ? m_legPlaces.size() - 1 : -1;
}

void RouteDrawing::paint(QPainter &painter, const QPalette &palette) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColours colours = themeColours(palette);
    for (qsizetype i = 0; i < m_legPlaces.size(); ++i)
        paintLeg(painter, palette, i);
    for (qsizetype i = 0; i < m_stationPlaces.size(); ++i)
        paintStation(painter, palette, i);
    for (const Line &line : m_lines) {
        painter.setFont(line.font);
        painter.setPen(line.ink == Ink::Text        ? palette.color(QPalette::Text)
                           : line.ink == Ink::Muted ? colours.muted
                                                    : colours.warning);
        painter.drawText(line.rect, int(line.align) | Qt::TextSingleLine, line.text);
    }
    painter.restore();
}

void RouteDrawing::paintLeg(QPainter &painter, const QPalette &palette, qsizetype leg) const
{
    const Protection protection = m_legs[leg].protection;
    const int x = m_stationPlaces[leg].center().x();
    const int from = m_stationPlaces[leg].bottom() + space::small;
    const int to = m_stationPlaces[leg + 1].top() - space::small;
    QPen pen(legColour(protection, themeColours(palette)), 2);
    if (protection == Protection::Unstated)
        pen.setStyle(Qt::DotLine);
    painter.setPen(pen);
    painter.drawLine(x, from, x, to);
    paintBar(painter, palette, leg);
    if (protection != Protection::Tls && protection != Protection::None)
        return;
    const QRect sign = m_legPlaces[leg].sign;
    painter.fillRect(sign.adjusted(0, -space::small / 2, 0, space::small / 2), palette.color(QPalette::Base));
    const bool safe = protection == Protection::Tls;
    paintIcon(painter, sign, safe ? Icon::Lock : Icon::LockOpen, safe ? Tint::Success : Tint::Warning,
              palette);
}

void RouteDrawing::paintBar(QPainter &painter, const QPalette &palette, qsizetype leg) const
{
    const QRect bar = m_legPlaces[leg].bar;
    if (bar.isEmpty())
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(themeColours(palette).accent);
    const double round = std::min(bar.width(), bar.height()) / 4.0;
    painter.drawRoundedRect(bar, round, round);
    painter.setBrush(Qt::NoBrush);
}

void RouteDrawing::paintStation(QPainter &painter, const QPalette &palette, qsizetype station) const
{
    const bool first = station == 0;
    const bool last = station == m_stations.size() - 1;
    const Icon picture = first ? Icon::User : last ? Icon::Mailbox : Icon::Server;
    paintIcon(painter, m_stationPlaces[station], picture, last ? Tint::Accent : Tint::Muted, palette);
}

} // namespace poplar::gui
