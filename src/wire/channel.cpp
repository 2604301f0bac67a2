// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/channel.h"

#include "wire/detour.h"
#include "wire/tlsconfiguration.h"

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
    connect(&m_socket, &QSslSocket::alertReceived, this,
            [this](QSsl::AlertLevel level, QSsl::AlertType type) {
                if (level == QSsl::AlertLevel::Fatal)
                    m_alert = type;
            });
    connect(&m_socket, &QSslSocket::errorOccurred, this, &Channel::onSocketError);
    connect(&m_socket, &QSslSocket::readyRead, this, [this] {
        if (m_phase != Phase::Open)
            return;
        if (m_silence.isActive())
            m_silence.start();
        Q_EMIT bytesArrived();
    });
    // Under TLS the one tells of what was encrypted, the other of what has left.
    connect(&m_socket, &QSslSocket::bytesWritten, this, &Channel::bytesLeft);
    connect(&m_socket, &QSslSocket::encryptedBytesWritten, this, &Channel::bytesLeft);
    connect(&m_silence, &QTimer::timeout, this, &Channel::onSilence);
}

void Channel::open(const Endpoint &endpoint, const TlsPolicy &policy, std::chrono::milliseconds patience)
{
    Q_ASSERT(m_phase == Phase::Idle);
    m_endpoint = endpoint;
    m_policy = policy;
    m_patience = patience;
    m_socket.setSslConfiguration(tlsConfiguration(policy));
    m_socket.setPeerVerifyName(endpoint.host);
    m_phase = Phase::Connecting;
    expectWithin(m_patience);
    if (const std::optional<QNetworkProxy> detour = knownDetour(endpoint))
        connectThrough(*detour);
    else
        SystemDetour::ask(endpoint.host, endpoint.port, this,
                          [this](const QNetworkProxy &found) { connectThrough(found); });
}

void Channel::connectThrough(const QNetworkProxy &detour)
{
    if (m_phase != Phase::Connecting)
        return;
    m_detour = detour;
    m_socket.setProxy(detour);
    if (m_endpoint.security == Security::Tls)
        m_socket.connectToHostEncrypted(m_endpoint.host, m_endpoint.port);
    else
        m_socket.connectToHost(m_endpoint.host, m_endpoint.port);
}

void Channel::upgrade(qsizetype unread)
{
    if (unread > 0 || m_socket.bytesAvailable() > 0)
        return fail(ErrorKind::Injected, {});
    m_phase = Phase::Handshaking;
    expectWithin(m_patience);
    m_socket.startClientEncryption();
}

void Channel::write(const QByteArray &bytes)
{
    if (m_phase == Phase::Open)
        m_socket.write(bytes);
}

qint64 Channel::unwritten() const
{
    if (m_phase == Phase::Over)
        return m_unwritten;
    return m_socket.bytesToWrite() + m_socket.encryptedBytesToWrite();
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
    m_unwritten = unwritten();
    m_phase = Phase::Over;
    m_silence.stop();
    m_socket.flush(); // our owner may delete us before the event loop comes to it
    m_socket.disconnectFromHost();
}

void Channel::abort()
{
    m_unwritten = unwritten();
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

Link Channel::link() const
{
    return {m_socket.localAddress(), m_socket.localPort(), m_socket.peerAddress(), m_socket.peerPort()};
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
    m_tls.trust = isTrusted() ? CertificateTrust::Pinned : CertificateTrust::Authority;
    m_tls.overlooked = m_overlooked;
    // Without doubts Qt asks nothing, so a certificate that replaced a trusted one shows only here.
    if (!m_policy.trustedDigests.isEmpty() && !isTrusted()) {
        m_tls.trust = CertificateTrust::None;
        m_tls.doubts = {CertificateDoubt::ChangedTrusted};
        return fail(ErrorKind::CertificateDoubtful, {});
    }
    m_phase = Phase::Open;
    Q_EMIT secured();
}

void Channel::onSslErrors(const QList<QSslError> &errors)
{
    if (isTrusted()) {
        m_overlooked = certificateDoubts(errors);
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

bool Channel::isOurCertificateRefused() const
{
    using Alert = QSsl::AlertType;
    if (!m_alert)
        return false;
    switch (*m_alert) {
    case Alert::CertificateRequired:
    case Alert::NoCertificate:
        return true;
    case Alert::BadCertificate:
    case Alert::UnsupportedCertificate:
    case Alert::CertificateRevoked:
    case Alert::CertificateExpired:
    case Alert::CertificateUnknown:
    case Alert::UnknownCa:
    case Alert::AccessDenied:
    case Alert::DecryptError:
        return !m_policy.clientChain.isEmpty();
    default:
        return false;
    }
}

ErrorKind Channel::kindWhileConnecting(QAbstractSocket::SocketError error) const
{
    switch (error) {
    case QAbstractSocket::HostNotFoundError:
        // Some SOCKS proxies call every failure a general one or a refusal, and Qt takes that for a name
        // that was not found.
        return isDetoured() && m_detour->type() == QNetworkProxy::Socks5Proxy ? ErrorKind::ProxyFailed
                                                                              : ErrorKind::HostNotFound;
    case QAbstractSocket::ConnectionRefusedError:
        return ErrorKind::ConnectionRefused;
    case QAbstractSocket::SocketTimeoutError:
        return isDetoured() ? ErrorKind::ProxyFailed : ErrorKind::Silence;
    default: // no route, network down, access denied
        return isDetoured() ? ErrorKind::ProxyFailed : ErrorKind::ConnectionRefused;
    }
}

ErrorKind Channel::kindOf(QAbstractSocket::SocketError error) const
{
    if (!m_tls.doubts.isEmpty())
        return ErrorKind::CertificateDoubtful;
    if (isOurCertificateRefused())
        return ErrorKind::ClientCertificate;
    switch (error) {
    case QAbstractSocket::ProxyAuthenticationRequiredError:
    case QAbstractSocket::ProxyConnectionRefusedError:
    case QAbstractSocket::ProxyConnectionClosedError:
    case QAbstractSocket::ProxyConnectionTimeoutError:
    case QAbstractSocket::ProxyNotFoundError:
    case QAbstractSocket::ProxyProtocolError:
        return ErrorKind::ProxyFailed;
    case QAbstractSocket::SslInvalidUserDataError: // Qt and OpenSSL cannot use what we gave them
        return m_policy.clientChain.isEmpty() ? ErrorKind::TlsFailed : ErrorKind::ClientCertificate;
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
        return ErrorKind::TlsFailed;
    case QAbstractSocket::SocketTimeoutError:
        return m_phase == Phase::Connecting ? kindWhileConnecting(error) : ErrorKind::Silence;
    default:
        if (m_phase == Phase::Connecting)
            return kindWhileConnecting(error);
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
    QString detail = m_tls.doubts.isEmpty() ? m_socket.errorString() : m_doubtDetail;
    if (m_phase == Phase::Connecting && isDetoured())
        detail.prepend(nameOf(*m_detour) + QStringLiteral(": "));
    const bool wantsPassword = error == QAbstractSocket::ProxyAuthenticationRequiredError;
    fail(kindOf(error), detail, wantsPassword ? proxyAuthCode : "");
}

void Channel::onSilence()
{
    // A slow disk of ours is no silent server.
    if (m_phase == Phase::Open && m_socket.bytesAvailable() > 0) {
        m_silence.start();
        Q_EMIT bytesArrived();
        return;
    }
    if (m_phase == Phase::Connecting && isDetoured())
        return fail(ErrorKind::ProxyFailed, nameOf(*m_detour));
    fail(ErrorKind::Silence, {});
}

bool Channel::isDetoured() const
{
    return m_detour && m_detour->type() != QNetworkProxy::NoProxy;
}

void Channel::fail(ErrorKind kind, const QString &detail, const QByteArray &code)
{
    if (m_phase == Phase::Over)
        return;
    abort();
    // Callers of ours may be calls from outside; what they cause is told from the event loop.
    const Error error{kind, {}, code, {}, detail};
    QMetaObject::invokeMethod(
        this, [this, error] { Q_EMIT failed(error); }, Qt::QueuedConnection);
}

} // namespace poplar::wire
