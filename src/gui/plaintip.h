// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace poplar::gui {

/// A tool tip that shows text from outside as it is: Qt would take what looks like HTML for HTML.
/// Wraps long lines. Empty stays empty.
[[nodiscard]] inline QString plainTip(const QString &text)
{
    if (text.isEmpty())
        return {};
    return QStringLiteral("<p style=\"white-space: pre-wrap\">%1</p>").arg(text.toHtmlEscaped());
}

} // namespace poplar::gui
