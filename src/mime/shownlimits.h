// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/limits.h"

#include <algorithm>

namespace poplar::mime {

/// How much of the text of a message is put before the user: what comes at once, unless they want more.
struct ShownLimits {
    qint64 text = limit::shownText; ///< Octets of plain text, or of the source of HTML.
    qsizetype html = limit::shownHtml; ///< Characters of rewritten HTML.
    int htmlRows = limit::htmlRows; ///< Rows of its tables,
    int htmlCells = limit::htmlCells; ///< and cells.
    double htmlLayout = limit::htmlLayout; ///< Of laying it out, as TablePlan estimates it.

    bool operator==(const ShownLimits &) const = default;
};

/// The most that a window can show and stay alive.
constexpr ShownLimits mostShown{limit::mostText, limit::mostHtml, limit::mostHtmlRows, limit::mostHtmlCells,
                                limit::mostHtmlLayout};

/// So many times as much, but no more than mostShown.
[[nodiscard]] constexpr ShownLimits enlarged(const ShownLimits &limits, int factor)
{
    return {std::min(limits.text * factor, mostShown.text), std::min(limits.html * factor, mostShown.html),
            std::min(limits.htmlRows * factor, mostShown.htmlRows),
            std::min(limits.htmlCells * factor, mostShown.htmlCells),
            std::min(limits.htmlLayout * factor, mostShown.htmlLayout)};
}

} // namespace poplar::mime
