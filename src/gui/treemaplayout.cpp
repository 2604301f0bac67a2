// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/treemaplayout.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace poplar::gui {
namespace {

/// Items that lie side by side along the shorter side of what is left.
struct Strip {
    qreal area = 0;
    qreal least = 0;
    qreal most = 0;

    [[nodiscard]] Strip with(qreal item) const
    {
        if (area <= 0)
            return {item, item, item};
        return {area + item, std::min(least, item), std::max(most, item)};
    }
    /// How far the worst of its items is from a square: 1 is one.
    [[nodiscard]] qreal worst(qreal side) const
    {
        const qreal thickness = area / side;
        return std::max(most / (thickness * thickness), thickness * thickness / least);
    }
};

/// Cuts a strip off what is left and divides it.
class Cutter {
public:
    Cutter(const QList<qreal> &areas, const QRectF &place)
        : m_areas(areas)
        , m_left(place)
    {
    }

    [[nodiscard]] qreal side() const { return std::min(m_left.width(), m_left.height()); }

    /// @param isLast whether it takes all that is left: sums of fractions are never quite right.
    void cut(const QList<qsizetype> &items, qreal area, bool isLast, QList<QRectF> &places)
    {
        const bool upright = m_left.width() >= m_left.height(); // a column at the left, else a row at the top
        const qreal length = upright ? m_left.height() : m_left.width();
        const qreal all = upright ? m_left.width() : m_left.height();
        const qreal thickness = isLast ? all : std::min(all, area / length);
        qreal before = 0;
        qreal from = 0;
        for (const qsizetype item : items) {
            before += m_areas[item];
            const qreal to = item == items.constLast() ? length : std::min(length, length * before / area);
            places[item] = upright ? QRectF(m_left.left(), m_left.top() + from, thickness, to - from)
                                   : QRectF(m_left.left() + from, m_left.top(), to - from, thickness);
            from = to;
        }
        m_left.adjust(upright ? thickness : 0, upright ? 0 : thickness, 0, 0);
    }

private:
    const QList<qreal> &m_areas;
    QRectF m_left;
};

bool counts(qreal weight)
{
    return std::isfinite(weight) && weight > 0;
}

constexpr int mostAttempts = 8;

/// The first of these whose shorter side is less; their count if there is none.
qsizetype firstSliver(const QList<QRectF> &places, qreal leastSide)
{
    const auto found = std::find_if(places.cbegin(), places.cend(), [leastSide](const QRectF &place) {
        return std::min(place.width(), place.height()) < leastSide;
    });
    return found - places.cbegin();
}

/// @param first with `end` what is to be joined, unless it is one alone.
TreemapLayout layOutJoined(QList<qreal> weights, const QRectF &place, qsizetype first, qsizetype end)
{
    TreemapLayout layout;
    layout.joined = end - first;
    if (layout.joined <= 1) {
        layout.joined = 0;
        layout.places = squarify(weights, place);
        return layout;
    }
    const qreal rest = std::accumulate(weights.cbegin() + first, weights.cbegin() + end, qreal(0));
    weights.remove(first, layout.joined - 1);
    weights[first] = rest;
    layout.places = squarify(weights, place);
    layout.joinedPlace = layout.places[first];
    layout.places[first] = {};
    layout.places.insert(first, layout.joined - 1, QRectF());
    return layout;
}

} // namespace

QList<QRectF> squarify(const QList<qreal> &weights, const QRectF &place)
{
    QList<QRectF> places(weights.size());
    QList<qsizetype> items;
    qreal total = 0;
    for (qsizetype i = 0; i < weights.size(); ++i) {
        if (counts(weights[i])) {
            items.append(i);
            total += weights[i];
        }
    }
    if (items.isEmpty() || !std::isfinite(total) || place.width() <= 0 || place.height() <= 0)
        return places;
    QList<qreal> areas(weights.size());
    for (const qsizetype item : items)
        areas[item] = std::max(weights[item] / total * place.width() * place.height(), 1e-9);
    Cutter cutter(areas, place);
    for (qsizetype first = 0; first < items.size();) {
        const qreal side = std::max(cutter.side(), 1e-9);
        Strip strip = Strip().with(areas[items[first]]);
        qsizetype end = first + 1;
        while (end < items.size() && strip.with(areas[items[end]]).worst(side) <= strip.worst(side))
            strip = strip.with(areas[items[end++]]);
        cutter.cut(items.mid(first, end - first), strip.area, end == items.size(), places);
        first = end;
    }
    return places;
}

TreemapLayout layOutTreemap(const QList<qreal> &weights, const QRectF &place, qreal leastArea,
                            qsizetype keptLast)
{
    QList<qreal> shown;
    shown.reserve(weights.size());
    for (const qreal weight : weights)
        shown.append(counts(weight) ? std::max<qreal>(weight, 1) : 1);
    const qreal total = std::accumulate(shown.cbegin(), shown.cend(), qreal(0));
    const qreal least = leastArea * total / std::max<qreal>(place.width() * place.height(), 1);
    const qsizetype end = shown.size() - std::min(keptLast, shown.size());
    const auto small =
        std::find_if(shown.cbegin(), shown.cbegin() + end, [least](qreal one) { return one < least; });
    qsizetype first = small - shown.cbegin();
    TreemapLayout layout = layOutJoined(shown, place, first, end);
    // What comes right before the joined ones may be pressed into slivers: it goes with them.
    for (int attempt = 0; attempt < mostAttempts && layout.joined > 0; ++attempt) {
        const qsizetype sliver = firstSliver(layout.places.first(first), std::sqrt(leastArea) / 2);
        if (sliver == first)
            break;
        first = sliver;
        layout = layOutJoined(shown, place, first, end);
    }
    return layout;
}

QRect wholePixels(const QRectF &place)
{
    const QPoint corner(qRound(place.left()), qRound(place.top()));
    return {corner, QSize(qRound(place.right()) - corner.x(), qRound(place.bottom()) - corner.y())};
}

int neighbourOf(const QList<QRect> &places, int from, Qt::ArrowType direction)
{
    const QRect start = places.value(from);
    const QPoint centre = start.center();
    int nearest = -1;
    qint64 best = 0;
    for (int i = 0; i < places.size(); ++i) {
        const QRect &place = places[i];
        const bool isBeyond = direction == Qt::LeftArrow ? place.right() < start.left()
            : direction == Qt::RightArrow                ? place.left() > start.right()
            : direction == Qt::UpArrow                   ? place.bottom() < start.top()
                                                         : place.top() > start.bottom();
        if (i == from || place.isEmpty() || !isBeyond)
            continue;
        const bool across = direction == Qt::LeftArrow || direction == Qt::RightArrow;
        const qint64 ahead = across ? std::max(place.left() - start.right(), start.left() - place.right())
                                    : std::max(place.top() - start.bottom(), start.top() - place.bottom());
        const int begin = across ? place.top() : place.left();
        const int end = across ? place.bottom() : place.right();
        const int at = across ? centre.y() : centre.x();
        const qint64 aside = std::max({0, begin - at, at - end});
        const qint64 cost = ahead + 4 * aside;
        if (nearest < 0 || cost < best) {
            nearest = i;
            best = cost;
        }
    }
    return nearest;
}

} // namespace poplar::gui
