// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/sessionstatistics.h"

#include <QLocale>
#include <QPalette>
#include <QRectF>
#include <QStringList>

class QPainter;

namespace poplar::gui {

/// Paints what the time of a session went by with, with the painter's font: on the screen and into files
/// alike. It knows no widget.
class TimeSharesPicture {
public:
    TimeSharesPicture() = default;
    explicit TimeSharesPicture(const wire::SessionStatistics &statistics);

    /// "Waiting for the server: 1.24 s (34 %)" and so on, a line for each part.
    [[nodiscard]] QStringList lines(const QLocale &locale = QLocale()) const;
    void paint(QPainter &painter, const QRectF &place, const QPalette &palette) const;
    /// What paint() takes, where letters have this height.
    [[nodiscard]] static qreal heightFor(qreal letters);

private:
    [[nodiscard]] double share(int phase) const;

    std::array<std::chrono::microseconds, wire::SessionStatistics::phases> m_spent{};
};

} // namespace poplar::gui
