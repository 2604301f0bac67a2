// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QLocale>
#include <QString>

/// How numbers and times are put before people, by locale and language.
namespace poplar::gui {

/// "812 bytes", "14.2 KB", "1.3 GB" (1 KB = 1024 octets); empty if negative, that is unknown.
[[nodiscard]] QString formatSize(qint64 octets, const QLocale &locale = QLocale());

/// As short as its age allows: today the time, this year day and month, else with the year. Empty if invalid.
/// @param moment in any time zone; shown in local time.
/// @param now what counts as today.
[[nodiscard]] QString formatMoment(const QDateTime &moment, const QDateTime &now,
                                   const QLocale &locale = QLocale());

/// A day as part of a sentence: "7 November 2026". Empty if invalid.
[[nodiscard]] QString formatDay(const QDateTime &moment, const QLocale &locale = QLocale());

/// Everything that is known of it: "Saturday, 21 November 2026 at 08:28". Empty if invalid.
[[nodiscard]] QString formatFullMoment(const QDateTime &moment, const QLocale &locale = QLocale());

} // namespace poplar::gui
