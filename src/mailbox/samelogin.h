// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"

namespace poplar::mailbox {

/// Whether a secret that was given to fetch mail with the settings of one may be used with those of the
/// other.
[[nodiscard]] bool isSameLogin(const accounts::Account &one, const accounts::Account &other);

/// The same of a secret to send mail.
[[nodiscard]] bool isSameLoginToSend(const accounts::Account &one, const accounts::Account &other);

/// Whether both send in the same way: what came of one connection would come of another.
[[nodiscard]] bool isSameWayToSend(const accounts::Account &one, const accounts::Account &other);

} // namespace poplar::mailbox
