// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

namespace poplar::gui {

class SystemScheme;

/// Distances of the window, in device-independent pixels: all are multiples of four.
namespace space {
constexpr int small = 4;
constexpr int normal = 8;
constexpr int large = 16;
constexpr int huge = 24;
} // namespace space

/// What the user chose.
enum class ThemeChoice { System, Light, Dark };

/// The colours that a QPalette has no role for. Each is legible (4.5:1) as text on Base and on Window,
/// the grounds with Text on them.
struct ThemeColours {
    QColor accent; ///< Poplar green: links, the chosen, what to do next.
    QColor muted; ///< Text of lesser weight.
    QColor hairline; ///< Lines between panes; no text.
    QColor edge; ///< Of boxes to tick and fields to fill in: they must be seen.
    QColor hover; ///< Ground under the pointer.
    QColor selection; ///< Ground of selected rows.
    QColor success;
    QColor warning;
    QColor danger;
    QColor newMarker; ///< The dot of a new message.
    QColor infoGround; ///< Ground of a bar that tells something.
    QColor warningGround;
    QColor dangerGround;
};

[[nodiscard]] QPalette lightPalette();
[[nodiscard]] QPalette darkPalette();
[[nodiscard]] bool isDark(const QPalette &palette);
/// The colours that go with a palette: ask with the widget's own, when painting.
[[nodiscard]] ThemeColours themeColours(const QPalette &palette);

/// Dresses the application: style, palette, and what the system prefers.
class Theme : public QObject {
    Q_OBJECT

public:
    /// To be made after QApplication and before the first widget.
    explicit Theme(QObject *parent = nullptr);

    [[nodiscard]] ThemeChoice choice() const { return m_choice; }
    void setChoice(ThemeChoice choice);
    /// @param points size of the window's text; 0 for the system's.
    void setTextPoints(int points);

private:
    void apply();

    SystemScheme *m_system;
    ThemeChoice m_choice = ThemeChoice::System;
    QFont m_systemFont;
};

} // namespace poplar::gui
