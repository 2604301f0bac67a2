// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "base/result.h"

#include <QList>
#include <QString>

namespace poplar::accounts {

/// The accounts of a profile, in its poplar.ini, one group each. It never holds a password.
///
/// Loaded once before the window is there. A change writes a few hundred octets, which is the one disk
/// access that the GUI thread makes: the file is small, local and written atomically by QSettings.
class AccountStore {
public:
    /// @param settingsFile as Profile::settingsFile().
    explicit AccountStore(QString settingsFile);

    [[nodiscard]] const QList<Account> &accounts() const { return m_accounts; }
    /// Groups of the file that make no account (no host or user); they are left as they are.
    [[nodiscard]] const QStringList &unreadable() const { return m_unreadable; }

    /// Adds an account, giving it an id, or replaces the one of the same id.
    /// @return the account as stored.
    [[nodiscard]] Result<Account> store(Account account);
    /// Takes it out of the settings. Its folder and its password stay: the caller decides on them.
    [[nodiscard]] Result<Done> remove(const QString &id);

private:
    void load();

    QString m_settingsFile;
    QList<Account> m_accounts;
    QStringList m_unreadable;
};

} // namespace poplar::accounts
