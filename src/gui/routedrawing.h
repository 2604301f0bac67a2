// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/icons.h"
#include "gui/routewords.h"

#include <QFont>
#include <QPalette>
#include <QRect>
#include <QSize>

class QFontMetrics;
class QPainter;

namespace poplar::gui {

/// The way of a message as a drawing: machines from the top (the sender) to the bottom (the mailbox), what
/// happened between them beside the line that joins them, delays as bars to one scale. It knows no widget:
/// the same goes to the screen and into a file.
class RouteDrawing {
public:
    void setRoute(const mime::Route &route);
    /// Places everything anew; all sizes follow the font.
    void arrange(const QFont &font, int width);
    [[nodiscard]] QSize size() const { return {m_width, m_height}; }
    [[nodiscard]] qsizetype legs() const { return m_legs.size(); }

    /// Where what is told of a hop stands.
    [[nodiscard]] QRect legRect(qsizetype leg) const;
    /// The hop at a place; that into a machine where this is one. -1 for none.
    [[nodiscard]] qsizetype legAt(const QPoint &place) const;
    /// The bar of a hop; empty if there is no delay to draw.
    [[nodiscard]] QRect barRect(qsizetype leg) const { return m_legPlaces.value(leg).bar; }

    void paint(QPainter &painter, const QPalette &palette) const;

private:
    enum class Ink { Text, Muted, Warning };
    struct Line {
        QRect rect;
        QString text; ///< Fits.
        QFont font;
        Ink ink = Ink::Text;
        Qt::Alignment align = Qt::AlignLeft;
    };
    struct LegPlace {
        QRect whole;
        QRect bar;
        QRect sign; ///< Of the lock.
    };
    struct Sizes {
        QFont strong;
        QFont small;
        int line = 0; ///< Height of a line of text.
        int icon = 0;
        int text = 0; ///< Where text begins…
        int right = 0; ///< …and where it ends.
        int bars = 0; ///< Where bars begin.
        bool narrow = false;
    };

    void measure(const QFont &font, int width);
    void placeStation(qsizetype station);
    void placeLeg(qsizetype leg);
    void placeDelay(qsizetype leg, int y);
    void addLine(const QRect &rect, const QString &text, const QFont &font, Ink ink,
                 Qt::Alignment align = Qt::AlignLeft);
    void paintLeg(QPainter &painter, const QPalette &palette, qsizetype leg) const;
    void paintBar(QPainter &painter, const QPalette &palette, qsizetype leg) const;
    void paintStation(QPainter &painter, const QPalette &palette, qsizetype station) const;
    [[nodiscard]] int delayWordsWidth() const;

    QList<StationText> m_stations;
    QList<LegText> m_legs;
    Sizes m_sizes;
    QList<Line> m_lines;
    QList<QRect> m_stationPlaces; ///< Of their pictures.
    QList<LegPlace> m_legPlaces;
    int m_width = 0;
    int m_height = 0;
};

} // namespace poplar::gui
