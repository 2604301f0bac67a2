// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/sending.h"
#include "smtp/submission.h"

#include <QList>

#include <optional>

namespace poplar::mailbox {

/// What an outcome says of each recipient that was asked, in order. Sent is who was accepted of a message
/// that was. Of a message that was refused for good as a whole all are Refused; nobody is for an obstacle or
/// the end of the session.
[[nodiscard]] QList<RecipientState> recipientsAfter(const smtp::Outcome &outcome);

/// Joins what is known of them with what an attempt brought; those whom it does not name stay as they are.
[[nodiscard]] QList<RecipientState> joined(QList<RecipientState> known, const QList<RecipientState> &after);

/// Why a message that was accepted did not go to everybody: a refusal for good, or else the first for now;
/// nothing if it went to all.
[[nodiscard]] std::optional<Error> refusalOfRecipients(const smtp::Outcome &outcome);

/// Whether the server would take no more recipients in this transaction, while it took some: the rest is to
/// be sent at once in another one (RFC 5321 section 4.5.3.1.10).
[[nodiscard]] bool hasTooManyForOnce(const smtp::Outcome &outcome);

} // namespace poplar::mailbox
