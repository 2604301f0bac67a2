// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "accounts/lookuppolicy.h"
#include "accounts/storedsecret.h"
#include "base/error.h"
#include "base/secret.h"
#include "base/servertrait.h"
#include "gui/ownletters.h"
#include "gui/settings.h"
#include "mailbox/values.h"
#include "records/logfolder.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <optional>

class QSettings;
class QWidget;

namespace poplar::accounts {
class AccountStore;
class PasswordStore;
} // namespace poplar::accounts

namespace poplar::gui {

class AccountSetup;
class SettingsDialog;
struct Forecast;
struct SenderRules;

/// Opens the settings dialog and puts what the user chose where it is kept: accounts, passwords,
/// preferences.
class SettingsDesk : public QObject {
    Q_OBJECT

public:
    /// @param passwords may be null where the system has no keyring.
    SettingsDesk(accounts::AccountStore &accounts, accounts::PasswordStore *passwords, QSettings &file,
                 QWidget *window);

    [[nodiscard]] QList<accounts::Account> accounts() const;
    [[nodiscard]] std::optional<accounts::Account> account(const QString &id) const;
    /// Keeps a change that did not come from the dialog, such as a trusted certificate.
    void keep(const accounts::Account &account);

    /// Keeps what was chosen for senders while reading.
    void keepSenderRules(const SenderRules &rules);

    /// The answer to forecastWanted(): what a rule for deletion of an account would do.
    void setForecast(const QString &id, const Forecast &forecast);

    /// Tells what was learnt about an account's server, so that the dialog can show it.
    void setTraits(const QString &id, ServerTraits traits);

    /// Tells what is written in an account, so that it is not removed with it unawares.
    void setOwnLetters(const QString &id, const OwnLetters &letters);

    void open();
    /// Sets one up in two stages, or in the settings where the user would rather do that.
    void openForNewAccount();
    /// How servers are looked for; for tests.
    void setLookupPolicy(const accounts::LookupPolicy &policy) { m_lookup = policy; }
    void openForAccount(const QString &id);

Q_SIGNALS:
    /// One was added or changed; accounts() tells it already.
    /// @param password as typed, if it was: good for this session wherever else it is kept.
    void accountSaved(const poplar::accounts::Account &account,
                      const std::optional<poplar::Secret> &password);
    /// One was set up and tried out: its user wants to see it.
    void accountSetUp(const QString &id);
    void accountRemoved(const QString &id);
    /// What was learnt about the account's server should be forgotten.
    void forgetServerWanted(const QString &id);
    void preferencesChanged(const poplar::gui::Preferences &preferences);
    void senderRulesChanged(const poplar::gui::SenderRules &rules);
    /// Answered by setForecast().
    void forecastWanted(const QString &id, const poplar::accounts::Retention &retention);
    void logWanted();
    void logFilesChanged(const poplar::records::LogFiles &files);
    void logFolderWanted();
    /// The settings file could not be written.
    void storingFailed(const poplar::Error &error);
    void keyringFailed(const poplar::Error &error);

private:
    SettingsDialog &show();
    /// The account as it is stored; nothing if it could not be.
    std::optional<accounts::Account> save(const accounts::Account &account,
                                          const std::optional<mailbox::PasswordAnswer> &password,
                                          const std::optional<mailbox::PasswordAnswer> &submissionPassword);
    void keepSecret(const QString &id, accounts::StoredSecret what,
                    const std::optional<mailbox::PasswordAnswer> &given);
    void remove(const QString &id);
    void fetchPassword(const QString &id, accounts::StoredSecret what);

    accounts::AccountStore &m_accounts;
    accounts::PasswordStore *m_passwords;
    QSettings &m_file;
    QWidget *m_window;
    QPointer<SettingsDialog> m_dialog;
    QPointer<AccountSetup> m_setup;
    accounts::LookupPolicy m_lookup;
    QHash<QString, OwnLetters> m_letters; ///< By account.
    QHash<QString, ServerTraits> m_traits; ///< By account, of those whose mailbox was opened.
};

} // namespace poplar::gui
