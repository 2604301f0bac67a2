// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace poplar::mime {

enum class DelSp { No, Yes };

/// Joins the soft-broken lines of format=flowed text (RFC 3676): one line for each paragraph, with its
/// quote depth as "> " marks before it, space-stuffing removed. "-- " stays a line of its own.
[[nodiscard]] QString unflowed(const QString &text, DelSp delSp);

/// The other way round: text as somebody wrote it, made format=flowed without DelSp. Lines of more than 72
/// characters are broken softly at blanks; ">" at the beginning of a line, with or without blanks between
/// them, tell how deeply it is quoted; blanks at the end of a line go, but for "-- ". Controls other than
/// tabs go. LF line ends on both sides; what is not empty ends in one.
[[nodiscard]] QString flowed(const QString &text);

} // namespace poplar::mime
