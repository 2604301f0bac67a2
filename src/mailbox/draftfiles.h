// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/draft.h"

#include <QString>

#include <optional>

namespace poplar::mailbox {

/// The draft with each of its files where it lies now: names in a Maildir change with the flags of a message,
/// and messages are moved to other folders. What is found nowhere stays as it is. Blocks on the disk.
/// @param folder the account's own.
[[nodiscard]] mime::Draft withFilesFound(mime::Draft draft, const QString &folder);

/// The first file that the draft needs and that cannot be read; nothing if all can. Blocks on the disk.
[[nodiscard]] std::optional<QString> missingFile(const mime::Draft &draft);

} // namespace poplar::mailbox
