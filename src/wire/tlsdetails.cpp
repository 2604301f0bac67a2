// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/tlsdetails.h"

#include <QCryptographicHash>
#include <QSslCertificate>
#include <QSslCipher>
#include <QSslSocket>

namespace poplar::wire {

CertificateDetails certificateDetails(const QSslCertificate &certificate)
{
    CertificateDetails details;
    details.names = certificate.subjectInfo(QSslCertificate::CommonName);
    for (const QString &name : certificate.subjectAlternativeNames())
        details.names += name;
    details.names.removeDuplicates();
    details.issuer = certificate.issuerDisplayName();
    details.validFrom = certificate.effectiveDate();
    details.validUntil = certificate.expiryDate();
    details.sha256 = certificate.digest(QCryptographicHash::Sha256);
    return details;
}

static CertificateDoubt doubtOf(QSslError::SslError error)
{
    switch (error) {
    case QSslError::HostNameMismatch:
        return CertificateDoubt::WrongName;
    case QSslError::CertificateExpired:
        return CertificateDoubt::Expired;
    case QSslError::CertificateNotYetValid:
        return CertificateDoubt::NotYetValid;
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::CertificateUntrusted:
    case QSslError::CertificateSignatureFailed: // an issuer of the right name with another key
        return CertificateDoubt::UnknownIssuer;
    default:
        return CertificateDoubt::Other;
    }
}

QList<CertificateDoubt> certificateDoubts(const QList<QSslError> &errors)
{
    QList<CertificateDoubt> doubts;
    for (const QSslError &error : errors) {
        const CertificateDoubt doubt = doubtOf(error.error());
        if (!doubts.contains(doubt))
            doubts += doubt;
    }
    return doubts;
}

TlsDetails tlsDetails(const QSslSocket &socket)
{
    TlsDetails details;
    if (socket.isEncrypted()) {
        details.cipher = socket.sessionCipher().name();
        details.protocol = socket.sessionCipher().protocolString();
    }
    for (const QSslCertificate &certificate : socket.peerCertificateChain())
        details.chain += certificateDetails(certificate);
    return details;
}

} // namespace poplar::wire
