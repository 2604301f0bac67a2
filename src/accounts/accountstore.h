// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "base/result.h"

#include <QList>
#include <QString>

#include <optional>

namespace poplar::accounts {

/// The accounts of a profile, in its poplar.ini, one group each. It never holds a password.
///
/// Loaded once before the window is there. A change writes a few hundred octets, which is the one disk
/// access that the GUI thread makes: the file is small, local and written atomically by QSettings.
class AccountStore {
public:
    /// @param settingsFile as Profile::settingsFile().
    explicit AccountStore(QString settingsFile);

    /// In the order in which they were added.
    [[nodiscard]] const QList<Account> &accounts() const { return m_accounts; }
    /// Groups of the file that make no account (no host or user, an id that names no folder); they are
    /// left as they are.
    [[nodiscard]] const QStringList &unreadable() const { return m_unreadable; }
    /// Ids of accounts of which a field made no sense and was replaced: an unknown kind of security by
    /// STARTTLS, a port by the usual one, an interval out of its bounds by that of a new account; a digest
    /// that is none is dropped, so that nothing is trusted by it. A proxy that was chosen and has no host
    /// stays chosen, so that nobody is led around it. A rule for deletion that makes no sense deletes
    /// nothing.
    [[nodiscard]] const QStringList &repaired() const { return m_repaired; }
    /// Set if the file is there and cannot be read. Nothing is stored then, lest it be overwritten.
    [[nodiscard]] const std::optional<Error> &loadError() const { return m_loadError; }
    /// A copy, made beside it, of a file that is not wholly in INI format, because the next change
    /// rewrites it without the lines that are not understood. Empty if the file was sound.
    [[nodiscard]] const QString &copyOfDamagedFile() const { return m_copyOfDamagedFile; }

    /// Adds an account, giving it an id, or replaces the one of the same id. ErrorKind::Storage if the file
    /// cannot be written, and then nothing has changed; ErrorKind::NotAllowed without host or user, with
    /// an impossible id or an interval out of its bounds: load() would not take it back.
    /// @return the account as stored.
    [[nodiscard]] Result<Account> store(Account account);
    /// Takes it out of the settings. Its folder and its password stay: the caller decides on them.
    [[nodiscard]] Result<Done> remove(const QString &id);

private:
    void load();
    void keepCopyOfDamagedFile();
    [[nodiscard]] const Account *find(const QString &id) const;

    QString m_settingsFile;
    QList<Account> m_accounts;
    QStringList m_unreadable;
    QStringList m_repaired;
    std::optional<Error> m_loadError;
    QString m_copyOfDamagedFile;
};

} // namespace poplar::accounts
