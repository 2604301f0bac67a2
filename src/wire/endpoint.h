// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/proxy.h"
#include "base/secret.h"
#include "base/security.h"

#include <QByteArrayList>
#include <QMetaType>
#include <QSslCertificate>
#include <QSslKey>
#include <QString>

#include <optional>

namespace poplar::wire {

/// Where to, and how protected.
struct Endpoint {
    QString host; ///< Name or address.
    quint16 port = 110;
    Security security = Security::StartTls;
    Proxy proxy = {};
    Secret proxyPassword = {};
};

/// One version of TLS.
enum class TlsVersion { Tls10, Tls11, Tls12, Tls13 };

/// What is spoken, trusted and shown for TLS.
struct TlsPolicy {
    /// SHA-256 digests of certificates that the user has seen and trusts for this account. If there is
    /// one, it alone is accepted: a change of a trusted certificate is an alarm.
    QByteArrayList trustedDigests;
    /// Authorities trusted besides those of the system.
    QList<QSslCertificate> extraAuthorities;
    OldestTls oldest = OldestTls::Tls12;
    QList<QSslCertificate> clientChain = {}; ///< The client's own first; empty for none.
    QSslKey clientKey = {};
    /// Speaks this version and no other, whatever `oldest` says: to find out whether a server has it.
    std::optional<TlsVersion> only = {};
};

} // namespace poplar::wire

Q_DECLARE_METATYPE(poplar::wire::Endpoint)
