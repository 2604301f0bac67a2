// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/treemappainter.h"

#include "gui/theme.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace poplar::gui {
namespace {

using TileMark = TreemapTileLook::Mark;

constexpr int tileRadius = 3;
constexpr int tilePadding = 6;
constexpr int tickedThickness = 4;
constexpr qreal leastTicked = 6; ///< px: less is a speck, not a line.
constexpr qreal outline = 3;
constexpr int wideTile = 260; ///< px: has a larger title,
constexpr int highTile = 130; ///< px, if it is so high as well.
constexpr qreal largeTitle = 1.25;
constexpr int leastCharacters = 4; ///< Less of a text says nothing.

/// The text as far as it fits; nothing where hardly anything does.
QString fitted(const QString &text, const QFontMetrics &metrics, int width)
{
    const QString shown = metrics.elidedText(text, Qt::ElideRight, width);
    return shown != text && shown.size() <= leastCharacters ? QString() : shown;
}

/// As much of the amount as can be said without shortening a number.
QString amountFor(const TreemapTileLook &look, const QFontMetrics &metrics, int width)
{
    for (const QString &text : {look.amount, look.shortAmount}) {
        if (metrics.horizontalAdvance(text) <= width)
            return text;
    }
    return {};
}

void paintGround(QPainter &painter, const TreemapTileLook &look, const QRectF &tile, const QPalette &palette)
{
    const ThemeColours colours = themeColours(palette);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.ground);
    painter.drawRoundedRect(tile, tileRadius, tileRadius);
    if (look.marks & TileMark::Hatched) {
        painter.setBrush(QBrush(palette.color(QPalette::Mid), Qt::BDiagPattern));
        painter.drawRoundedRect(tile, tileRadius, tileRadius);
    }
    if (look.marks & TileMark::Hovered) {
        QColor veil = palette.color(QPalette::Text);
        veil.setAlpha(20);
        painter.setBrush(veil);
        painter.drawRoundedRect(tile, tileRadius, tileRadius);
    }
    const qreal width = tile.width() * std::min<qreal>(look.ticked, 1);
    if (width >= leastTicked) {
        painter.setBrush(colours.danger);
        painter.drawRect(QRectF(tile.left(), tile.bottom() - tickedThickness, width, tickedThickness));
    }
}

void paintMarks(QPainter &painter, const TreemapTileLook &look, const QRectF &tile, const QPalette &palette)
{
    painter.setBrush(Qt::NoBrush);
    if (look.marks & TileMark::Selected) {
        const qreal half = outline / 2;
        painter.setPen(QPen(themeColours(palette).accent, outline));
        painter.drawRoundedRect(tile.adjusted(half, half, -half, -half), tileRadius, tileRadius);
    }
    if (look.marks & TileMark::Current) {
        painter.setPen(QPen(palette.color(QPalette::Text), 1, Qt::DotLine));
        painter.drawRoundedRect(tile.adjusted(4.5, 4.5, -4.5, -4.5), tileRadius, tileRadius);
    }
}

void paintTexts(QPainter &painter, const TreemapTileLook &look, const QRect &tile, const QPalette &palette,
                const QFont &font)
{
    QFont strong = font;
    strong.setWeight(QFont::DemiBold);
    if (tile.width() >= wideTile && tile.height() >= highTile)
        strong.setPointSizeF(strong.pointSizeF() * largeTitle);
    const QFontMetrics titleMetrics(strong);
    const QFontMetrics metrics(font);
    const int side = std::min(tilePadding, std::max(2, tile.height() / 6));
    const QRect room = tile.adjusted(tilePadding, side, -tilePadding, -side);
    if (room.height() < titleMetrics.height())
        return;
    const QString title = fitted(look.title, titleMetrics, room.width());
    const bool hasAmount = room.height() >= titleMetrics.height() + metrics.height();
    const QString amount = hasAmount && !title.isEmpty() ? amountFor(look, metrics, room.width()) : QString();
    if (look.marks & TileMark::Hatched) {
        // Letters among lines are hard to read.
        const int width = std::max(titleMetrics.horizontalAdvance(title), metrics.horizontalAdvance(amount));
        const int height = titleMetrics.height() + (amount.isEmpty() ? 0 : metrics.height());
        painter.fillRect(QRect(room.topLeft(), QSize(width, height)).adjusted(-3, -2, 3, 2), look.ground);
    }
    painter.setPen(palette.color(QPalette::Text));
    painter.setFont(strong);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine, title);
    painter.setFont(font);
    painter.drawText(room.adjusted(0, titleMetrics.height(), 0, 0),
                     Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine, amount);
}

} // namespace

void paintTreemapTile(QPainter &painter, const TreemapTileLook &look, const QRect &place,
                      const QPalette &palette, const QFont &font)
{
    const QRect tile =
        place.width() > 6 && place.height() > 6 ? place.adjusted(1, 1, -1, -1) : place.adjusted(0, 0, -1, -1);
    paintGround(painter, look, tile, palette);
    paintTexts(painter, look, tile, palette, font);
    paintMarks(painter, look, tile, palette);
}

} // namespace poplar::gui
