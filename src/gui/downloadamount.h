// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace poplar::gui {

class MessageListModel;

/// What an order to download everything comes to.
struct DownloadAmount {
    qint64 messages = 0;
    qint64 octets = 0;
    qint64 keptMessages = 0; ///< They are on this machine already.
    qint64 wantedMessages = 0; ///< They are in the queue already.
    qint64 largerMessages = 0; ///< They are larger than the limit.
    qint64 largerOctets = 0;

    bool operator==(const DownloadAmount &) const = default;
};

/// @param largest octets; larger ones are left out. 0 for no limit.
[[nodiscard]] DownloadAmount downloadAmount(const MessageListModel &messages, qint64 largest);

} // namespace poplar::gui
