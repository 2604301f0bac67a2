// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/endpoint.h"

#include <QSslConfiguration>

namespace poplar::wire {

/// What a policy means to Qt. The peer is always verified. With OldestTls::Tls10 not only the old
/// versions are let in but what belongs to them and OpenSSL 3 refuses at its usual security level: SHA-1
/// in handshakes and short keys.
[[nodiscard]] QSslConfiguration tlsConfiguration(const TlsPolicy &policy);

/// Whether this machine's TLS library has that version, so that TlsPolicy::only can ask for it.
[[nodiscard]] bool canSpeak(TlsVersion version);

} // namespace poplar::wire
