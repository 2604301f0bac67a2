// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>

namespace poplar::mailbox {

/// Whether an address belongs to the internet, as IANA's registries of special-purpose addresses have it
/// (RFC 6890). What a message names must not lead to this machine or its neighbours: a router believes who
/// speaks from within.
[[nodiscard]] bool isPublic(const QHostAddress &address);

} // namespace poplar::mailbox
