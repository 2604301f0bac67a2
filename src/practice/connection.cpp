// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/connection.h"

#include <utility>

namespace poplar::practice {

Connection::Connection(std::unique_ptr<QSslSocket> socket, std::unique_ptr<Dialogue> dialogue,
                       std::chrono::milliseconds idleTimeout, QObject *parent)
    : QObject(parent)
    , m_socket(std::move(socket))
    , m_dialogue(std::move(dialogue))
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
        if (m_dialogue)
            m_dialogue->secured();
        pump();
    });
    connect(socket, &QSslSocket::errorOccurred, socket, [socket] { socket->abort(); });
    connect(socket, &QSslSocket::disconnected, this, &Connection::finish);
}

void Connection::pump()
{
    if (!m_dialogue || m_socket->state() != QAbstractSocket::ConnectedState)
        return;
    m_idle.start();
    read();
    // Bytes on their way are counted on both sides of the encryption.
    while (m_dialogue && m_socket->bytesToWrite() + m_socket->encryptedBytesToWrite() < sentAhead) {
        const QByteArray bytes = m_dialogue->take();
        if (!bytes.isEmpty())
            m_socket->write(bytes);
        // A message that is handed in brings no reply until its end, and nothing else may ask for the rest.
        if (!read() && bytes.isEmpty())
            return act();
    }
}

/// Whether something came.
bool Connection::read()
{
    // Behind STLS the socket's bytes belong to the handshake.
    if (!m_dialogue || m_dialogue->then() != Then::Continue)
        return false;
    const qint64 room = readAhead - m_dialogue->waiting();
    if (room <= 0 || m_socket->bytesAvailable() == 0)
        return false;
    m_dialogue->receive(m_socket->read(room));
    return true;
}

void Connection::act()
{
    switch (m_dialogue->then()) {
    case Then::Continue:
        break;
    case Then::StartTls:
        if (m_socket->mode() != QSslSocket::UnencryptedMode)
            break; // the handshake is under way
        if (m_socket->bytesAvailable() > 0)
            m_socket->abort(); // more came behind the command than the dialogue has seen
        else
            m_socket->startServerEncryption();
        break;
    case Then::Close:
        m_socket->disconnectFromHost(); // once all is written
        break;
    }
}

void Connection::finish()
{
    if (!m_dialogue)
        return;
    m_dialogue.reset();
    m_idle.stop();
    Q_EMIT finished();
}

} // namespace poplar::practice
