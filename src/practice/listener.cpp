// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/listener.h"

#include "practice/connection.h"

#include <QRandomGenerator>
#include <QSslSocket>

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

QByteArray newTimestamp()
{
    const auto unique = [] { return QByteArray::number(QRandomGenerator::system()->generate64(), 36); };
    return '<' + unique() + '.' + unique() + "@localhost>";
}

} // namespace

Listener::Listener(Service service, QObject *parent)
    : QTcpServer(parent)
    , m_service(std::move(service))
    , m_tls(serverConfiguration(m_service.certificate))
{
}

Listener::~Listener()
{
    // They hold on to the maildrop, and it goes before the children of a QObject do.
    qDeleteAll(findChildren<Connection *>(Qt::FindDirectChildrenOnly));
}

void Listener::incomingConnection(qintptr descriptor)
{
    auto socket = std::make_unique<QSslSocket>();
    if (!socket->setSocketDescriptor(descriptor))
        return;
    if (m_connections < connectionsAllowed)
        serve(std::move(socket));
    else
        turnAway(std::move(socket));
}

void Listener::serve(std::unique_ptr<QSslSocket> socket)
{
    if (!m_maildrop)
        m_maildrop.emplace(m_service.messages());
    socket->setSslConfiguration(m_tls);
    auto *connection = new Connection(std::move(socket), m_service.dialect(*m_maildrop, newTimestamp()),
                                      m_service.idleTimeout, this);
    ++m_connections;
    connect(connection, &Connection::finished, this, [this, connection] {
        --m_connections;
        connection->deleteLater();
    });
    connection->start();
}

void Listener::turnAway(std::unique_ptr<QSslSocket> socket)
{
    QSslSocket *leaving = socket.release();
    connect(leaving, &QSslSocket::disconnected, leaving, &QObject::deleteLater);
    leaving->write("-ERR [SYS/TEMP] too many connections\r\n");
    leaving->disconnectFromHost();
}

} // namespace poplar::practice
