// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>

namespace poplar {

/// A folder on this machine, of one account. The user's own have the catalogue's numbers, which are never
/// given twice.
enum class FolderId : qint32 {
    Archive = 0, ///< The account's own Maildir: where downloads go.
    Trash = 1, ///< What lies there is no copy to any rule, and nothing on the server follows from it.
    Sent = 2, ///< What was sent.
};

/// The first that a user's own folder may have.
constexpr FolderId firstOwnFolder{16};

[[nodiscard]] constexpr bool isOwnFolder(FolderId folder)
{
    return folder >= firstOwnFolder;
}

} // namespace poplar

Q_DECLARE_METATYPE(poplar::FolderId)
