// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/security.h"

#include <QByteArrayList>
#include <QMetaType>
#include <QSslCertificate>
#include <QString>

namespace poplar::wire {

/// Where to, and how protected.
struct Endpoint {
    QString host; ///< Name or address.
    quint16 port = 110;
    Security security = Security::StartTls;

    bool operator==(const Endpoint &) const = default;
};

/// What is trusted. TLS 1.2 is the least that is spoken.
struct TlsPolicy {
    /// SHA-256 digests of certificates that the user has seen and trusts for this account. If there is
    /// one, it alone is accepted: a change of a trusted certificate is an alarm.
    QByteArrayList trustedDigests;
    /// Authorities trusted besides those of the system.
    QList<QSslCertificate> extraAuthorities;
};

} // namespace poplar::wire

Q_DECLARE_METATYPE(poplar::wire::Endpoint)
