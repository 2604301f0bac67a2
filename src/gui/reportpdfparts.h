// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/reportbuilding.h"
#include "gui/reportcanvas.h"
#include "gui/reportpictures.h"

#include <QFont>

namespace poplar::gui {

/// The letters of a PDF in the sizes that it has.
struct PdfLetters {
    explicit PdfLetters(const ReportFonts &fonts);

    QFont text;
    QFont small;
    QFont strong; ///< Small, too.
    QFont section;
    QFont title;
    QFont code;
    QFont strongCode;
    QFont frame; ///< Of what stands around a page.
};

constexpr qreal reportCellGap = 8; ///< Between columns, in pixels as all sizes.

/// Puts a table on pages, with its head on each.
void putReportTable(ReportCanvas &canvas, const PdfLetters &letters, const ReportDocument::Table &table);

/// Puts the exchange on pages, with its head on each. @return false where it was not to go on.
[[nodiscard]] bool putReportExchange(ReportCanvas &canvas, const PdfLetters &letters,
                                     const ReportDocument::Exchange &exchange, const ReportSteps &steps);

} // namespace poplar::gui
