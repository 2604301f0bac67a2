// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/reportbuilding.h"
#include "gui/reportpictures.h"

#include <QPageSize>

class QIODevice;

namespace poplar::gui {

/// What came of it.
enum class ReportWriting { Done, Stopped, Failed };

/// Writes a report as pages of a PDF. What the device cannot take may be the device's to tell, too.
[[nodiscard]] ReportWriting writeReportPdf(const ReportDocument &report, const ReportFonts &fonts,
                                           const QPageSize &paper, QIODevice &to, const ReportSteps &steps);

} // namespace poplar::gui
