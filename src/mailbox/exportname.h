// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/envelope.h"

#include <QString>

namespace poplar::mailbox {

/// What the file of an exported message is called, without its suffix: its date, sender and subject, as far
/// as they are known, in what any system can have in a name. Never empty, and at most limit::exportedName
/// octets in UTF-8.
[[nodiscard]] QString exportName(const Envelope &envelope);

} // namespace poplar::mailbox
