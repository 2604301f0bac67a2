// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/reportbuilding.h"
#include "gui/reportpictures.h"

class QIODevice;

namespace poplar::gui {

/// Writes a report as one page of HTML that loads and runs nothing, light or dark as its reader likes it, fit
/// to be printed. What the device cannot take is the device's to tell.
/// @return false where it was not to go on.
[[nodiscard]] bool writeReportHtml(const ReportDocument &report, const ReportFonts &fonts, QIODevice &to,
                                   const ReportSteps &steps);

} // namespace poplar::gui
