// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/scriptedserver.h"

#include <QMutex>
#include <QSemaphore>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpServer>
#include <QThread>

#include <atomic>
#include <optional>
#include <sys/socket.h>

namespace poplar::test {

namespace {

constexpr int slice = 20; ///< Milliseconds between two looks at whether the test is over.
constexpr int moment = 150; ///< Milliseconds of silence that `-:` asks for.

/// Hands out sockets that can speak TLS.
class Listener : public QTcpServer {
protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *socket = new QSslSocket(this);
        if (!socket->setSocketDescriptor(descriptor))
            delete socket;
        else
            addPendingConnection(socket);
    }
};

} // namespace

/// The thread. It may block: it has nothing else to do.
class ScriptedServer::Player : public QThread {
public:
    Player(const QByteArray &script, const ServerIdentity &identity)
        : m_steps(readScript(script))
        , m_identity(identity)
    {
    }

    void run() override;

    void stop()
    {
        m_stopped = true;
        wait();
    }

    QSemaphore listening;
    quint16 port = 0;

    bool settled() const
    {
        const QMutexLocker locker(&m_mutex);
        return m_atEnd || !m_difference.isEmpty();
    }
    bool finished() const
    {
        const QMutexLocker locker(&m_mutex);
        return m_atEnd && m_difference.isEmpty();
    }
    QByteArrayList heard() const
    {
        const QMutexLocker locker(&m_mutex);
        return m_heard;
    }
    QByteArray report() const;

private:
    using Kind = ScriptStep::Kind;

    bool play(const ScriptStep &step);
    bool accept();
    bool send(const QByteArray &bytes);
    bool expect(const ScriptStep &step);
    bool expectSilence();
    bool expectDeparture();
    bool handshake(Kind kind);
    void reset();
    void watchTheEnd();
    bool isHere() const { return m_socket && m_socket->state() == QAbstractSocket::ConnectedState; }
    std::optional<QByteArray> readLine();
    bool differ(const QByteArray &actual);
    void log(const char *who, const QByteArray &what);

    const QList<ScriptStep> m_steps;
    const ServerIdentity m_identity;
    std::atomic<bool> m_stopped = false;
    std::unique_ptr<Listener> m_listener;
    std::unique_ptr<QSslSocket> m_socket;
    int m_octetsAtATime = 0;

    mutable QMutex m_mutex; ///< For what follows.
    QByteArrayList m_heard;
    QByteArray m_log;
    QByteArray m_difference;
    qsizetype m_at = 0;
    bool m_atEnd = false;
};

void ScriptedServer::Player::run()
{
    m_listener = std::make_unique<Listener>();
    if (!m_listener->listen(QHostAddress::LocalHost))
        qFatal("A scripted server cannot listen");
    port = m_listener->serverPort();
    listening.release();
    bool asWritten = accept();
    for (const ScriptStep &step : m_steps) {
        if (!asWritten || m_stopped)
            break;
        asWritten = play(step);
        if (asWritten) {
            const QMutexLocker locker(&m_mutex);
            m_atEnd = ++m_at == m_steps.size();
        }
    }
    if (asWritten)
        watchTheEnd();
    m_socket.reset();
    m_listener.reset();
}

bool ScriptedServer::Player::accept()
{
    m_socket.reset();
    while (!m_stopped && !m_listener->hasPendingConnections())
        m_listener->waitForNewConnection(slice);
    if (m_stopped)
        return false;
    m_socket.reset(static_cast<QSslSocket *>(m_listener->nextPendingConnection()));
    m_socket->setParent(nullptr);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    log("--", "connection");
    return true;
}

bool ScriptedServer::Player::play(const ScriptStep &step)
{
    switch (step.kind) {
    case Kind::Send:
        return send(step.bytes);
    case Kind::ExpectLine:
    case Kind::ExpectPrefix:
        return expect(step);
    case Kind::ExpectSilence:
        return expectSilence();
    case Kind::Handshake:
    case Kind::RefusedHandshake:
        return handshake(step.kind);
    case Kind::Cut:
        m_socket->disconnectFromHost();
        while (!m_stopped && m_socket->state() != QAbstractSocket::UnconnectedState)
            m_socket->waitForDisconnected(slice);
        return true;
    case Kind::Reset:
        reset();
        return true;
    case Kind::Slow:
        m_octetsAtATime = step.number;
        return true;
    case Kind::Wait:
        msleep(static_cast<unsigned long>(step.number));
        return true;
    case Kind::Hang:
        return expectDeparture();
    case Kind::Next:
        return expectDeparture() && accept();
    }
    Q_UNREACHABLE();
}

bool ScriptedServer::Player::send(const QByteArray &bytes)
{
    log("S:", bytes.size() <= 4096 ? bytes : QByteArray::number(bytes.size()) + " octets");
    const qsizetype step = m_octetsAtATime > 0 ? m_octetsAtATime : bytes.size();
    for (qsizetype at = 0; at < bytes.size() && isHere(); at += step) {
        m_socket->write(bytes.mid(at, step));
        m_socket->flush();
        while (!m_stopped && isHere()
               && (m_socket->bytesToWrite() > 0 || m_socket->encryptedBytesToWrite() > 0))
            m_socket->waitForBytesWritten(slice);
        if (m_octetsAtATime > 0) // or the client's system would put them together again
            msleep(1);
    }
    return true; // a client that leaves meanwhile is what the next line of the script is about
}

std::optional<QByteArray> ScriptedServer::Player::readLine()
{
    while (!m_stopped && !m_socket->canReadLine()) {
        if (!m_socket->waitForReadyRead(slice) && !isHere() && !m_socket->canReadLine())
            return std::nullopt;
    }
    return m_socket->readLine();
}

bool ScriptedServer::Player::expect(const ScriptStep &step)
{
    const std::optional<QByteArray> line = readLine();
    if (m_stopped)
        return false;
    if (!line)
        return differ("the client left"
                      + (m_socket ? " after \"" + m_socket->readAll() + '"' : QByteArray()));
    log("C:", *line);
    {
        const QMutexLocker locker(&m_mutex);
        m_heard += line->trimmed();
    }
    const bool same = step.kind == Kind::ExpectLine ? *line == step.bytes + "\r\n"
                                                    : line->startsWith(step.bytes) && line->endsWith("\r\n");
    return same || differ('"' + line->toPercentEncoding(" !\"#$&'()*+,/:;<=>?@[]^`{|}") + '"');
}

bool ScriptedServer::Player::expectSilence()
{
    if (m_socket->bytesAvailable() == 0 && !m_socket->waitForReadyRead(moment))
        return true;
    return differ('"' + m_socket->readAll() + '"');
}

bool ScriptedServer::Player::expectDeparture()
{
    while (!m_stopped && isHere() && m_socket->bytesAvailable() == 0)
        m_socket->waitForReadyRead(slice);
    if (m_socket->bytesAvailable() > 0)
        return differ('"' + m_socket->readAll() + '"');
    return !m_stopped;
}

bool ScriptedServer::Player::handshake(Kind kind)
{
    log("--", "handshake");
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(m_identity.certificate());
    configuration.setPrivateKey(m_identity.key());
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    m_socket->setSslConfiguration(configuration);
    m_socket->startServerEncryption();
    while (!m_stopped && !m_socket->isEncrypted() && isHere())
        m_socket->waitForEncrypted(slice);
    if (m_stopped)
        return false;
    if (kind == Kind::RefusedHandshake)
        return expectDeparture();
    return m_socket->isEncrypted() || differ(m_socket->errorString().toUtf8());
}

void ScriptedServer::Player::reset()
{
    const linger atOnce{1, 0};
    setsockopt(static_cast<int>(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    m_socket->abort();
}

void ScriptedServer::Player::watchTheEnd()
{
    while (!m_stopped && isHere() && m_socket->bytesAvailable() == 0)
        m_socket->waitForReadyRead(slice);
    if (m_socket->waitForReadyRead(0) || m_socket->bytesAvailable() > 0) {
        differ('"' + m_socket->readAll() + '"');
        return;
    }
    while (!m_stopped) {
        if (m_listener->waitForNewConnection(slice)) {
            differ("another connection");
            return;
        }
    }
}

bool ScriptedServer::Player::differ(const QByteArray &actual)
{
    const QMutexLocker locker(&m_mutex);
    const bool beyond = m_at >= m_steps.size();
    const QByteArray expected = beyond
        ? QByteArray("nothing after the end of the script")
        : "line " + QByteArray::number(m_steps[m_at].line) + ", " + m_steps[m_at].source;
    m_difference = "expected: " + expected + "\n   actual: " + actual;
    return false;
}

void ScriptedServer::Player::log(const char *who, const QByteArray &what)
{
    const QMutexLocker locker(&m_mutex);
    for (const QByteArray &line : what.trimmed().split('\n'))
        m_log += QByteArray("    ") + who + ' ' + line.trimmed() + '\n';
}

QByteArray ScriptedServer::Player::report() const
{
    const QMutexLocker locker(&m_mutex);
    QByteArray text = m_difference;
    if (text.isEmpty() && m_atEnd)
        text = "played to the end";
    else if (text.isEmpty())
        text = "the script stands at line " + QByteArray::number(m_steps[m_at].line) + ", "
            + m_steps[m_at].source;
    return text + "\n  so far:\n" + m_log;
}

ScriptedServer::ScriptedServer(const QByteArray &script, const ServerIdentity &identity)
    : m_player(std::make_unique<Player>(script, identity))
{
    m_player->start();
    m_player->listening.acquire();
}

ScriptedServer::~ScriptedServer()
{
    m_player->stop();
    if (!m_restIgnored && !m_player->finished() && !QTest::currentTestFailed())
        QTest::qFail(report(), __FILE__, __LINE__);
}

quint16 ScriptedServer::port() const
{
    return m_player->port;
}

bool ScriptedServer::settled() const
{
    return m_player->settled();
}

bool ScriptedServer::finished() const
{
    return m_player->finished();
}

const char *ScriptedServer::report() const
{
    m_report = m_player->report();
    return m_report.constData();
}

QByteArrayList ScriptedServer::heard() const
{
    return m_player->heard();
}

} // namespace poplar::test
