// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/tlsdetails.h"

#include <QCryptographicHash>
#include <QHash>
#include <QSslCertificate>
#include <QSslCipher>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>

#include <algorithm>

namespace poplar::wire {

/// Qt makes no key of it, but these two are told apart by their object identifiers, 1.3.101.112 and
/// .113 (RFC 8410 section 3), which stand in the certificate together with the raw key behind them.
static QString edwardsTypeOf(const QSslCertificate &certificate)
{
    const QByteArray der = certificate.toDer();
    if (der.contains(QByteArray::fromHex("300506032b6570032100")))
        return QStringLiteral("Ed25519");
    return der.contains(QByteArray::fromHex("300506032b6571033a00")) ? QStringLiteral("Ed448") : QString();
}

static void describeKey(const QSslCertificate &certificate, CertificateDetails &details)
{
    const QSslKey key = certificate.publicKey();
    if (key.isNull()) {
        details.keyType = edwardsTypeOf(certificate);
        details.keyBits = details.keyType.isEmpty() ? 0 : details.keyType == u"Ed448" ? 456 : 256;
        return;
    }
    static const QHash<QSsl::KeyAlgorithm, QString> types{{QSsl::Rsa, QStringLiteral("RSA")},
                                                          {QSsl::Dsa, QStringLiteral("DSA")},
                                                          {QSsl::Ec, QStringLiteral("EC")}};
    details.keyType = types.value(key.algorithm());
    details.keyBits = std::max(key.length(), 0);
}

/// Not QSslCipher's word: that is the oldest version which has the cipher.
static QString versionText(QSsl::SslProtocol protocol)
{
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED // the name is wanted, not the version
        switch (protocol)
    {
    case QSsl::TlsV1_0:
        return QStringLiteral("TLSv1");
    case QSsl::TlsV1_1:
        return QStringLiteral("TLSv1.1");
    case QSsl::TlsV1_2:
        return QStringLiteral("TLSv1.2");
    case QSsl::TlsV1_3:
        return QStringLiteral("TLSv1.3");
    default:
        return QStringLiteral("TLS");
    }
    QT_WARNING_POP
}

static QString keyExchangeOf(const QSslSocket &socket)
{
    const QString method = socket.sessionCipher().keyExchangeMethod();
    if (method != u"any") // TLS 1.3 chooses it apart from the cipher
        return method;
    switch (socket.sslConfiguration().ephemeralServerKey().algorithm()) {
    case QSsl::Ec:
        return QStringLiteral("ECDH");
    case QSsl::Dh:
        return QStringLiteral("DH");
    default:
        return {};
    }
}

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
    details.serial = certificate.serialNumber();
    describeKey(certificate, details);
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
        details.cipherBits = socket.sessionCipher().usedBits();
        details.protocol = versionText(socket.sessionProtocol());
        details.keyExchange = keyExchangeOf(socket);
    }
    for (const QSslCertificate &certificate : socket.peerCertificateChain())
        details.chain += certificateDetails(certificate);
    return details;
}

} // namespace poplar::wire
