// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <QList>
#include <QSslCertificate>
#include <QSslKey>

namespace poplar::wire {

/// What `Error::code` says when a certificate or key of ours cannot be used; `Error::detail` has the file
/// and what the system or OpenSSL say of it.
namespace certificatecode {
inline constexpr char file[] = "FILE"; ///< Missing, unreadable, or larger than limit::certificateFile.
inline constexpr char format[] = "FORMAT"; ///< Neither PEM nor PKCS #12, or damaged.
inline constexpr char noCertificate[] = "NO-CERTIFICATE"; ///< Nothing but keys in it.
inline constexpr char noKey[] = "NO-KEY"; ///< No private key in it.
inline constexpr char mismatch[] = "KEY-MISMATCH"; ///< The key belongs to none of the certificates.
inline constexpr char passphrase[] = "PASSPHRASE"; ///< The key is locked: ask, and load again.
inline constexpr char wrongPassphrase[] = "WRONG-PASSPHRASE"; ///< Likewise, and say that it was wrong.
} // namespace certificatecode

/// What a user proves themselves with in the handshake, for TlsPolicy.
struct ClientCertificate {
    QList<QSslCertificate> chain; ///< The user's own first, then its issuers as far as the file has them.
    QSslKey key;
};

/// Reads a client certificate and its key: PEM in one or two files, in any order, or PKCS #12; RSA, EC,
/// Ed25519 and Ed448. Whether its time has ended is for the server to judge, whose clock counts.
///
/// It reads from the disk and stretches passphrases, which takes a moment: not for the GUI thread.
/// @param keyFile PEM; empty where the certificate's file holds the key too.
/// @param passphrase empty where none is known.
/// @return ErrorKind::ClientCertificate with one of the codes above.
[[nodiscard]] Result<ClientCertificate>
loadClientCertificate(const QString &certificateFile, const QString &keyFile, const Secret &passphrase);

/// Reads the certificates of authorities, PEM or one in DER. Not for the GUI thread.
/// @return ErrorKind::Storage, code FILE or FORMAT. A file in which there is none is an error.
[[nodiscard]] Result<QList<QSslCertificate>> loadAuthorities(const QString &file);

} // namespace poplar::wire
