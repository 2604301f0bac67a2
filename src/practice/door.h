// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/certificate.h"
#include "practice/dialogue.h"

#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpServer>

#include <chrono>
#include <memory>

namespace poplar::practice {

/// The sockets of one protocol. It serves on the thread that it lives on, and may be moved to it after
/// `listen()`.
class Door : public QTcpServer {
    Q_OBJECT

public:
    static constexpr int connectionsAllowed = 20; ///< At a time; another is told so and closed.

    /// @param idleTimeout a connection without a byte either way for so long is cut.
    Door(const ServerCertificate &certificate, std::chrono::milliseconds idleTimeout, QObject *parent);
    ~Door() override;

protected:
    /// For the destructor of a door whose dialogues hold on to what it has.
    void endConnections();
    void incomingConnection(qintptr descriptor) override;

    /// Begins to talk with another client.
    [[nodiscard]] virtual std::unique_ptr<Dialogue> dialogue() = 0;
    /// What one client too many is told, with CRLF.
    [[nodiscard]] virtual QByteArray regret() const = 0;

private:
    void serve(std::unique_ptr<QSslSocket> socket);
    void turnAway(std::unique_ptr<QSslSocket> socket);

    QSslConfiguration m_tls;
    std::chrono::milliseconds m_idleTimeout;
    int m_connections = 0;
};

} // namespace poplar::practice
