// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/folders.h"
#include "mailbox/values.h"

#include <QMetaType>
#include <QString>

namespace poplar::gui {

/// The part of an account's mail that a list is about. A value.
struct ListPlace {
    enum class Kind {
        Server, ///< What is in the maildrop.
        Archive, ///< All that is kept on this machine, in whatever folder, but what was sent.
        Folder, ///< One of the user's own folders.
        Sent,
        Trash, ///< Copies on this machine that the user has thrown away.
        Drafts, ///< What is being written; no messages of the list.
        Outbox, ///< What is to be sent; no messages of the list either.
    };
    Kind kind = Kind::Server;
    mailbox::FolderId folder{}; ///< Of Kind::Folder.

    /// Whether it is not about messages that came, but about such as are written here.
    [[nodiscard]] bool isOutgoing() const { return kind == Kind::Drafts || kind == Kind::Outbox; }
    /// Whether it lies on this machine, so that there is nothing to tick.
    [[nodiscard]] bool isLocal() const { return kind != Kind::Server; }
    bool operator==(const ListPlace &) const = default;
};

/// One of the user's own folders as a place.
[[nodiscard]] inline ListPlace placeOf(mailbox::FolderId folder)
{
    return {ListPlace::Kind::Folder, folder};
}

[[nodiscard]] bool isIn(const mailbox::MessageRow &row, const ListPlace &place);

/// As it stands in the settings: "server", "folder 17".
[[nodiscard]] QString placeToText(const ListPlace &place);
/// What cannot be understood is the server.
[[nodiscard]] ListPlace placeFromText(const QString &text);

} // namespace poplar::gui

Q_DECLARE_METATYPE(poplar::gui::ListPlace)
