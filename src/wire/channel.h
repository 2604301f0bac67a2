// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "wire/endpoint.h"
#include "wire/tlsdetails.h"

#include <QObject>
#include <QSslSocket>
#include <QTimer>

#include <chrono>
#include <optional>

namespace poplar::wire {

/// One connection to one server, opened once and closed once. It knows bytes, TLS and silence, and
/// nothing of what is said. Everything it tells comes from the event loop.
class Channel : public QObject {
    Q_OBJECT

public:
    explicit Channel(QObject *parent = nullptr);

    /// Connects; with Security::Tls the handshake comes first.
    void open(const Endpoint &endpoint, const TlsPolicy &policy);

    /// Starts TLS on the open connection. Fails with ErrorKind::Injected if bytes of the server are
    /// waiting or @p unread says that some were read and not used: they came in clear text and would
    /// be taken for protected ones (CVE-2011-0411 and its kin).
    void upgrade(qsizetype unread);

    void write(const QByteArray &bytes);

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

Q_SIGNALS:
    void connected();
    void secured();
    void bytesArrived();
    /// Once; nothing follows. A server that closes is ErrorKind::ConnectionLost.
    void failed(const poplar::Error &error);

private:
    enum class Phase { Idle, Connecting, Handshaking, Open, Over };

    void onConnected();
    void onEncrypted();
    void onSslErrors(const QList<QSslError> &errors);
    void onSocketError(QAbstractSocket::SocketError error);
    void onSilence();
    void fail(ErrorKind kind, const QString &detail);
    [[nodiscard]] ErrorKind kindOf(QAbstractSocket::SocketError error) const;
    [[nodiscard]] bool isTrusted() const;

    QSslSocket m_socket;
    QTimer m_silence;
    QByteArray m_block;
    Endpoint m_endpoint;
    TlsPolicy m_policy;
    TlsDetails m_tls;
    Phase m_phase = Phase::Idle;
    QString m_doubtDetail;
};

} // namespace poplar::wire
