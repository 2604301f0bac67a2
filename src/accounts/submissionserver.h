// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/authentication.h"
#include "base/security.h"

#include <QByteArrayList>
#include <QString>

namespace poplar::accounts {

/// Where an account's mail is handed in to be sent (RFC 6409). Proxy, oldest TLS, authorities and client
/// certificate are those of the account.
struct SubmissionServer {
    enum class Login {
        AsForPop3, ///< User, password or token, and way of logging in are those of the maildrop.
        Own,
        None, ///< The server takes mail from whoever may reach it.
    };

    QString host; ///< Empty: this account sends nothing.
    quint16 port = defaultSubmissionPort(Security::StartTls);
    Security security = Security::StartTls;
    Login login = Login::AsForPop3;
    QString user; ///< Of Login::Own, as is the next.
    Authentication authentication = Authentication::Automatic;
    QByteArrayList trustedDigests; ///< As of Account.

    [[nodiscard]] bool isSet() const { return !host.isEmpty(); }
    bool operator==(const SubmissionServer &) const = default;
};

} // namespace poplar::accounts
