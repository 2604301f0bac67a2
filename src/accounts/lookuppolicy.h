// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/srvrecords.h"
#include "base/limits.h"

#include <QList>
#include <QNetworkProxy>
#include <QSslCertificate>

#include <chrono>
#include <functional>

namespace poplar::accounts {

/// A host and a port to connect to.
struct Whereabouts {
    QString host;
    quint16 port = 0;
};

/// How a ServerLookup reaches the world.
struct LookupPolicy {
    /// Tells the proxy that leads to a host, from the event loop unless the context goes first.
    using FindProxy = std::function<void(const QString &host, quint16 port, QObject *context,
                                         std::function<void(const QNetworkProxy &)> done)>;

    ServiceResolver resolve = systemResolver();
    FindProxy findProxy = {}; ///< None where it is empty.
    /// Where a host is in truth; its certificate is checked for this name then. For tests, whose servers are
    /// on this machine.
    std::function<Whereabouts(const QString &host, quint16 port)> locate = {};
    QList<QSslCertificate> authorities = {}; ///< Trusted besides those of the system.
    Draw draw = {}; ///< By lot where it is empty.
    /// A server to send by is waited for so much longer than one to fetch from.
    std::chrono::milliseconds forSending = limit::lookupForSending;
    std::chrono::milliseconds time = limit::lookupTime; ///< For everything,
    std::chrono::milliseconds silence = limit::lookupSilence; ///< and how long one may say nothing.
};

} // namespace poplar::accounts
