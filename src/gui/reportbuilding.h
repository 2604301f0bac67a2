// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/reportdocument.h"
#include "gui/reportfacts.h"
#include "gui/reportsubject.h"

#include <QCoreApplication>

#include <functional>

namespace poplar::gui {

/// Is told how far something is, from 0 to 1. @return whether it is to go on.
using ReportSteps = std::function<bool(double share)>;

/// Makes the document of a session, in the language of the window. Pure; on any thread.
/// @return nothing where it is not to go on.
[[nodiscard]] std::optional<ReportDocument> reportDocument(const ReportMaterial &material, ReportParts parts,
                                                           const ReportSteps &steps);

/// The context of what a report says, and its sections. What may be empty has no title then.
class SessionReport {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::SessionReport)

public:
    [[nodiscard]] static ReportDocument::Section summary(const SessionFacts &facts,
                                                         const wire::SessionStatistics &statistics);
    [[nodiscard]] static ReportDocument::Section certificate(const SessionFacts &facts,
                                                             const ReportMaterial &material);
    [[nodiscard]] static ReportDocument::Section statistics(const wire::SessionStatistics &statistics);
    [[nodiscard]] static ReportDocument::Section messages(const ReportMaterial &material);
    [[nodiscard]] static std::optional<ReportDocument::Section>
    exchange(const ReportMaterial &material, ReportParts parts, const ReportSteps &steps);

    /// "1.2 MB (1,234,567 octets)"
    [[nodiscard]] static QString octets(qint64 number);
    /// "2026-11-22 10:37:41"
    [[nodiscard]] static QString moment(const QDateTime &time);
};

} // namespace poplar::gui
