// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QSslError>
#include <QStringList>

class QSslCertificate;
class QSslSocket;

namespace poplar::wire {

/// One certificate, as much of it as a person needs to judge it.
struct CertificateDetails {
    QStringList names; ///< Common name and alternative names.
    QString issuer;
    QDateTime validFrom;
    QDateTime validUntil;
    QByteArray sha256; ///< Raw digest, 32 octets.
    QByteArray serial = {}; ///< Hexadecimal, with colons.
    QString keyType = {}; ///< "RSA", "EC", "DSA", "Ed25519", "Ed448"; empty if it is none of these.
    int keyBits = 0; ///< 0 where unknown.

    bool operator==(const CertificateDetails &) const = default;
};

/// Why a certificate is doubtful, in the terms of section 6 of RFC 5280 and of RFC 6125.
enum class CertificateDoubt {
    WrongName, ///< Made out to another name than the one connected to.
    UnknownIssuer, ///< No chain to a trusted authority, self-signed included.
    Expired,
    NotYetValid,
    ChangedTrusted, ///< The user trusts another certificate for this account.
    Other, ///< Anything else; the TLS library's words are in Error::detail.
};

/// Why a certificate was taken for good.
enum class CertificateTrust {
    None, ///< It was not, or there is none.
    Authority, ///< A trusted authority vouches for it; name and time fit.
    Pinned, ///< The user trusts it for this account.
};

/// What is known of the TLS layer of a connection. Chain and doubts are complete also where the
/// connection was given up because of them.
struct TlsDetails {
    QString protocol; ///< "TLSv1.3", "TLSv1"; empty without TLS.
    QString cipher; ///< As OpenSSL names it.
    int cipherBits = 0; ///< Of the key of the cipher.
    /// "ECDH", "DH", "RSA". Empty where Qt does not tell: with TLS 1.3 and X25519, say.
    QString keyExchange;
    QList<CertificateDetails>
        chain; ///< The server's first, then as far as the server sent it or it is known.
    QList<CertificateDoubt> doubts; ///< Why the connection was given up; all that apply.
    CertificateTrust trust = CertificateTrust::None;
    QList<CertificateDoubt> overlooked = {}; ///< What would be doubtful if the user did not trust it.

    bool operator==(const TlsDetails &) const = default;
};

/// @param certificate as presented by the server.
[[nodiscard]] CertificateDetails certificateDetails(const QSslCertificate &certificate);

/// The kinds of doubt behind Qt's list, each once.
[[nodiscard]] QList<CertificateDoubt> certificateDoubts(const QList<QSslError> &errors);

/// Reads protocol, cipher and chain from a socket, and judges nothing.
[[nodiscard]] TlsDetails tlsDetails(const QSslSocket &socket);

} // namespace poplar::wire

Q_DECLARE_METATYPE(poplar::wire::TlsDetails)
