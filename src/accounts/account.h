// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/security.h"

#include <QByteArrayList>
#include <QMetaType>
#include <QString>

namespace poplar::accounts {

/// Who and where: everything about an account but its password.
struct Account {
    QString id; ///< Names its folder and its keyring entry; made once, never shown, never changed.
    QString name; ///< What the user calls it; the user name at the host where empty.
    QString host;
    quint16 port = defaultPop3Port(Security::StartTls);
    Security security = Security::StartTls;
    QString user;
    /// SHA-256 digests (raw) of certificates that the user trusts for this account.
    QByteArrayList trustedDigests;

    bool operator==(const Account &) const = default;
    /// The name, or user and host where there is none.
    [[nodiscard]] QString shownName() const;
};

} // namespace poplar::accounts

Q_DECLARE_METATYPE(poplar::accounts::Account)
