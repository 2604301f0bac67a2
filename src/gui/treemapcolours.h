// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QHash>
#include <QString>

class QPalette;

namespace poplar::gui {

/// How many grounds a picture has. They tell neighbours apart and mean nothing: every rectangle has its name.
constexpr int treemapHues = 8;

/// The ground of a rectangle. Text of the palette is legible on it (4.5:1).
/// @param strength from 0, almost the window's ground, to 1.
[[nodiscard]] QColor treemapGround(int hue, qreal strength, const QPalette &palette);
/// The ground of what was joined, and of what has no name.
[[nodiscard]] QColor treemapPlainGround(const QPalette &palette);

/// Deals hues: those that are asked for first, which are the largest, get different ones, and each keeps its
/// own while the picture changes.
class TreemapHues {
public:
    [[nodiscard]] int hueOf(const QString &key);
    void clear() { m_hues.clear(); }

private:
    QHash<QString, int> m_hues;
};

} // namespace poplar::gui
