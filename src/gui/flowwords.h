// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/flowstory.h"

#include <QLocale>
#include <QString>

namespace poplar::gui {

/// A duration as short as it is clear: "0.3 ms", "12 ms", "1.24 s", "3 min 20 s", "2 h 5 min".
[[nodiscard]] QString durationText(FlowTime duration, const QLocale &locale = QLocale());
/// Octets in a time, by the second: "1.2 MB/s"; empty where there is no time.
[[nodiscard]] QString rateText(double octets, FlowTime time, const QLocale &locale = QLocale());
/// A moment of a session, in seconds since it began: "1.204".
[[nodiscard]] QString secondsText(FlowTime sinceStart, const QLocale &locale = QLocale());

/// What stands at a mark, neutralised and not longer than can be read.
[[nodiscard]] QString flowText(const FlowStory &story, qsizetype mark, const QLocale &locale = QLocale());
/// Everything that is known of a mark, a line for each thing: for tips and screen readers.
[[nodiscard]] QString flowTip(const FlowStory &story, qsizetype mark, const QLocale &locale = QLocale());
/// How long the first line of the reply took, once the reply before was over; empty as long as it has not
/// come.
[[nodiscard]] QString waitText(const FlowSpan &span, const QLocale &locale = QLocale());
/// A state by its RFC name, made fit to be shown.
[[nodiscard]] QString flowState(const FlowBand &band);
/// What stands above the two life lines.
[[nodiscard]] QString flowClient();
[[nodiscard]] QString flowServer();

} // namespace poplar::gui
