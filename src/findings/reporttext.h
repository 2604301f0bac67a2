// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/examination.h"
#include "mailbox/examinationreport.h"

#include <QString>

namespace poplar::findings {

/// "mail.example.org, port 110"
[[nodiscard]] QString titleOf(const mailbox::ExaminationReport &report);
/// When, for how long, and how many findings of which grade.
[[nodiscard]] QString summaryOf(const mailbox::ExaminationReport &report, const QLocale &locale);
/// What an examination did with the mailbox, and what it left alone.
[[nodiscard]] QString assurance(const mailbox::ExaminationReport &report);
/// What is going on.
[[nodiscard]] QString progressText(const mailbox::ExaminationProgress &progress);

} // namespace poplar::findings
