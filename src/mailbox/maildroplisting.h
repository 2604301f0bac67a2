// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/identity.h"
#include "base/result.h"
#include "pop3/listings.h"
#include "pop3/reply.h"

#include <QList>

#include <functional>
#include <optional>

namespace poplar::pop3 {
class Session;
}

namespace poplar::mailbox {

/// What lies in the maildrop: the identity of message number n at index n - 1.
struct Maildrop {
    QList<Identity> messages;
    qint64 octets = 0;
    std::optional<Error> uidlRefused; ///< No unique-id is known then.
};

/// The totals in a reply to STAT; an error bears the server's words as they may be shown.
[[nodiscard]] Result<pop3::DropListing> readTotals(pop3::Session &session, const Result<pop3::Reply> &reply);

/// Asks an open session for STAT, LIST and UIDL together, and tells what they say in sum.
/// A server without UIDL is fine: the unique-ids stay unknown. STAT and LIST must succeed.
void listMaildrop(pop3::Session &session, std::function<void(const Result<Maildrop> &)> done);

} // namespace poplar::mailbox
