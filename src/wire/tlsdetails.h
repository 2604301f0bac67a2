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

/// What is known of the TLS layer of a connection.
struct TlsDetails {
    QString protocol; ///< "TLSv1.3"; empty without TLS.
    QString cipher;
    QList<CertificateDetails> chain; ///< The server's first.
    QList<CertificateDoubt> doubts;

    bool operator==(const TlsDetails &) const = default;
};

/// @param certificate as presented by the server.
[[nodiscard]] CertificateDetails certificateDetails(const QSslCertificate &certificate);

/// The kinds of doubt behind Qt's list, each once.
[[nodiscard]] QList<CertificateDoubt> certificateDoubts(const QList<QSslError> &errors);

/// Reads protocol, cipher and chain from a socket.
[[nodiscard]] TlsDetails tlsDetails(const QSslSocket &socket);

} // namespace poplar::wire

Q_DECLARE_METATYPE(poplar::wire::TlsDetails)
