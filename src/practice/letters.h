// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/maildrop.h"

#include <QList>

namespace poplar::practice {

/// The letters of the practice mailbox (resources/practice), oldest first. One of them has an
/// attachment of 4 MB which is made here and is the same every time.
[[nodiscard]] QList<StoredMessage> practiceLetters();

} // namespace poplar::practice
