// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/limits.h"
#include "wire/endpoint.h"
#include "wire/tlsdetails.h"
#include "wire/transcript.h"

#include <QNetworkProxy>
#include <QObject>
#include <QSslSocket>
#include <QTimer>

#include <chrono>
#include <optional>

namespace poplar::wire {

/// `Error::code` of ErrorKind::ProxyFailed where the proxy did not take the user and password.
inline constexpr char proxyAuthCode[] = "PROXY-AUTH";

/// One connection to one server, opened once and closed once. It knows bytes, TLS and silence, and
/// nothing of what is said. Everything it tells comes from the event loop.
class Channel : public QObject {
    Q_OBJECT

public:
    explicit Channel(QObject *parent = nullptr);

    /// Connects, through a proxy where the endpoint or the system says so; with Security::Tls the
    /// handshake comes first. The certificate is checked against the endpoint's host, whatever the way.
    /// @param patience is what connecting and each handshake may take.
    void open(const Endpoint &endpoint, const TlsPolicy &policy,
              std::chrono::milliseconds patience = limit::connecting);

    /// Starts TLS on the open connection. Fails with ErrorKind::Injected if bytes of the server are
    /// waiting or @p unread says that some were read and not used: they came in clear text and would
    /// be taken for protected ones (CVE-2011-0411 and its kin).
    void upgrade(qsizetype unread);

    void write(const QByteArray &bytes);
    /// Octets that were written and are still here, as they are on the wire: whoever writes much waits for
    /// bytesLeft() until they are few. Once the connection has failed it is how many were left then, so that
    /// 0 means that all of them may have reached the server.
    [[nodiscard]] qint64 unwritten() const;

    /// What has arrived, at most 256 KiB at a time; empty if nothing waits. The view lives until the
    /// next call.
    [[nodiscard]] QByteArrayView read();

    /// From now on, so long a silence of the server fails the connection. Every byte starts it anew.
    void expectWithin(std::chrono::milliseconds silence);
    /// The server may be silent.
    void expectNothing();

    /// Sends what is written and closes; failed() does not follow.
    void close();
    /// Closes at once; failed() does not follow.
    void abort();

    /// Protocol, cipher and chain; after a doubtful certificate also the doubts.
    [[nodiscard]] const TlsDetails &tls() const { return m_tls; }
    /// By which the server ended TLS, or the handshake; nothing where it sent none.
    [[nodiscard]] std::optional<QSsl::AlertType> alert() const { return m_alert; }
    /// The two ends, while it is connected.
    [[nodiscard]] Link link() const;

Q_SIGNALS:
    void connected();
    void secured();
    void bytesArrived();
    /// Some of what was written has left this program.
    void bytesLeft();
    /// Once; nothing follows. A server that closes is ErrorKind::ConnectionLost, one that refuses our
    /// certificate or misses one is ErrorKind::ClientCertificate (under TLS 1.3 that comes after
    /// secured()). Where a proxy is at fault it is ErrorKind::ProxyFailed, with the code proxyAuthCode
    /// if it wants a user and password, or others.
    void failed(const poplar::Error &error);

private:
    enum class Phase { Idle, Connecting, Handshaking, Open, Over };

    void connectThrough(const QNetworkProxy &detour);
    void onConnected();
    void onEncrypted();
    void onSslErrors(const QList<QSslError> &errors);
    void onSocketError(QAbstractSocket::SocketError error);
    void onSilence();
    void fail(ErrorKind kind, const QString &detail, const QByteArray &code = {});
    [[nodiscard]] ErrorKind kindOf(QAbstractSocket::SocketError error) const;
    [[nodiscard]] ErrorKind kindWhileConnecting(QAbstractSocket::SocketError error) const;
    [[nodiscard]] bool isOurCertificateRefused() const;
    [[nodiscard]] bool isTrusted() const;
    [[nodiscard]] bool isDetoured() const;

    QSslSocket m_socket;
    QTimer m_silence;
    QByteArray m_block;
    Endpoint m_endpoint;
    TlsPolicy m_policy;
    std::chrono::milliseconds m_patience = limit::connecting;
    TlsDetails m_tls;
    Phase m_phase = Phase::Idle;
    QString m_doubtDetail;
    QList<CertificateDoubt> m_overlooked; ///< What the user's trust in the certificate outweighs.
    qint64 m_unwritten = 0; ///< When it was over.
    std::optional<QSsl::AlertType> m_alert; ///< Why the server ended TLS.
    std::optional<QNetworkProxy> m_detour; ///< Nothing while the system is asked.
};

} // namespace poplar::wire
