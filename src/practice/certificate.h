// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslCertificate>
#include <QSslKey>

#include <optional>

namespace poplar::practice {

/// A certificate and the key that belongs to it.
struct ServerCertificate {
    QSslCertificate certificate;
    QSslKey key;
};

/// A new self-signed certificate for localhost, 127.0.0.1 and ::1 with a P-256 key, valid from
/// yesterday for a year. Nothing if OpenSSL cannot make one.
[[nodiscard]] std::optional<ServerCertificate> makeServerCertificate();

} // namespace poplar::practice
