// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/certificate.h"
#include "practice/dialect.h"

#include <QSslConfiguration>
#include <QTcpServer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace poplar::practice {

/// What a `Listener` serves.
struct Service {
    ServerCertificate certificate;
    /// Called once, at the first connection, on the listener's thread.
    std::function<QList<StoredMessage>()> messages;
    /// Makes the server's side of a session; the timestamp is for APOP.
    std::function<std::unique_ptr<Dialect>(Maildrop &, const QByteArray &timestamp)> dialect;
    /// A connection without a byte either way for so long is cut. RFC 1939 section 3 asks for ten
    /// minutes at least.
    std::chrono::milliseconds idleTimeout = std::chrono::minutes(10);
};

/// The sockets of the practice server. It serves on the thread that it lives on, and may be moved to it
/// after `listen()`.
class Listener : public QTcpServer {
    Q_OBJECT

public:
    static constexpr int connectionsAllowed = 20; ///< At a time; another is told [SYS/TEMP] and closed.

    explicit Listener(Service service, QObject *parent = nullptr);
    ~Listener() override;

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void serve(std::unique_ptr<QSslSocket> socket);
    static void turnAway(std::unique_ptr<QSslSocket> socket);

    Service m_service;
    QSslConfiguration m_tls;
    std::optional<Maildrop> m_maildrop;
    int m_connections = 0;
};

} // namespace poplar::practice
