// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/lookuppolicy.h"
#include "base/security.h"

#include <QByteArrayList>
#include <QObject>
#include <QSslSocket>

namespace poplar::accounts {

/// Looks whether a server answers at a host, encrypted and with a certificate for that name. It says nothing
/// but what begins the encryption, and QUIT. Internal to this library.
class ServerProbe : public QObject {
    Q_OBJECT

public:
    enum class Service {
        Pop3s, ///< POP3, by TLS from the first octet.
        Submissions, ///< SMTP, by TLS from the first octet (RFC 8314).
        Submission, ///< SMTP, by STARTTLS (RFC 3207).
    };

    /// @param policy outlives this.
    ServerProbe(const LookupPolicy &policy, Service service, const QString &host, QObject *parent);
    ~ServerProbe() override;

    void start();

    [[nodiscard]] const QString &host() const { return m_host; }
    [[nodiscard]] Security security() const;
    [[nodiscard]] quint16 port() const;
    [[nodiscard]] bool isDone() const { return m_isDone; }
    [[nodiscard]] bool isThere() const { return m_isThere; }

Q_SIGNALS:
    /// Once.
    void done();

private:
    void connectTo(const QNetworkProxy &proxy);
    void read();
    void readGreeting();
    void readReply();
    void takeReply();
    void settle();
    void end();

    const LookupPolicy &m_policy;
    const Service m_service;
    const QString m_host;
    QSslSocket m_socket;
    QByteArrayList m_toSay; ///< Before the handshake, each after a positive reply.
    bool m_isThere = false;
    bool m_isDone = false;
};

} // namespace poplar::accounts
