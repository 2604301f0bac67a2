// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/problembar.h"
#include "mailbox/values.h"

#include <optional>

namespace poplar::gui {

/// What became of the ticks, in words for people.
struct CommitText {
    ProblemBar::Tone tone = ProblemBar::Tone::Good;
    QString title;
    QString explanation;
};

/// Nothing if there is nothing worth telling: no message was ticked.
[[nodiscard]] std::optional<CommitText> commitText(const mailbox::CommitReport &report);

} // namespace poplar::gui
