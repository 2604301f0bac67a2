// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/examinationreport.h"

#include <QLocale>
#include <QString>

namespace poplar::findings {

/// A fact that is no text, in words: "12.3 ms", "14.2 KB", "2027-02-20". A text as it is, not neutralised.
[[nodiscard]] QString factWords(const mailbox::Fact &fact, const QLocale &locale);

/// "12.3 ms", "1.25 s".
[[nodiscard]] QString durationWords(std::chrono::microseconds time, const QLocale &locale);

} // namespace poplar::findings
