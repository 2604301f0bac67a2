// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/shownlimits.h"

#include <gumbo.h>

namespace poplar::mime {

/// Which tables of an HTML text are laid out as such. QTextDocument lays out what stands in a cell twice,
/// so each table within a table doubles the time for all that it holds, and newsletters are tables within
/// tables. Where this would cost too much (limit::htmlLayout), those that only wrap other things become
/// blocks, and if that is not enough, the innermost do. Internal to this library.
class TablePlan {
public:
    TablePlan(const GumboNode &root, const ShownLimits &limits);

    /// Whether a table remains one that stands within so many others.
    [[nodiscard]] bool isTable(const GumboElement &table, int depth) const;
    /// Whether a frame may be made by a table there.
    [[nodiscard]] bool hasRoomForFrame(int depth) const { return depth < m_deepest; }

private:
    enum class Wrappers { Keep, Flatten };

    Wrappers m_wrappers = Wrappers::Keep;
    int m_deepest = 0;
};

} // namespace poplar::mime
