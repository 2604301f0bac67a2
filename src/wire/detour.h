// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/endpoint.h"

#include <QNetworkProxy>
#include <QThread>

#include <functional>
#include <optional>

namespace poplar::wire {

/// What an endpoint's proxy means to a socket, or nothing where the system has to be asked first. This
/// machine itself is reached directly unless a proxy was chosen by name. The server's name is looked up
/// by the proxy.
[[nodiscard]] std::optional<QNetworkProxy> knownDetour(const Endpoint &endpoint);

/// "host:port" of a proxy, never its user or password; empty where there is none.
[[nodiscard]] QString nameOf(const QNetworkProxy &detour);

/// Asks the system, once, which proxy leads to a server. On Linux libproxy answers, from the desktop's
/// settings and the environment, and may fetch a script for it: so it has a thread of its own, on which
/// nobody waits, and which deletes itself.
class SystemDetour : public QThread {
    Q_OBJECT

public:
    /// @param done is called on the thread of @p context, from its event loop, unless that goes first:
    /// with the first proxy that can carry POP3, or QNetworkProxy::NoProxy.
    static void ask(const QString &host, quint16 port, QObject *context,
                    std::function<void(const QNetworkProxy &)> done);

Q_SIGNALS:
    void found(const QNetworkProxy &detour);

protected:
    void run() override;

private:
    SystemDetour(QString host, quint16 port);

    const QString m_host;
    const quint16 m_port;
};

} // namespace poplar::wire
