// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "mailbox/outbox.h"
#include "mailbox/sending.h"

#include <variant>

namespace poplar::mailbox {

/// A message that is written and waits to be put into the outbox, or why it cannot be.
using Written = std::variant<OutboxRecord, mime::Obstacle, Error>;

/// Writes a draft as a message. Blocks: for a pool.
/// @param part the file it goes to: see Outbox::newPart(). After a failure nothing is there.
[[nodiscard]] Written writeForOutbox(const SendOrder &order, const QString &part);

/// Copies a message that is complete, and looks whether it can be sent: by any server at all. Likewise.
[[nodiscard]] Written copyForOutbox(const SendFileOrder &order, const QString &part);

} // namespace poplar::mailbox
