// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/lookuppolicy.h"

#include <QObject>
#include <QSslSocket>

namespace poplar::accounts {

/// Looks whether a POP3 server answers at a host, by TLS from the first octet and with a certificate for that
/// name. It says nothing but QUIT. Internal to this library.
class ServerProbe : public QObject {
    Q_OBJECT

public:
    /// @param policy outlives this.
    ServerProbe(const LookupPolicy &policy, const QString &host, QObject *parent);
    ~ServerProbe() override;

    void start();

    [[nodiscard]] const QString &host() const { return m_host; }
    [[nodiscard]] bool isDone() const { return m_isDone; }
    [[nodiscard]] bool isThere() const { return m_isThere; }

Q_SIGNALS:
    /// Once.
    void done();

private:
    void connectTo(const QNetworkProxy &proxy);
    void read();
    void end();

    const LookupPolicy &m_policy;
    const QString m_host;
    QSslSocket m_socket;
    bool m_isThere = false;
    bool m_isDone = false;
};

} // namespace poplar::accounts
