// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/proxyserver.h"

#include <QHostAddress>
#include <QMutex>
#include <QNetworkProxy>
#include <QSemaphore>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QtEndian>

namespace poplar::test {

namespace {

using Kind = ProxyServer::Kind;
using Manner = ProxyServer::Manner;

/// What all connections of a proxy share.
struct Shared {
    const Kind kind;
    const Manner manner;
    const QByteArray credentials;

    mutable QMutex mutex = {}; ///< For what follows.
    QByteArrayList asked = {};
    int connections = 0;
};

/// One client, from its first octet to the last.
class Client : public QObject {
public:
    Client(QTcpSocket *socket, Shared &shared)
        : QObject(socket)
        , m_socket(socket)
        , m_shared(shared)
    {
        connect(socket, &QTcpSocket::readyRead, this, [this] { onBytes(); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(&m_far, &QTcpSocket::connected, this, [this] { answerConnected(); });
        connect(&m_far, &QTcpSocket::readyRead, this, [this] { m_socket->write(m_far.readAll()); });
        connect(&m_far, &QTcpSocket::disconnected, this, [this] { m_socket->disconnectFromHost(); });
        connect(socket, &QTcpSocket::disconnected, &m_far, [this] { m_far.disconnectFromHost(); });
        if (shared.manner == Manner::Hasty)
            socket->disconnectFromHost();
    }

    ~Client() override
    {
        m_far.disconnect(); // it closes when it goes, and half of us is gone then
    }

private:
    enum class Step { Hello, Password, Request, Connecting, Relaying };

    void onBytes()
    {
        if (m_shared.manner == Manner::Silent) {
            m_socket->readAll();
            return;
        }
        if (m_shared.manner == Manner::Babbling) {
            m_socket->readAll();
            m_socket->write("+OK POP3 ready, I am no proxy\r\n\r\n");
            return;
        }
        if (m_step == Step::Relaying) {
            m_far.write(m_socket->readAll());
            return;
        }
        m_bytes += m_socket->readAll();
        if (m_shared.kind == Kind::Http)
            readHttp();
        else
            while (readSocks()) {}
    }

    bool take(qsizetype count, QByteArray &taken)
    {
        if (m_bytes.size() < count)
            return false;
        taken = m_bytes.left(count);
        m_bytes.remove(0, count);
        return true;
    }

    bool readSocks()
    {
        switch (m_step) {
        case Step::Hello:
            return readHello();
        case Step::Password:
            return readPassword();
        case Step::Request:
            return readRequest();
        default:
            return false;
        }
    }

    bool readHello() // VER NMETHODS METHODS
    {
        QByteArray hello;
        if (m_bytes.size() < 2 || !take(2 + quint8(m_bytes[1]), hello))
            return false;
        const char method = m_shared.credentials.isEmpty() ? 0 : 2;
        if (hello[0] != 5 || !hello.mid(2).contains(method)) {
            m_socket->write(QByteArray::fromHex("05ff"));
            m_socket->disconnectFromHost();
            return false;
        }
        m_socket->write(QByteArray("\x05", 1) + method);
        m_step = method == 0 ? Step::Request : Step::Password;
        return true;
    }

    bool readPassword() // VER ULEN UNAME PLEN PASSWD
    {
        if (m_bytes.size() < 2 || m_bytes.size() < 3 + quint8(m_bytes[1]))
            return false;
        const qsizetype nameSize = quint8(m_bytes[1]);
        QByteArray whole;
        if (!take(3 + nameSize + quint8(m_bytes[2 + nameSize]), whole))
            return false;
        const bool right = whole.mid(2, nameSize) + ':' + whole.mid(3 + nameSize) == m_shared.credentials;
        m_socket->write(QByteArray::fromHex(right ? "0100" : "0101"));
        if (right)
            m_step = Step::Request;
        else
            m_socket->disconnectFromHost();
        return right;
    }

    bool readRequest() // VER CMD RSV ATYP ADDR PORT
    {
        if (m_bytes.size() < 5)
            return false;
        const char kind = m_bytes[3];
        const qsizetype size = kind == 1 ? 4 : kind == 4 ? 16 : 1 + quint8(m_bytes[4]);
        QByteArray whole;
        if (!take(6 + size, whole))
            return false;
        const QByteArray address = whole.mid(4, size);
        QByteArray host = address.mid(1);
        if (kind == 1)
            host =
                '<' + QHostAddress(qFromBigEndian<quint32>(address.constData())).toString().toLatin1() + '>';
        else if (kind == 4)
            host = '<'
                + QHostAddress(reinterpret_cast<const quint8 *>(address.constData())).toString().toLatin1()
                + '>';
        lead(host, qFromBigEndian<quint16>(whole.constData() + 4 + size));
        return false;
    }

    void readHttp()
    {
        const qsizetype end = m_bytes.indexOf("\r\n\r\n");
        if (m_step != Step::Hello || end < 0)
            return;
        const QByteArray head = m_bytes.left(end + 2);
        m_bytes.remove(0, end + 4);
        const QByteArray proof = "\r\nProxy-Authorization: Basic " + m_shared.credentials.toBase64() + "\r\n";
        if (!m_shared.credentials.isEmpty() && !head.contains(proof)) {
            m_socket->write("HTTP/1.1 407 Proxy Authentication Required\r\n"
                            "Proxy-Authenticate: Basic realm=\"test\"\r\nContent-Length: 0\r\n\r\n");
            return;
        }
        const QByteArray target = head.split(' ').value(1);
        const qsizetype colon = target.lastIndexOf(':');
        lead(target.left(colon), target.mid(colon + 1).toUShort());
    }

    void lead(const QByteArray &host, quint16 port)
    {
        {
            const QMutexLocker locker(&m_shared.mutex);
            m_shared.asked += host + ':' + QByteArray::number(port);
        }
        if (m_shared.manner != Manner::Willing)
            return refuse();
        m_step = Step::Connecting;
        m_far.setProxy(QNetworkProxy::NoProxy);
        m_far.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    }

    void refuse()
    {
        const bool ruled = m_shared.manner == Manner::Refusing;
        const bool failing = m_shared.manner == Manner::Failing;
        if (m_shared.kind == Kind::Http)
            m_socket->write(ruled         ? "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"
                                : failing ? "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"
                                          : "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n");
        else
            m_socket->write(QByteArray::fromHex(ruled         ? "05020001000000000000"
                                                    : failing ? "05010001000000000000"
                                                              : "05050001000000000000"));
        m_socket->disconnectFromHost();
    }

    void answerConnected()
    {
        m_socket->write(m_shared.kind == Kind::Http
                            ? QByteArray("HTTP/1.1 200 Connection established\r\n\r\n")
                            : QByteArray::fromHex("05000001000000000000"));
        m_step = Step::Relaying;
        m_far.write(std::exchange(m_bytes, {}));
    }

    QTcpSocket *m_socket;
    QTcpSocket m_far;
    Shared &m_shared;
    QByteArray m_bytes;
    Step m_step = Step::Hello;
};

} // namespace

class ProxyServer::Thread : public QThread {
public:
    Thread(Kind kind, Manner manner, const QByteArray &credentials)
        : shared{kind, manner, credentials}
    {
    }

    void run() override
    {
        QTcpServer server;
        QObject::connect(&server, &QTcpServer::newConnection, &server, [this, &server] {
            while (QTcpSocket *socket = server.nextPendingConnection()) {
                {
                    const QMutexLocker locker(&shared.mutex);
                    ++shared.connections;
                }
                new Client(socket, shared);
            }
        });
        if (!server.listen(QHostAddress::LocalHost))
            qFatal("A proxy cannot listen");
        port = server.serverPort();
        listening.release();
        exec();
    }

    Shared shared;
    QSemaphore listening;
    quint16 port = 0;
};

ProxyServer::ProxyServer(Kind kind, Manner manner, const QByteArray &credentials)
    : m_thread(std::make_unique<Thread>(kind, manner, credentials))
{
    m_thread->start();
    m_thread->listening.acquire();
}

ProxyServer::~ProxyServer()
{
    m_thread->quit();
    m_thread->wait();
}

quint16 ProxyServer::port() const
{
    return m_thread->port;
}

QByteArrayList ProxyServer::asked() const
{
    const QMutexLocker locker(&m_thread->shared.mutex);
    return m_thread->shared.asked;
}

int ProxyServer::connections() const
{
    const QMutexLocker locker(&m_thread->shared.mutex);
    return m_thread->shared.connections;
}

} // namespace poplar::test
