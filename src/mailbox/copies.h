// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/catalogue.h"
#include "mailbox/values.h"

#include <QList>
#include <QString>

namespace poplar::mailbox {

/// Finds out what is on this machine of messages that would be deleted: sets Victim::copy of each. A message
/// was read back and compared when it was delivered; here its file is looked for, wherever other programs
/// have moved it, and its length is compared. No file is opened: some microseconds for each message.
/// @param folder the account's own.
[[nodiscard]] Result<Done> findCopies(archive::Catalogue &catalogue, const QString &folder,
                                      QList<Victim> &victims);

} // namespace poplar::mailbox
