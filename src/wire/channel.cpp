// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/channel.h"

#include "base/limits.h"

#include <QHostAddress>
#include <QSslConfiguration>

namespace poplar::wire {

namespace {

constexpr qsizetype blockSize = 256 * 1024;
/// What Qt reads ahead of us: enough for a fast link, a bound for a slow disk.
constexpr qint64 readAhead = 1024 * 1024;

} // namespace

Channel::Channel(QObject *parent)
    : QObject(parent)
    , m_socket(this)
    , m_silence(this)
{
    m_silence.setSingleShot(true);
    m_socket.setReadBufferSize(readAhead);
    connect(&m_socket, &QSslSocket::connected, this, &Channel::onConnected);
    connect(&m_socket, &QSslSocket::encrypted, this, &Channel::onEncrypted);
    connect(&m_socket, &QSslSocket::sslErrors, this, &Channel::onSslErrors);
    connect(&m_socket, &QSslSocket::errorOccurred, this, &Channel::onSocketError);
    connect(&m_socket, &QSslSocket::readyRead, this, [this] {
        if (m_phase != Phase::Open)
            return;
        if (m_silence.isActive())
            m_silence.start();
        Q_EMIT bytesArrived();
    });
    connect(&m_silence, &QTimer::timeout, this, &Channel::onSilence);
}

void Channel::open(const Endpoint &endpoint, const TlsPolicy &policy)
{
    Q_ASSERT(m_phase == Phase::Idle);
    m_endpoint = endpoint;
    m_policy = policy;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    configuration.addCaCertificates(policy.extraAuthorities);
    m_socket.setSslConfiguration(configuration);
    m_socket.setPeerVerifyName(endpoint.host);
    m_phase = Phase::Connecting;
    expectWithin(limit::connecting);
    if (endpoint.security == Security::Tls)
        m_socket.connectToHostEncrypted(endpoint.host, endpoint.port);
    else
        m_socket.connectToHost(endpoint.host, endpoint.port);
}

void Channel::upgrade(qsizetype unread)
{
    if (unread > 0 || m_socket.bytesAvailable() > 0)
        return fail(ErrorKind::Injected, {});
    m_phase = Phase::Handshaking;
    expectWithin(limit::connecting);
    m_socket.startClientEncryption();
}

void Channel::write(const QByteArray &bytes)
{
    if (m_phase == Phase::Open)
        m_socket.write(bytes);
}

QByteArrayView Channel::read()
{
    if (m_phase != Phase::Open)
        return {};
    m_block.resize(blockSize);
    const qint64 count = m_socket.read(m_block.data(), blockSize);
    return QByteArrayView(m_block.constData(), std::max<qint64>(count, 0));
}

void Channel::expectWithin(std::chrono::milliseconds silence)
{
    m_silence.start(silence);
}

void Channel::expectNothing()
{
    m_silence.stop();
}

void Channel::close()
{
    if (m_phase != Phase::Open)
        return abort(); // a socket that is told to disconnect while it connects connects first
    m_phase = Phase::Over;
    m_silence.stop();
    m_socket.disconnectFromHost();
}

void Channel::abort()
{
    m_phase = Phase::Over;
    m_silence.stop();
    m_socket.abort();
}

void Channel::onConnected()
{
    if (m_phase == Phase::Over)
        return;
    // Or each USER and PASS waits 40 ms for the delayed acknowledgement of the one before.
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket.setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    m_phase = m_endpoint.security == Security::Tls ? Phase::Handshaking : Phase::Open;
    Q_EMIT connected();
}

bool Channel::isTrusted() const
{
    const QByteArray digest = m_socket.peerCertificate().digest(QCryptographicHash::Sha256);
    return m_policy.trustedDigests.contains(digest);
}

void Channel::onEncrypted()
{
    if (m_phase == Phase::Over)
        return;
    m_tls = tlsDetails(m_socket);
    // Without doubts Qt asks nothing, so a certificate that replaced a trusted one shows only here.
    if (!m_policy.trustedDigests.isEmpty() && !isTrusted()) {
        m_tls.doubts = {CertificateDoubt::ChangedTrusted};
        return fail(ErrorKind::CertificateDoubtful, {});
    }
    m_phase = Phase::Open;
    Q_EMIT secured();
}

void Channel::onSslErrors(const QList<QSslError> &errors)
{
    if (isTrusted()) {
        m_socket.ignoreSslErrors(errors);
        return;
    }
    m_tls = tlsDetails(m_socket);
    m_tls.doubts = certificateDoubts(errors);
    if (!m_policy.trustedDigests.isEmpty())
        m_tls.doubts.prepend(CertificateDoubt::ChangedTrusted);
    QStringList words;
    for (const QSslError &error : errors)
        words += error.errorString();
    words.removeDuplicates();
    m_doubtDetail = words.join(QStringLiteral("; "));
}

ErrorKind Channel::kindOf(QAbstractSocket::SocketError error) const
{
    if (!m_tls.doubts.isEmpty())
        return ErrorKind::CertificateDoubtful;
    switch (error) {
    case QAbstractSocket::HostNotFoundError:
        return ErrorKind::HostNotFound;
    case QAbstractSocket::ConnectionRefusedError:
        return ErrorKind::ConnectionRefused;
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        return ErrorKind::TlsFailed;
    case QAbstractSocket::SocketTimeoutError:
        return ErrorKind::Silence;
    default:
        if (m_phase == Phase::Connecting)
            return ErrorKind::ConnectionRefused; // no route, network down, access denied
        return m_phase == Phase::Handshaking ? ErrorKind::TlsFailed : ErrorKind::ConnectionLost;
    }
}

void Channel::onSocketError(QAbstractSocket::SocketError error)
{
    if (m_phase == Phase::Over)
        return;
    // What came before the end is still to be read: a server may say why before it closes.
    if (m_phase == Phase::Open && m_socket.bytesAvailable() > 0)
        Q_EMIT bytesArrived();
    fail(kindOf(error), m_tls.doubts.isEmpty() ? m_socket.errorString() : m_doubtDetail);
}

void Channel::onSilence()
{
    // A slow disk of ours is no silent server.
    if (m_phase == Phase::Open && m_socket.bytesAvailable() > 0) {
        m_silence.start();
        Q_EMIT bytesArrived();
        return;
    }
    fail(ErrorKind::Silence, {});
}

void Channel::fail(ErrorKind kind, const QString &detail)
{
    if (m_phase == Phase::Over)
        return;
    abort();
    // Callers of ours may be calls from outside; what they cause is told from the event loop.
    const Error error{kind, {}, {}, {}, detail};
    QMetaObject::invokeMethod(
        this, [this, error] { Q_EMIT failed(error); }, Qt::QueuedConnection);
}

} // namespace poplar::wire
