// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/connection.h"

#include <utility>

namespace poplar::practice {

Connection::Connection(std::unique_ptr<QSslSocket> socket, std::unique_ptr<Dialect> dialect,
                       std::chrono::milliseconds idleTimeout, QObject *parent)
    : QObject(parent)
    , m_socket(std::move(socket))
    , m_conversation(std::in_place, std::move(dialect))
{
    m_socket->setReadBufferSize(readAhead);
    m_idle.setSingleShot(true);
    m_idle.setInterval(idleTimeout);
    connectSocket();
}

Connection::~Connection()
{
    m_socket->disconnect(this); // closing it emits, and this is no Connection any more
}

void Connection::start()
{
    m_idle.start();
    pump();
}

void Connection::connectSocket()
{
    QSslSocket *socket = m_socket.get();
    connect(&m_idle, &QTimer::timeout, socket, [socket] { socket->abort(); });
    connect(socket, &QSslSocket::readyRead, this, &Connection::pump);
    connect(socket, &QSslSocket::bytesWritten, this, &Connection::pump);
    connect(socket, &QSslSocket::encryptedBytesWritten, this, &Connection::pump);
    connect(socket, &QSslSocket::encrypted, this, [this] {
        if (m_conversation)
            m_conversation->secured();
        pump();
    });
    connect(socket, &QSslSocket::errorOccurred, socket, [socket] { socket->abort(); });
    connect(socket, &QSslSocket::disconnected, this, &Connection::finish);
}

void Connection::pump()
{
    if (!m_conversation || m_socket->state() != QAbstractSocket::ConnectedState)
        return;
    m_idle.start();
    read();
    // Bytes on their way are counted on both sides of the encryption.
    while (m_conversation && m_socket->bytesToWrite() + m_socket->encryptedBytesToWrite() < sentAhead) {
        const QByteArray bytes = m_conversation->take();
        if (bytes.isEmpty())
            return act();
        m_socket->write(bytes);
        read();
    }
}

void Connection::read()
{
    // Behind STLS the socket's bytes belong to the handshake.
    if (m_conversation->then() != Reply::Then::Continue)
        return;
    const qint64 room = readAhead - m_conversation->waiting();
    if (room > 0)
        m_conversation->receive(m_socket->read(room));
}

void Connection::act()
{
    switch (m_conversation->then()) {
    case Reply::Then::Continue:
        break;
    case Reply::Then::StartTls:
        if (m_socket->mode() != QSslSocket::UnencryptedMode)
            break; // the handshake is under way
        if (m_socket->bytesAvailable() > 0)
            m_socket->abort(); // more came behind STLS than the conversation has seen
        else
            m_socket->startServerEncryption();
        break;
    case Reply::Then::Close:
        m_socket->disconnectFromHost(); // once all is written
        break;
    }
}

void Connection::finish()
{
    if (!m_conversation)
        return;
    m_conversation.reset();
    m_idle.stop();
    Q_EMIT finished();
}

} // namespace poplar::practice
