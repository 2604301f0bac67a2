// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/submissionserver.h"
#include "base/authentication.h"
#include "base/envelope.h"
#include "base/limits.h"
#include "base/proxy.h"
#include "base/security.h"

#include <QByteArrayList>
#include <QMetaType>
#include <QString>

#include <chrono>

namespace poplar::accounts {

/// What becomes of a message on the server once it has been downloaded.
struct Retention {
    enum class Kind {
        Keep, ///< It stays there.
        AfterDays, ///< It is deleted so many days after its download.
        AtOnce, ///< It is deleted when the session in which it was downloaded ends.
    };
    Kind kind = Kind::Keep;
    int days = 14; ///< For AfterDays; from 1 to limit::longestRetention.

    bool operator==(const Retention &) const = default;
};

/// What a check does with messages that are new.
enum class NewMail { List, Download };

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

    Authentication authentication = Authentication::Automatic;
    /// A program with its arguments, separated by blanks, quoted by "": it prints an access token for
    /// OAuth. No shell reads it. Empty where the user pastes the token.
    QString tokenCommand;

    OldestTls oldestTls = OldestTls::Tls12;
    QString authorityFile; ///< PEM: authorities trusted besides those of the system.
    QString clientCertificateFile; ///< PEM or PKCS #12; empty for none.
    QString clientKeyFile; ///< PEM; empty where the certificate's file holds the key too.
    Proxy proxy;

    std::chrono::seconds silence = limit::silence; ///< No octet of a reply for so long ends the session.
    /// NOOP after so long without a command; 0 for never. Some servers log out after a minute.
    std::chrono::seconds keepAlive = limit::keepAlive;
    std::chrono::minutes quietTime =
        limit::idleLeave; ///< Poplar leaves by itself after so long without use; 0 for never.
    qint64 largestMessage = 0; ///< Octets; larger ones are not retrieved. 0 for no limit.

    std::chrono::minutes checkEvery{0}; ///< It is checked by itself so often; 0 for never.
    Retention retention;
    NewMail newMail = NewMail::List;

    SubmissionServer submission;
    QList<Address> senders; ///< Whom mail may come from, the usual one first; all with an address.

    bool operator==(const Account &) const = default;
    /// The name, or user and host where there is none.
    [[nodiscard]] QString shownName() const;
};

/// The settings of the connection on which an account sends: those of its submission server in the place of
/// the maildrop's. With Login::None its authentication is External, for which nobody is asked.
[[nodiscard]] Account sendingAccount(const Account &account);

/// Whom mail of an account may come from: its senders, or, where there are none, its user name if that is an
/// address.
[[nodiscard]] QList<Address> sendersOf(const Account &account);

} // namespace poplar::accounts

Q_DECLARE_METATYPE(poplar::accounts::Account)
