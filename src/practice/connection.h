// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/dialogue.h"

#include <QObject>
#include <QSslSocket>
#include <QTimer>

#include <chrono>
#include <memory>

namespace poplar::practice {

/// One client: the socket under a `Dialogue`. It writes no more than the socket takes, so that a
/// large message holds up nobody else.
class Connection : public QObject {
    Q_OBJECT

public:
    static constexpr qint64 sentAhead = 128 * 1024; ///< Octets given to the socket beyond what it has sent.
    static constexpr qint64 readAhead =
        16 * 1024; ///< Octets of commands kept waiting; more stay in the network.

    /// @param socket connected; configured with the server's certificate.
    /// @param idleTimeout without a byte either way for so long the connection is cut; nothing is deleted
    /// (RFC 1939 section 3), and half a message is none.
    Connection(std::unique_ptr<QSslSocket> socket, std::unique_ptr<Dialogue> dialogue,
               std::chrono::milliseconds idleTimeout, QObject *parent);
    ~Connection() override;

    /// Sends the greeting.
    void start();

Q_SIGNALS:
    /// The connection is over and the maildrop free; once.
    void finished();

private:
    void connectSocket();
    void pump();
    bool read();
    void act();
    void finish();

    std::unique_ptr<QSslSocket> m_socket;
    std::unique_ptr<Dialogue> m_dialogue; ///< Until the end: it may hold the maildrop's lock.
    QTimer m_idle;
};

} // namespace poplar::practice
