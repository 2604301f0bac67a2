// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/problembar.h"
#include "mailbox/receipts.h"

#include <optional>

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
/// A subject or a sender fit to be shown, with words where there is none.
[[nodiscard]] QString receiptSubject(const mailbox::Receipt::Item &item);

/// The whole receipt, one line for each message.
[[nodiscard]] QString receiptAsText(const mailbox::Receipt &receipt);

/// The receipt as it was when the session ended, as far as that can be told from what became of it: for one
/// of an earlier run.
[[nodiscard]] mailbox::Receipt asToldAtFirst(const mailbox::Receipt &receipt);

/// What is worth telling when more is known of a deletion whose end was told before; nothing if it went as
/// was told.
struct ReceiptNews {
    ProblemBar::Tone tone = ProblemBar::Tone::Good;
    QString title;
    QString explanation;
};
[[nodiscard]] std::optional<ReceiptNews> receiptNews(const mailbox::Receipt &before,
                                                     const mailbox::Receipt &now);

} // namespace poplar::gui
