// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QThread>

#include <memory>

namespace poplar::practice {

/// The built-in practice server: POP3 (RFC 1939, 2449, 2595) on the loopback interface, on a port that
/// the system chooses, with a maildrop worth looking at. People learn on it, so it behaves like a good
/// server: deletions happen on QUIT only, and every connection sees what is left.
/// It runs on a thread of its own.
class Server : public QObject {
    Q_OBJECT

public:
    static constexpr char user[] = "student";
    static constexpr char password[] = "practice";

    explicit Server(QObject *parent = nullptr);
    ~Server() override;

    /// Listens and makes a certificate for 127.0.0.1 and localhost. False where the system forbids it.
    [[nodiscard]] bool start();
    [[nodiscard]] quint16 port() const;
    /// The certificate's SHA-256 digest, raw, so that a client may trust just it.
    [[nodiscard]] QByteArray certificateDigest() const;

private:
    QThread m_thread;
    std::unique_ptr<class Listener> m_listener;
};

} // namespace poplar::practice
