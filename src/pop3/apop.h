// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secret.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace poplar::pop3 {

/// The timestamp of a greeting (RFC 1939 section 7, APOP), angle brackets included; nothing if there is
/// none. It may stand anywhere in the line, and it must have the shape of a message-id with "@" between
/// two parts of visible ASCII: other things in angle brackets are no timestamp, and a server that could
/// choose the octets freely could learn the password from the digests (CVE-2007-1558). At most
/// limit::apopTimestamp long; found in one pass.
[[nodiscard]] std::optional<QByteArray> apopTimestamp(QByteArrayView greeting);

/// What APOP proves the password with: MD5 of timestamp and password, in hex.
[[nodiscard]] Secret apopDigest(const QByteArray &timestamp, const Secret &password);

} // namespace poplar::pop3
