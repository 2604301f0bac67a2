// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/delivery.h"
#include "archive/unnoted.h"
#include "base/result.h"

#include <QList>

#include <memory>
#include <vector>

namespace poplar::archive {

/// Sealed deliveries, of one Maildir or of several.
using SealedGroup = std::vector<std::unique_ptr<Delivery>>;

using UnnotedIn = QHash<QString, std::shared_ptr<Unnoted>>;

/// Brings messages to the disk together, reads each back, compares with what was written, and shows those
/// that are the same to mail programs, under names that no other message has or had, so that they stay there
/// after a power cut. Many take hardly longer than one. It blocks on the disk; any thread may call it.
/// @return what became of each, in their order; ErrorKind::Storage concerns that message alone.
/// @param unnoted of the Maildirs, by their paths, as far as they are to be looked for: a message that lies
/// there
///        already is not shown a second time.
[[nodiscard]] QList<Result<Delivered>> publish(SealedGroup group, const UnnotedIn &unnoted = {});

} // namespace poplar::archive
