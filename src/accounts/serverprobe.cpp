// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/serverprobe.h"

#include <QSslConfiguration>

namespace poplar::accounts {

ServerProbe::ServerProbe(const LookupPolicy &policy, const QString &host, QObject *parent)
    : QObject(parent)
    , m_policy(policy)
    , m_host(host)
    , m_socket(this)
{
    QSslConfiguration tls = m_socket.sslConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.addCaCertificates(policy.authorities);
    m_socket.setSslConfiguration(tls);
    m_socket.setReadBufferSize(limit::statusLine);
    connect(&m_socket, &QSslSocket::readyRead, this, &ServerProbe::read);
    connect(&m_socket, &QSslSocket::errorOccurred, this, &ServerProbe::end);
    connect(&m_socket, &QSslSocket::disconnected, this, &ServerProbe::end);
}

ServerProbe::~ServerProbe()
{
    m_socket.disconnect(this);
}

void ServerProbe::start()
{
    const quint16 port = defaultPop3Port(Security::Tls);
    if (!m_policy.findProxy)
        return connectTo(QNetworkProxy::NoProxy);
    m_policy.findProxy(m_host, port, this, [this](const QNetworkProxy &proxy) { connectTo(proxy); });
}

void ServerProbe::connectTo(const QNetworkProxy &proxy)
{
    const quint16 port = defaultPop3Port(Security::Tls);
    const Whereabouts place = m_policy.locate ? m_policy.locate(m_host, port) : Whereabouts{m_host, port};
    m_socket.setProxy(proxy);
    m_socket.connectToHostEncrypted(place.host, place.port);
}

void ServerProbe::read()
{
    constexpr QByteArrayView positive("+OK");
    if (!m_socket.isEncrypted() || m_socket.bytesAvailable() < positive.size())
        return;
    m_isThere = m_socket.read(positive.size()) == positive;
    if (m_isThere)
        m_socket.write("QUIT\r\n");
    end();
}

/// Never told within a signal of the socket's, which may end with this.
void ServerProbe::end()
{
    if (std::exchange(m_isDone, true))
        return;
    m_socket.disconnect(this);
    m_socket.disconnectFromHost();
    QMetaObject::invokeMethod(this, &ServerProbe::done, Qt::QueuedConnection);
}

} // namespace poplar::accounts
