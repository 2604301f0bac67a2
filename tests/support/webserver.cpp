// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/webserver.h"

#include <QSslSocket>

namespace poplar::test {

WebServer::WebServer(const std::optional<ServerIdentity> &identity)
    : m_identity(identity)
{
    if (!listen(QHostAddress::LocalHost))
        qFatal("cannot listen");
}

void WebServer::setPicture(const QByteArray &path, const QByteArray &bytes)
{
    set(path,
        {"200 OK", "Content-Type: image/png\r\nContent-Length: " + QByteArray::number(bytes.size()) + "\r\n",
         bytes});
}

QString WebServer::address(const QByteArray &path, const QString &host) const
{
    return QStringLiteral("%1://%2:%3%4")
        .arg(m_identity ? QStringLiteral("https") : QStringLiteral("http"),
             host.isEmpty() ? QStringLiteral("127.0.0.1") : host, QString::number(serverPort()),
             QString::fromUtf8(path));
}

void WebServer::forget()
{
    m_connections = 0;
    m_paths.clear();
    m_requests.clear();
}

void WebServer::incomingConnection(qintptr descriptor)
{
    ++m_connections;
    auto *socket = new QSslSocket(this);
    socket->setSocketDescriptor(descriptor);
    connect(socket, &QSslSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QSslSocket::readyRead, this, [this, socket] { read(socket); });
    if (m_identity) {
        socket->setLocalCertificate(m_identity->certificate());
        socket->setPrivateKey(m_identity->key());
        socket->startServerEncryption();
    }
}

/// Requests come whole, or the rest of one comes with the next call.
void WebServer::read(QTcpSocket *socket)
{
    const QByteArray waiting = socket->peek(socket->bytesAvailable());
    const qsizetype end = waiting.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QByteArray request = socket->read(end + 4);
    const QByteArray path = request.split(' ').value(1);
    m_requests += request;
    m_paths += path;
    const Answer answer = m_answers.value(path, {"404 Not Found", "Content-Length: 0\r\n"});
    socket->write("HTTP/1.1 " + answer.status + "\r\n" + answer.headers + "Connection: close\r\n\r\n"
                  + answer.body);
    if (answer.then == Then::Close)
        socket->disconnectFromHost();
}

} // namespace poplar::test
