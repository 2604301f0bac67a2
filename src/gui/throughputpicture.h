// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/sessionstatistics.h"

#include <QPalette>
#include <QPolygonF>
#include <QRectF>

class QPainter;

namespace poplar::gui {

/// Paints octets over time, with the painter's font: on the screen and into files alike. It knows no widget.
class ThroughputPicture {
public:
    using Flow = wire::SessionStatistics::Flow;

    /// @param span how long each of them is.
    ThroughputPicture(const QList<Flow> &flow, std::chrono::microseconds span);

    /// The highest value, by the second.
    [[nodiscard]] double peak() const;
    void paint(QPainter &painter, const QRectF &place, const QPalette &palette) const;

private:
    [[nodiscard]] QPolygonF curve(const QRectF &place, double Flow::*which) const;
    void paintCurves(QPainter &painter, const QRectF &place, const QPalette &palette) const;

    QList<Flow> m_flow;
    std::chrono::microseconds m_span;
    double m_most = 0; ///< In one span.
};

} // namespace poplar::gui
