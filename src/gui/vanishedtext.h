// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/values.h"

#include <QString>

namespace poplar::gui {

/// What is said of messages that went from the server without Poplar's doing.
struct VanishedText {
    QString title;
    QString explanation;
};

[[nodiscard]] VanishedText vanishedText(const mailbox::Vanished &vanished);

} // namespace poplar::gui
