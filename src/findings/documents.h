// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/examinationreport.h"

#include <QLocale>
#include <QString>

#include <functional>

namespace poplar::findings {

/// Colours of the grades in HTML, as "#rrggbb". Each word stands beside its colour.
struct GradeColours {
    QString good = QStringLiteral("#1a7f37");
    QString note = QStringLiteral("#57606a");
    QString warning = QStringLiteral("#9a6700");
    QString bad = QStringLiteral("#cf222e");
};

/// For a terminal or a text file: lines are short where the server's words are.
[[nodiscard]] QString asText(const mailbox::ExaminationReport &report, const QLocale &locale);
/// CommonMark, to attach to a ticket. What a server said stands in code spans that it cannot end.
[[nodiscard]] QString asMarkdown(const mailbox::ExaminationReport &report, const QLocale &locale);
/// A page of its own that loads nothing; what a server said is escaped.
[[nodiscard]] QString asHtml(const mailbox::ExaminationReport &report, const QLocale &locale,
                             const GradeColours &colours = {});
/// The body of that page alone.
[[nodiscard]] QString asHtmlBody(const mailbox::ExaminationReport &report, const QLocale &locale,
                                 const GradeColours &colours);

} // namespace poplar::findings
