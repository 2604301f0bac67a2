// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/receipts.h"

#include <QString>

/// Receipts of deletions in words for people.
namespace poplar::gui {

/// What they come to.
struct ReceiptCounts {
    qint64 deleted = 0; ///< As the server said, or as a later listing showed.
    qint64 still = 0; ///< A later listing still had them.
    qint64 unknown = 0;
    qint64 octets = 0; ///< Of what is deleted.

    bool operator==(const ReceiptCounts &) const = default;
};
[[nodiscard]] ReceiptCounts receiptCounts(const mailbox::Receipt &receipt);

/// What became of it, in a few words: "3 messages deleted".
[[nodiscard]] QString receiptTitle(const mailbox::Receipt &receipt);
/// When it was, what it freed, and what the server said.
[[nodiscard]] QString receiptDetails(const mailbox::Receipt &receipt);
/// What became of one message.
[[nodiscard]] QString fateText(mailbox::Receipt::Fate fate);
/// A subject fit to be shown, with words where there is none.
[[nodiscard]] QString receiptSubject(const mailbox::Receipt::Item &item);

/// The whole receipt, one line for each message.
[[nodiscard]] QString receiptAsText(const mailbox::Receipt &receipt);

} // namespace poplar::gui
