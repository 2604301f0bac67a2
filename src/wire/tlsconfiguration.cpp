// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/tlsconfiguration.h"

#include <QSslSocket>

namespace poplar::wire {

namespace {

void allowOldVersions(QSslConfiguration &configuration)
{
    configuration.setProtocol(QSsl::AnyProtocol);
    // The names are those of SSL_CONF_cmd(3).
    configuration.setBackendConfigurationOption("MinProtocol", QByteArrayLiteral("TLSv1"));
    configuration.setBackendConfigurationOption("CipherString",
                                                QByteArrayLiteral("DEFAULT:!aNULL:!eNULL:@SECLEVEL=0"));
}

void allowOnly(QSslConfiguration &configuration, TlsVersion version)
{
    static const char *const names[] = {"TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"};
    const QByteArray name = names[static_cast<int>(version)];
    allowOldVersions(configuration);
    configuration.setBackendConfigurationOption("MinProtocol", name);
    configuration.setBackendConfigurationOption("MaxProtocol", name);
}

} // namespace

QSslConfiguration tlsConfiguration(const TlsPolicy &policy)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    configuration.addCaCertificates(policy.extraAuthorities);
    configuration.setProtocol(policy.oldest == OldestTls::Tls13 ? QSsl::TlsV1_3OrLater
                                                                : QSsl::TlsV1_2OrLater);
    if (policy.oldest == OldestTls::Tls10)
        allowOldVersions(configuration);
    if (policy.only)
        allowOnly(configuration, *policy.only);
    if (!policy.clientChain.isEmpty()) {
        configuration.setLocalCertificateChain(policy.clientChain);
        configuration.setPrivateKey(policy.clientKey);
    }
    return configuration;
}

bool canSpeak(TlsVersion version)
{
    // The options by which a version is chosen are known to that one alone.
    if (QSslSocket::activeBackend() != u"openssl")
        return false;
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED // the question is whether they are there
        static constexpr QSsl::SslProtocol protocols[] = {QSsl::TlsV1_0, QSsl::TlsV1_1, QSsl::TlsV1_2,
                                                          QSsl::TlsV1_3};
    return QSslSocket::isProtocolSupported(protocols[static_cast<int>(version)]);
    QT_WARNING_POP
}

} // namespace poplar::wire
