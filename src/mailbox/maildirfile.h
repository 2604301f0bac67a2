// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/adoption.h"
#include "base/result.h"

#include <QString>

namespace poplar::mailbox {

/// Reads what a rebuild has to know of a message file. Its header hash is that of the header as TOP sent it:
/// the line ends of the network are put back first (archive::UnixLineEnds had taken them away); a file that
/// has them still is taken as it is. Where the size in the file's name (",S=") is not that of the file, the
/// message is not as it was delivered, and gets no header hash. Blocks; of any thread.
/// @return ErrorKind::Storage if it cannot be read.
[[nodiscard]] Result<archive::FoundMessage> readMaildirFile(const QString &path);

} // namespace poplar::mailbox
