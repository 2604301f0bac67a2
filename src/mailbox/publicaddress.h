// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>

namespace poplar::mailbox {

/// Whether an address belongs to the internet, as IANA's registries of special-purpose addresses have it
/// (RFC 6890). What a message names must not lead to this machine or its neighbours: a router believes who
/// speaks from within.
[[nodiscard]] bool isPublic(const QHostAddress &address);

/// Whether an address is this machine's, or of a net that it is part of: with IPv6, and with some
/// providers, these are addresses of the internet like others.
[[nodiscard]] bool isNear(const QHostAddress &address);

} // namespace poplar::mailbox
