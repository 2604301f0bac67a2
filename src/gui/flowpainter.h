// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/flowplan.h"

#include <QFont>
#include <QPalette>
#include <QRectF>

class QPainter;

namespace poplar::gui {

/// Where the parts of a diagram are from left to right.
struct FlowColumns {
    qreal times = 0; ///< Where the times end.
    qreal client = 0; ///< The life line of the client,
    qreal server = 0; ///< and of the server.
    qreal lanes = 0; ///< Where the bars of commands begin,
    qreal waits = 0; ///< and how long the server took.
    qreal width = 0;
};
[[nodiscard]] FlowColumns flowColumns(const QFont &font, qreal width);
/// Narrower, nothing can be read.
[[nodiscard]] qreal leastFlowWidth(const QFont &font);
/// The height of a line with its text.
[[nodiscard]] qreal flowRow(const QFont &font);

/// How a diagram looks.
struct FlowLook {
    QPalette palette;
    QFont font;
    qsizetype current = -1; ///< The mark where the keyboard is; what belongs to it stands out.
    qsizetype hovered = -1;
};

/// Paints a story as it was placed: on the screen and into files alike. It knows no widget.
class FlowPainter {
public:
    FlowPainter(const FlowStory &story, const FlowPlan &plan, const FlowLook &look, qreal width);

    /// How much was painted, for measures.
    struct Painted {
        qsizetype marks = 0;
        qsizetype spans = 0;
    };
    /// Paints what lies between two heights of the plan, and nothing else.
    Painted paint(QPainter &painter, qreal top, qreal bottom) const;

    [[nodiscard]] qreal headHeight() const;
    /// What stands above it: who speaks, and the state in which a mark is.
    void paintHead(QPainter &painter, qsizetype mark) const;

private:
    enum class Ink { Text, Muted, Accent, Danger };

    void paintBands(QPainter &painter, FlowPlan::Range range, qreal top, qreal bottom) const;
    void paintLifeLines(QPainter &painter, qreal top, qreal bottom) const;
    void paintSpan(QPainter &painter, qsizetype span, FlowPlan::Stretch stretch) const;
    void paintLane(QPainter &painter, qsizetype span, FlowPlan::Stretch stretch) const;
    void paintMark(QPainter &painter, qsizetype mark) const;
    void paintArrow(QPainter &painter, qsizetype mark) const;
    void paintDivider(QPainter &painter, qsizetype mark) const;
    void paintBreak(QPainter &painter, qsizetype mark) const;
    void paintSides(QPainter &painter, qsizetype mark) const;
    void paintText(QPainter &painter, const QRectF &place, const QString &text, Ink ink,
                   Qt::Alignment alignment) const;
    [[nodiscard]] QRectF textPlace(qsizetype mark) const;
    [[nodiscard]] QColor colour(Ink ink) const;
    [[nodiscard]] QColor ground(const QByteArray &state) const;
    [[nodiscard]] bool standsOut(qsizetype span) const;

    const FlowStory &m_story;
    const FlowPlan &m_plan;
    const FlowLook &m_look;
    FlowColumns m_columns;
};

} // namespace poplar::gui
