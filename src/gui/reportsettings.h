// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/reportsubject.h"

#include <QString>

class QSettings;

namespace poplar::gui {

/// What the user chose for the last report of a session.
struct ReportSettings {
    enum class Format { Pdf, Html };

    Format format = Format::Pdf;
    ReportParts parts{ReportPart::Diagram, ReportPart::Statistics};
    ReportNames names = ReportNames::Replaced;
    QString folder; ///< Where it was saved; empty for the usual one.

    bool operator==(const ReportSettings &) const = default;
};

[[nodiscard]] ReportSettings loadReportSettings(const QSettings &file);
void saveReportSettings(QSettings &file, const ReportSettings &settings);

} // namespace poplar::gui
