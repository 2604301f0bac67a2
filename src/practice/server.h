// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QThread>

#include <memory>

namespace poplar::practice {

class Door;

/// The built-in practice server: POP3 (RFC 1939, 2449, 2595) and SMTP (RFC 5321, 6409) on the loopback
/// interface, on ports that the system chooses, with a maildrop worth looking at. People learn on it, so it
/// behaves like a good server: deletions happen on QUIT only, and every connection sees what is left. What is
/// handed in by SMTP is there at the next login. A new server has all its messages again, and no others.
/// It runs on a thread of its own.
class Server : public QObject {
    Q_OBJECT

public:
    static constexpr char user[] = "student";
    static constexpr char password[] =
        "nutshell"; // no secret; no word of the greeting, where it would be masked
    static constexpr char address[] = "student@example.org"; ///< To whom the letters are.

    explicit Server(QObject *parent = nullptr);
    /// Cuts every connection; marks that were not committed are lost.
    ~Server() override;

    /// Makes a certificate for 127.0.0.1 and localhost and listens. False where the system forbids it
    /// or TLS is missing. Does not wait for the thread: connections are taken as soon as it runs.
    [[nodiscard]] bool start();
    /// Where it listens on 127.0.0.1; 0 before `start()`.
    [[nodiscard]] quint16 port() const { return m_port; }
    /// The same of SMTP.
    [[nodiscard]] quint16 mailPort() const { return m_mailPort; }
    /// The certificate's SHA-256 digest, raw, so that a client may trust just it.
    [[nodiscard]] QByteArray certificateDigest() const { return m_certificateDigest; }

private:
    void serve(std::unique_ptr<Door> door);

    QThread m_thread;
    quint16 m_port = 0;
    quint16 m_mailPort = 0;
    QByteArray m_certificateDigest;
};

} // namespace poplar::practice
