// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/flowstory.h"

namespace poplar::gui {

/// How the time of a diagram goes from top to bottom.
enum class FlowScale {
    Even, ///< Each mark has a row.
    ToScale, ///< Distances are as times, but for what takes very long: that is broken off.
};

/// Where everything of a story is from top to bottom, in device-independent pixels. What has been placed
/// stays there: taking in more of the same story costs as much as is new.
class FlowPlan {
public:
    struct Shape {
        FlowScale scale = FlowScale::Even;
        qreal row = 24; ///< Height of a line with its text.
        qreal perSecond = 1000; ///< Pixels of a second, to scale.

        bool operator==(const Shape &) const = default;
    };
    /// Longest distance between marks that is drawn to scale, in rows.
    static constexpr int longestGap = 24;

    [[nodiscard]] const Shape &shape() const { return m_shape; }
    /// Another one places everything anew.
    void setShape(const Shape &shape);

    /// Places what has come since the last time.
    /// @return how much lower everything before was: what was forgotten is no longer there.
    qreal update(const FlowStory &story);

    [[nodiscard]] qreal height() const;
    [[nodiscard]] qsizetype count() const { return m_places.size(); }
    /// The line of a mark; its text is above it.
    [[nodiscard]] qreal y(qsizetype mark) const { return m_places[mark].y; }
    /// Whether there is room for its text.
    [[nodiscard]] bool hasRoom(qsizetype mark) const { return m_places[mark].hasRoom; }
    /// Whether there is room for its time.
    [[nodiscard]] bool hasTime(qsizetype mark) const { return m_places[mark].hasTime; }
    /// How much of the time before it is broken off; 0 where it is to scale.
    [[nodiscard]] FlowTime brokenOff(qsizetype mark) const { return m_places[mark].brokenOff; }

    /// The marks between two heights, the last one excluded. Their texts reach a row above that.
    struct Range {
        qsizetype begin = 0;
        qsizetype end = 0;
    };
    [[nodiscard]] Range marksBetween(qreal top, qreal bottom) const;
    /// The mark that is nearest, as long as it is within a row; -1 for none.
    [[nodiscard]] qsizetype markAt(qreal y) const;

    /// From where to where a span goes: waiting for the reply, and the reply itself.
    struct Stretch {
        qreal begin = 0;
        qreal answered = 0; ///< As `end` where no reply came.
        qreal end = 0;
    };
    [[nodiscard]] Stretch stretchOf(const FlowStory &story, qsizetype span) const;
    /// The spans of which something lies between two heights.
    [[nodiscard]] QList<qsizetype> spansBetween(const FlowStory &story, qreal top, qreal bottom) const;

    /// How many marks have been placed in all, for measures.
    [[nodiscard]] qint64 placed() const { return m_placed; }

private:
    struct Place {
        qreal y = 0;
        FlowTime at{0};
        FlowTime brokenOff{0};
        bool hasRoom = true;
        bool hasTime = true;
    };
    /// Where texts of one kind were placed last: each kind has its side of the diagram.
    enum Side { Left, Right, Middle, Sides };

    void place(const FlowMark &mark);
    [[nodiscard]] bool takeRoom(const FlowMark &mark, qreal y);
    [[nodiscard]] qreal pixels(FlowTime time) const;
    [[nodiscard]] qreal yAt(FlowTime time) const;
    void begin();

    Shape m_shape;
    QList<Place> m_places;
    std::array<qreal, Sides> m_taken{};
    qreal m_lastTime = 0;
    qsizetype m_forgotten = 0;
    qint64 m_placed = 0;
};

/// A scale at which a diagram is about as high as with even rows.
[[nodiscard]] qreal fittingScale(const FlowStory &story, qreal row);

} // namespace poplar::gui
