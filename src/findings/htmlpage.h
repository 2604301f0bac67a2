// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace poplar::findings {

/// A page that is a file of its own: it loads nothing and runs nothing.
struct HtmlPage {
    QString title; ///< As it is: it is made fit to be shown, and escaped.
    QString language; ///< "en"; empty where it is not told.
    QString style; ///< CSS behind what all pages have.
};

/// Everything of a page up to what its body begins with.
[[nodiscard]] QString htmlHead(const HtmlPage &page);
/// What ends it.
[[nodiscard]] QString htmlEnd();

/// A text that anybody may have written, as HTML: wire::displayText() of it, escaped.
[[nodiscard]] QString htmlText(const QString &text);

} // namespace poplar::findings
