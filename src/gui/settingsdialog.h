// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "accounts/storedsecret.h"
#include "base/servertrait.h"
#include "gui/passworddialog.h"
#include "gui/senderrules.h"
#include "gui/settings.h"
#include "mailbox/values.h"
#include "records/logfolder.h"

#include <QDialog>
#include <QHash>

#include <memory>
#include <optional>

namespace Ui {
class SettingsDialog;
}

namespace poplar::gui {

class AccountsPage;
struct OwnLetters;
class LogFilesBox;
class SendersPage;
struct Forecast;

/// Accounts, appearance, privacy, log. It stores nothing: it is given values and tells what the user chose.
/// Open it with open(). Appearance is shown at once and taken back on Cancel; accounts change on OK.
class SettingsDialog : public QDialog {
    Q_OBJECT

public:
    struct Contents {
        QList<accounts::Account> accounts;
        Preferences preferences;
        Keyring keyring = Keyring::Available;
        /// What was learnt about servers, by account; those whose mailbox was never opened are missing.
        QHash<QString, ServerTraits> traits = {};
        SenderRules senderRules = {};
        records::LogFiles logFiles = {};
    };
    enum class Page { Accounts, Appearance, Privacy, Log };

    explicit SettingsDialog(const Contents &contents, QWidget *parent = nullptr);
    ~SettingsDialog() override;

    void showPage(Page page);
    /// Goes to that account.
    void showAccount(const QString &accountId);
    /// Goes to a new account.
    /// @param account what is known of it already, and so is @p password.
    void startNewAccount(const accounts::Account &account = {},
                         const std::optional<mailbox::PasswordAnswer> &password = {});
    /// What is asked about before the account is removed.
    void setOwnLetters(const QString &accountId, const OwnLetters &letters);
    /// What was learnt about an account's server meanwhile.
    void setTraits(const QString &accountId, ServerTraits traits);
    /// The answer to storedPasswordWanted(); empty if there is none.
    void setStoredPassword(const QString &accountId, const Secret &password,
                           accounts::StoredSecret what = accounts::StoredSecret::Password);
    /// The answer to forecastWanted().
    void setForecast(const QString &accountId, const Forecast &forecast);

    void done(int result) override;

Q_SIGNALS:
    /// On OK, for each account that was added (its id is empty) or changed.
    /// @param password as typed and where to keep it; nothing if the one before stays.
    /// @param submissionPassword likewise, where the account has another one for sending.
    void accountSaved(const poplar::accounts::Account &account,
                      const std::optional<poplar::mailbox::PasswordAnswer> &password,
                      const std::optional<poplar::mailbox::PasswordAnswer> &submissionPassword = {});
    /// On OK, for each account that was removed.
    void accountRemoved(const QString &accountId);
    /// At once, so that the choice can be seen; and again with the old ones on Cancel.
    void preferencesChanged(const poplar::gui::Preferences &preferences);
    /// On OK, if some were removed.
    void senderRulesChanged(const poplar::gui::SenderRules &rules);
    /// At once: what was learnt about the account's server should be forgotten.
    void forgetServerWanted(const QString &accountId);
    /// A connection test needs the password that the keyring has for this account.
    void storedPasswordWanted(const QString &accountId, poplar::accounts::StoredSecret what);
    /// What a rule for deletion would do now should be told. Not asked of an account that is new.
    void forecastWanted(const QString &accountId, const poplar::accounts::Retention &retention);
    void logWanted();
    /// On OK, if that was changed.
    void logFilesChanged(const poplar::records::LogFiles &files);
    /// At once.
    void logFolderWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildNavigation();
    void fitNavigation();
    void buildAppearance();
    void preferencesEdited();
    void showPreferences(const Preferences &preferences);
    [[nodiscard]] Preferences preferences() const;
    void save();
    void askForecast(const QString &accountId, const accounts::Retention &retention);

    std::unique_ptr<Ui::SettingsDialog> m_ui;
    AccountsPage *m_accounts;
    SendersPage *m_senders;
    LogFilesBox *m_logFiles;
    Preferences m_before;
    records::LogFiles m_logFilesBefore;
};

} // namespace poplar::gui
