// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/sessionstatistics.h"

#include <QWidget>

namespace poplar::gui {

/// Octets over time as a small picture: what is received as an area, what is sent as a line.
class ThroughputPlot : public QWidget {
    Q_OBJECT

public:
    using Flow = wire::SessionStatistics::Flow;

    explicit ThroughputPlot(QWidget *parent = nullptr);

    /// @param span how long each of them is.
    void setFlow(const QList<Flow> &flow, std::chrono::microseconds span);
    /// The highest value, by the second.
    [[nodiscard]] double peak() const { return m_peak; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<Flow> m_flow;
    std::chrono::microseconds m_span{0};
    double m_peak = 0;
};

} // namespace poplar::gui
