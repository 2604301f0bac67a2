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
    if (!policy.clientChain.isEmpty()) {
        configuration.setLocalCertificateChain(policy.clientChain);
        configuration.setPrivateKey(policy.clientKey);
    }
    return configuration;
}

} // namespace poplar::wire
