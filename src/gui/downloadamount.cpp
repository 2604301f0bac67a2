// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/downloadamount.h"

#include "gui/messagelistmodel.h"

#include <algorithm>

namespace poplar::gui {

using mailbox::Mark;

DownloadAmount downloadAmount(const MessageListModel &messages, qint64 largest)
{
    DownloadAmount amount;
    messages.visit([&amount, largest](const mailbox::MessageRow &row) {
        const qint64 octets = std::max<qint64>(0, row.identity.octets);
        if (row.marks.testFlag(Mark::Gone))
            return;
        if (row.marks.testFlag(Mark::Kept)) {
            ++amount.keptMessages;
        } else if (row.marks.testFlag(Mark::Wanted)) {
            ++amount.wantedMessages;
        } else if (largest > 0 && octets > largest) {
            ++amount.largerMessages;
            amount.largerOctets += octets;
        } else {
            ++amount.messages;
            amount.octets += octets;
        }
    });
    return amount;
}

} // namespace poplar::gui
