// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/serverprobe.h"

#include <QSslConfiguration>

#include <utility>

namespace poplar::accounts {

ServerProbe::ServerProbe(const LookupPolicy &policy, Service service, const QString &host, QObject *parent)
    : QObject(parent)
    , m_policy(policy)
    , m_service(service)
    , m_host(host)
    , m_socket(this)
{
    QSslConfiguration tls = m_socket.sslConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.addCaCertificates(policy.authorities);
    m_socket.setSslConfiguration(tls);
    m_socket.setReadBufferSize(limit::statusLine);
    if (m_service == Service::Submission)
        m_toSay = {"EHLO [127.0.0.1]\r\n", "STARTTLS\r\n"};
    connect(&m_socket, &QSslSocket::readyRead, this, &ServerProbe::read);
    connect(&m_socket, &QSslSocket::errorOccurred, this, &ServerProbe::end);
    connect(&m_socket, &QSslSocket::disconnected, this, &ServerProbe::end);
}

ServerProbe::~ServerProbe()
{
    m_socket.disconnect(this);
}

Security ServerProbe::security() const
{
    return m_service == Service::Submission ? Security::StartTls : Security::Tls;
}

quint16 ServerProbe::port() const
{
    return m_service == Service::Pop3s ? defaultPop3Port(security()) : defaultSubmissionPort(security());
}

void ServerProbe::start()
{
    if (!m_policy.findProxy)
        return connectTo(QNetworkProxy::NoProxy);
    m_policy.findProxy(m_host, port(), this, [this](const QNetworkProxy &proxy) { connectTo(proxy); });
}

void ServerProbe::connectTo(const QNetworkProxy &proxy)
{
    const Whereabouts place = m_policy.locate ? m_policy.locate(m_host, port()) : Whereabouts{m_host, port()};
    m_socket.setProxy(proxy);
    if (security() == Security::Tls)
        return m_socket.connectToHostEncrypted(place.host, place.port);
    connect(&m_socket, &QSslSocket::encrypted, this, &ServerProbe::settle);
    m_socket.connectToHost(place.host, place.port);
}

void ServerProbe::read()
{
    if (m_service == Service::Submission)
        readReply();
    else
        readGreeting();
}

void ServerProbe::readGreeting()
{
    const QByteArrayView positive = m_service == Service::Pop3s ? "+OK" : "220";
    if (!m_socket.isEncrypted() || m_socket.bytesAvailable() < positive.size())
        return;
    if (m_socket.read(positive.size()) == positive)
        settle();
    else
        end();
}

/// Line by line (RFC 5321 section 4.2.1): a "-" behind the code says that there are more.
void ServerProbe::readReply()
{
    while (!m_isDone && !m_socket.isEncrypted() && m_socket.canReadLine()) {
        const QByteArray line = m_socket.readLine(limit::statusLine);
        if (!line.startsWith('2'))
            return end(); // A refusal, or no mail server at all.
        if (line.size() < 4 || line[3] != '-')
            takeReply();
    }
    if (m_socket.bytesAvailable() >= limit::statusLine)
        end(); // No server has a line as long as that.
}

void ServerProbe::takeReply()
{
    if (!m_toSay.isEmpty()) {
        m_socket.write(m_toSay.takeFirst());
        return;
    }
    // What came behind this reply is nobody's (RFC 3207 section 6).
    if (m_socket.bytesAvailable() > 0)
        return end();
    m_socket.startClientEncryption();
}

void ServerProbe::settle()
{
    m_isThere = true;
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
