// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/folderid.h"

#include <QList>
#include <QMetaType>
#include <QString>

/// What lies on this machine, as the window sees it: folders and flags.
namespace poplar::mailbox {

using poplar::firstOwnFolder;
using poplar::FolderId;
using poplar::isOwnFolder;

/// One of the user's own folders. Archive, trash and sent mail are always there and have no names here: the
/// window has them in the user's language.
struct LocalFolder {
    FolderId id{};
    QString name; ///< As the user, or another mail program, gave it; '/' stands between levels.

    bool operator==(const LocalFolder &) const = default;
};

/// What a user says of a message, and other mail programs see in the name of its file.
enum class Flag { Seen, Starred };
enum class FlagState { Set, Cleared };

} // namespace poplar::mailbox

Q_DECLARE_METATYPE(poplar::mailbox::LocalFolder)
