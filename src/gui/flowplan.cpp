// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/flowplan.h"

#include <algorithm>
#include <cmath>

namespace poplar::gui {

namespace {

constexpr qreal microsecondsPerSecond = 1'000'000;
constexpr qreal slowestScale = 1; ///< Pixels of a second,
constexpr qreal fastestScale = 1'000'000; ///< and at the other end a pixel is a microsecond.
constexpr int scaleSteps = 24; ///< Of halving the range in which a scale is sought.

} // namespace

void FlowPlan::setShape(const Shape &shape)
{
    if (shape == m_shape)
        return;
    m_shape = shape;
    begin();
}

void FlowPlan::begin()
{
    m_places.clear();
    m_taken.fill(-m_shape.row);
    m_lastTime = -m_shape.row;
}

qreal FlowPlan::update(const FlowStory &story)
{
    qreal gone = 0;
    const bool isAnother = story.forgotten() < m_forgotten || story.marks().size() < m_places.size();
    if (const qsizetype forgotten = story.forgotten() - m_forgotten; isAnother || forgotten != 0) {
        if (!isAnother && forgotten < m_places.size())
            gone = y(forgotten) - y(0);
        begin();
    }
    m_forgotten = story.forgotten();
    if (m_places.isEmpty())
        begin();
    for (qsizetype mark = m_places.size(); mark < story.marks().size(); ++mark)
        place(story.marks()[mark]);
    return gone;
}

qreal FlowPlan::pixels(FlowTime time) const
{
    return qreal(time.count()) * m_shape.perSecond / microsecondsPerSecond;
}

void FlowPlan::place(const FlowMark &mark)
{
    Place place;
    place.at = mark.at;
    place.y = m_shape.row;
    if (!m_places.isEmpty()) {
        const Place &before = m_places.constLast();
        const qreal longest = longestGap * m_shape.row;
        const qreal distance = pixels(mark.at - before.at);
        if (m_shape.scale == FlowScale::Even) {
            place.y = before.y + m_shape.row;
        } else {
            place.y = before.y + std::min(distance, longest);
            if (distance > longest)
                place.brokenOff =
                    FlowTime(qint64(qreal((mark.at - before.at).count()) * (1 - longest / distance)));
        }
    }
    place.hasRoom = m_shape.scale == FlowScale::Even || takeRoom(mark, place.y);
    place.hasTime = m_shape.scale == FlowScale::Even || place.y - m_lastTime >= m_shape.row;
    if (place.hasTime)
        m_lastTime = place.y;
    m_places.append(place);
    ++m_placed;
}

bool FlowPlan::takeRoom(const FlowMark &mark, qreal y)
{
    const Side side = mark.kind == FlowMark::Kind::Command ? Left
        : mark.kind == FlowMark::Kind::Reply               ? Right
                                                           : Middle;
    for (const Side other : {Left, Right, Middle}) {
        const bool meets = side == other || side == Middle || other == Middle;
        if (meets && y - m_taken[other] < m_shape.row)
            return false;
    }
    m_taken[side] = y;
    return true;
}

qreal FlowPlan::height() const
{
    return m_places.isEmpty() ? 0 : m_places.constLast().y + m_shape.row / 2;
}

FlowPlan::Range FlowPlan::marksBetween(qreal top, qreal bottom) const
{
    const auto isAbove = [](const Place &place, qreal y) { return place.y < y; };
    const auto begin = std::lower_bound(m_places.begin(), m_places.end(), top, isAbove);
    const auto end = std::lower_bound(begin, m_places.end(), bottom + m_shape.row, isAbove);
    return {begin - m_places.begin(), end - m_places.begin()};
}

qsizetype FlowPlan::markAt(qreal y) const
{
    const auto isAbove = [](const Place &place, qreal height) { return place.y < height; };
    // The text stands above the line.
    const qreal sought = y + m_shape.row / 4;
    const auto below = std::lower_bound(m_places.begin(), m_places.end(), sought, isAbove);
    qsizetype best = -1;
    for (qsizetype mark = below - m_places.begin() - 1; mark <= below - m_places.begin(); ++mark) {
        if (mark < 0 || mark >= count() || std::abs(m_places[mark].y - sought) > m_shape.row)
            continue;
        if (best < 0 || std::abs(m_places[mark].y - sought) < std::abs(m_places[best].y - sought))
            best = mark;
    }
    return best;
}

/// Of times at which there is no mark.
qreal FlowPlan::yAt(FlowTime time) const
{
    const auto after = std::upper_bound(m_places.begin(), m_places.end(), time,
                                        [](FlowTime t, const Place &place) { return t < place.at; });
    if (after == m_places.begin())
        return m_places.constFirst().y;
    const Place &before = *(after - 1);
    const qreal y = before.y + std::min(pixels(time - before.at), longestGap * m_shape.row);
    return after == m_places.end() ? y : std::min(y, after->y);
}

FlowPlan::Stretch FlowPlan::stretchOf(const FlowStory &story, qsizetype span) const
{
    const FlowSpan &its = story.spans()[span];
    const qsizetype newest = count() - 1;
    Stretch stretch;
    stretch.begin = y(its.first);
    const bool isOver = its.course != FlowSpan::Course::Open;
    if (m_shape.scale == FlowScale::Even) {
        stretch.end = y(isOver ? std::min(its.last, newest) : newest);
        if (!isOver)
            stretch.end += m_shape.row / 2;
    } else {
        stretch.end = isOver ? yAt(its.end) : height();
    }
    stretch.answered = its.answered >= 0 && its.answered <= newest ? y(its.answered) : stretch.end;
    return stretch;
}

QList<qsizetype> FlowPlan::spansBetween(const FlowStory &story, qreal top, qreal bottom) const
{
    QList<qsizetype> found;
    const QList<FlowSpan> &spans = story.spans();
    const qsizetype newest = count() - 1;
    for (qsizetype span = 0; span < spans.size(); ++span) {
        if (spans[span].first > newest || y(spans[span].first) > bottom)
            break;
        // Most lie far above: tell so by what needs no search.
        const qsizetype last = spans[span].last;
        if (last >= 0 && last + 1 <= newest && y(last + 1) < top)
            continue;
        if (stretchOf(story, span).end >= top)
            found.append(span);
    }
    return found;
}

qreal fittingScale(const FlowStory &story, qreal row)
{
    const QList<FlowMark> &marks = story.marks();
    const qreal wanted = qreal(marks.size() - 1) * row;
    const auto height = [&](qreal perSecond) {
        qreal sum = 0;
        for (qsizetype mark = 1; mark < marks.size(); ++mark) {
            const qreal seconds =
                qreal((marks[mark].at - marks[mark - 1].at).count()) / microsecondsPerSecond;
            sum += std::min(seconds * perSecond, FlowPlan::longestGap * row);
        }
        return sum;
    };
    if (marks.size() < 2 || marks.constLast().at == marks.constFirst().at)
        return FlowPlan::Shape().perSecond;
    // What is broken off grows no more, so this cannot be solved for at once.
    qreal low = std::log(slowestScale);
    qreal high = std::log(fastestScale);
    for (int step = 0; step < scaleSteps; ++step) {
        const qreal middle = (low + high) / 2;
        (height(std::exp(middle)) < wanted ? low : high) = middle;
    }
    return std::exp(low);
}

} // namespace poplar::gui
