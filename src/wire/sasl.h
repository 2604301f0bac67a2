// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/authentication.h"
#include "wire/saslexchange.h"

#include <QByteArray>

#include <memory>

namespace poplar::wire {

/// Who proves what to whom.
struct SaslCredentials {
    QByteArray user; ///< UTF-8. For EXTERNAL whom to act as; empty for the one of the certificate.
    Secret secret; ///< The password, or the access token.
    QByteArray host; ///< As the user wrote it.
    quint16 port = 0;
    QByteArray service = "pop"; ///< Of the registry of GSSAPI service names.
};

/// Begins an authentication: PLAIN (RFC 4616), LOGIN, CRAM-MD5 (RFC 2195), SCRAM-SHA-1 (RFC 5802),
/// SCRAM-SHA-256 (RFC 7677), EXTERNAL (RFC 4422), OAUTHBEARER (RFC 7628) or XOAUTH2.
///
/// The -PLUS forms of SCRAM are missing on purpose. They bind the login to the TLS channel, for which
/// GNU SASL wants its tls-unique or tls-exporter value; Qt (6.4 and up to now) keeps the OpenSSL handle of
/// a QSslSocket to itself and has no call for either. A binding made of anything else would be a fake.
///
/// Errors: ErrorKind::NoMechanism where it is none of these or GNU SASL was built without it,
/// ErrorKind::NotAllowed where user or secret have octets that the mechanism cannot carry.
[[nodiscard]] Result<std::unique_ptr<SaslExchange>> saslExchange(Authentication authentication,
                                                                 const SaslCredentials &credentials);

/// The text, overwritten when it goes: base64 as every protocol sends it.
[[nodiscard]] Secret toBase64(const Secret &secret);

} // namespace poplar::wire
