// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/serverfinding.h"

#include <QHostAddress>
#include <QObject>

#include <functional>

namespace poplar::accounts {

/// One SRV record (RFC 2782).
struct SrvRecord {
    QString target; ///< "." or empty: the service is decidedly not there.
    quint16 port = 0;
    quint16 priority = 0; ///< The lowest first.
    quint16 weight = 0; ///< How often it is to be the first of those of the same priority.

    bool operator==(const SrvRecord &) const = default;
};

/// A number from 0 to `most`.
using Draw = std::function<quint32(quint32 most)>;

/// In the order in which they are to be tried (RFC 2782): by priority, then by lot and weight.
[[nodiscard]] QList<SrvRecord> inOrder(QList<SrvRecord> records, const Draw &draw);

/// What a domain's records say of its mail servers (RFC 6186, RFC 8314).
struct MailServices {
    QList<SrvRecord> pop3s = {}; ///< "_pop3s._tcp": TLS from the start.
    QList<SrvRecord> pop3 = {}; ///< "_pop3._tcp": STARTTLS.
    QList<SrvRecord> submissions = {}; ///< "_submissions._tcp"
    QList<SrvRecord> submission = {}; ///< "_submission._tcp"
};

/// Adds what the records say: servers to fetch from and to send by, the best first, and whether POP3 is
/// decidedly not offered. A server of another domain is doubtful: anybody on the way may have named it (RFC
/// 6186 section 6).
void addServices(const MailServices &services, const Draw &draw, Findings &findings);

/// Asks for the SRV records of a name. @p done is called once, from the event loop, with nothing where there
/// are none or none can be had; and never once @p context is gone.
using ServiceResolver = std::function<void(const QString &name, QObject *context,
                                           std::function<void(const QList<SrvRecord> &)> done)>;

/// The system's.
/// @param nameServer to be asked in the place of the system's own, where it is not null.
[[nodiscard]] ServiceResolver systemResolver(const QHostAddress &nameServer = {});

} // namespace poplar::accounts
