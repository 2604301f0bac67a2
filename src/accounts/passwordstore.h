// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/storedsecret.h"
#include "base/result.h"
#include "base/secret.h"

#include <QObject>
#include <QString>

#include <functional>
#include <optional>

namespace poplar::accounts {

/// Passwords in the system's keyring, through QtKeychain. Asynchronous: nothing here waits, and what
/// comes of a call is told from the event loop. Without a keyring every call ends in
/// ErrorKind::Storage, and the caller asks the user; a password is never written anywhere else.
///
/// To be used on the thread of QCoreApplication: on Linux libsecret answers through its event loop.
/// QtKeychain does one job at a time, so while the system asks the user to unlock the keyring, all wait.
class PasswordStore : public QObject {
    Q_OBJECT

public:
    explicit PasswordStore(QObject *parent = nullptr);

    /// The password of an account, or nothing if the keyring has none. A locked keyring cannot be told
    /// from one without the entry.
    /// @param context the call is dropped when it goes.
    void read(const QString &accountId, QObject *context,
              std::function<void(const Result<std::optional<Secret>> &)> done)
    {
        read(accountId, StoredSecret::Password, context, std::move(done));
    }
    void read(const QString &accountId, StoredSecret what, QObject *context,
              std::function<void(const Result<std::optional<Secret>> &)> done);

    void write(const QString &accountId, const Secret &password, QObject *context,
               std::function<void(const Result<Done> &)> done)
    {
        write(accountId, StoredSecret::Password, password, context, std::move(done));
    }
    void write(const QString &accountId, StoredSecret what, const Secret &secret, QObject *context,
               std::function<void(const Result<Done> &)> done);

    /// Removes everything that the account keeps here. Removing what is not there succeeds.
    void remove(const QString &accountId, QObject *context, std::function<void(const Result<Done> &)> done);
    /// Removes one of its secrets.
    void remove(const QString &accountId, StoredSecret what, QObject *context,
                std::function<void(const Result<Done> &)> done);
};

} // namespace poplar::accounts
