// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/door.h"

#include "practice/connection.h"

#include <utility>

namespace poplar::practice {

namespace {

QSslConfiguration serverConfiguration(const ServerCertificate &certificate)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(certificate.certificate);
    tls.setPrivateKey(certificate.key);
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone); // clients need no certificate
    return tls;
}

} // namespace

Door::Door(const ServerCertificate &certificate, std::chrono::milliseconds idleTimeout, QObject *parent)
    : QTcpServer(parent)
    , m_tls(serverConfiguration(certificate))
    , m_idleTimeout(idleTimeout)
{
}

Door::~Door()
{
    endConnections(); // before the children of a QObject go: they emit
}

void Door::endConnections()
{
    qDeleteAll(findChildren<Connection *>(Qt::FindDirectChildrenOnly));
}

void Door::incomingConnection(qintptr descriptor)
{
    auto socket = std::make_unique<QSslSocket>();
    if (!socket->setSocketDescriptor(descriptor))
        return;
    if (m_connections < connectionsAllowed)
        serve(std::move(socket));
    else
        turnAway(std::move(socket));
}

void Door::serve(std::unique_ptr<QSslSocket> socket)
{
    socket->setSslConfiguration(m_tls);
    auto *connection = new Connection(std::move(socket), dialogue(), m_idleTimeout, this);
    ++m_connections;
    connect(connection, &Connection::finished, this, [this, connection] {
        --m_connections;
        connection->deleteLater();
    });
    connection->start();
}

void Door::turnAway(std::unique_ptr<QSslSocket> socket)
{
    QSslSocket *leaving = socket.release();
    connect(leaving, &QSslSocket::disconnected, leaving, &QObject::deleteLater);
    leaving->write(regret());
    leaving->disconnectFromHost();
}

} // namespace poplar::practice
