// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/values.h"

namespace poplar::cli {

/// What goes on, in one line; empty if nothing does.
[[nodiscard]] QString progressText(const mailbox::Progress &progress);

/// How long it is until the next attempt.
[[nodiscard]] QString countdownText(const mailbox::Waiting &waiting, const QDateTime &now);

} // namespace poplar::cli
