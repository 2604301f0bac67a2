// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/flowpainter.h"

#include <QFont>
#include <QList>

class QPainter;

namespace poplar::gui {

/// A diagram that is to be put on sheets: black on white, or white on black.
struct FlowSheet {
    FlowPlan::Shape shape; ///< Its row is that of the letters.
    QFont font; ///< Its size is left aside.
    QPalette palette;
    int letters = 12; ///< Pixels, as all sizes here.
    qreal width = 1000;
};

/// A story with a plan of its own, and what paints parts of it: into files, on any thread.
class FlowSheets {
public:
    /// @param story outlives this.
    FlowSheets(const FlowStory &story, const FlowSheet &sheet);
    FlowSheets(const FlowSheets &) = delete;
    FlowSheets &operator=(const FlowSheets &) = delete;

    [[nodiscard]] const FlowPlan &plan() const { return m_plan; }
    [[nodiscard]] const QFont &font() const { return m_look.font; }
    /// The height of what stands above each sheet.
    [[nodiscard]] int head() const;

    /// Paints the head, and below it what lies between two heights of the plan.
    void paint(QPainter &painter, qreal top, qreal bottom) const;

private:
    const FlowStory &m_story;
    qreal m_width;
    FlowLook m_look;
    FlowPlan m_plan;
    FlowPainter m_painter;
};

/// Where a sheet ends that begins at `top`: no text is cut where it can be avoided.
/// @param height of the sheet, above zero.
[[nodiscard]] qreal flowSheetEnd(const FlowPlan &plan, qreal top, qreal height);

/// Where one sheet of a diagram ends and the next one begins: no text is cut where it can be avoided.
/// @param height of a sheet, above zero.
/// @return the heights at which sheets begin, and where the last one ends.
[[nodiscard]] QList<qreal> flowSheets(const FlowPlan &plan, qreal height);

} // namespace poplar::gui
