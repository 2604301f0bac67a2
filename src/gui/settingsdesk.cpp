// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/settingsdesk.h"

#include "accounts/accountstore.h"
#include "accounts/passwordstore.h"
#include "gui/accountsetup.h"
#include "gui/logfiles.h"
#include "gui/settingsdialog.h"
#include "wire/detour.h"

#include <QSettings>
#include <QWidget>

#include <algorithm>

namespace poplar::gui {

using mailbox::PasswordAnswer;

SettingsDesk::SettingsDesk(accounts::AccountStore &accounts, accounts::PasswordStore *passwords,
                           QSettings &file, QWidget *window)
    : m_accounts(accounts)
    , m_passwords(passwords)
    , m_file(file)
    , m_window(window)
{
    m_lookup.findProxy = &wire::SystemDetour::ask;
}

QList<accounts::Account> SettingsDesk::accounts() const
{
    return m_accounts.accounts();
}

std::optional<accounts::Account> SettingsDesk::account(const QString &id) const
{
    for (const accounts::Account &account : m_accounts.accounts()) {
        if (account.id == id)
            return account;
    }
    return {};
}

void SettingsDesk::keep(const accounts::Account &account)
{
    if (const auto stored = m_accounts.store(account); !stored)
        Q_EMIT storingFailed(stored.error());
}

SettingsDialog &SettingsDesk::show()
{
    if (m_dialog)
        return *m_dialog;
    m_dialog = new SettingsDialog({.accounts = accounts(),
                                   .preferences = loadPreferences(m_file),
                                   .keyring = m_passwords ? Keyring::Available : Keyring::Missing,
                                   .traits = m_traits,
                                   .senderRules = loadSenderRules(m_file),
                                   .logFiles = loadLogFiles(m_file)},
                                  m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    for (auto letters = m_letters.cbegin(); letters != m_letters.cend(); ++letters)
        m_dialog->setOwnLetters(letters.key(), letters.value());
    connect(m_dialog, &SettingsDialog::accountSaved, this, &SettingsDesk::save);
    connect(m_dialog, &SettingsDialog::accountRemoved, this, &SettingsDesk::remove);
    connect(m_dialog, &SettingsDialog::storedPasswordWanted, this, &SettingsDesk::fetchPassword);
    connect(m_dialog, &SettingsDialog::forgetServerWanted, this, &SettingsDesk::forgetServerWanted);
    connect(m_dialog, &SettingsDialog::forecastWanted, this, &SettingsDesk::forecastWanted);
    connect(m_dialog, &SettingsDialog::logWanted, this, &SettingsDesk::logWanted);
    connect(m_dialog, &SettingsDialog::preferencesChanged, this, [this](const Preferences &preferences) {
        savePreferences(m_file, preferences);
        Q_EMIT preferencesChanged(preferences);
    });
    connect(m_dialog, &SettingsDialog::senderRulesChanged, this, [this](const SenderRules &rules) {
        saveSenderRules(m_file, rules);
        Q_EMIT senderRulesChanged(rules);
    });
    connect(m_dialog, &SettingsDialog::logFilesChanged, this, [this](const records::LogFiles &files) {
        saveLogFiles(m_file, files);
        Q_EMIT logFilesChanged(files);
    });
    connect(m_dialog, &SettingsDialog::logFolderWanted, this, &SettingsDesk::logFolderWanted);
    m_dialog->open();
    return *m_dialog;
}

void SettingsDesk::keepSenderRules(const SenderRules &rules)
{
    saveSenderRules(m_file, rules);
}

void SettingsDesk::setTraits(const QString &id, ServerTraits traits)
{
    m_traits[id] = traits;
    if (m_dialog)
        m_dialog->setTraits(id, traits);
}

void SettingsDesk::setOwnLetters(const QString &id, const OwnLetters &letters)
{
    m_letters[id] = letters;
    if (m_dialog)
        m_dialog->setOwnLetters(id, letters);
}

void SettingsDesk::setForecast(const QString &id, const Forecast &forecast)
{
    if (m_dialog)
        m_dialog->setForecast(id, forecast);
}

void SettingsDesk::open()
{
    show();
}

void SettingsDesk::openForNewAccount()
{
    if (m_setup)
        return;
    m_setup = new AccountSetup(m_passwords ? Keyring::Available : Keyring::Missing, m_lookup, m_window);
    m_setup->setAttribute(Qt::WA_DeleteOnClose);
    m_setup->setWindowModality(Qt::WindowModal);
    connect(m_setup, &AccountSetup::accountReady, this,
            [this](const accounts::Account &account, const std::optional<PasswordAnswer> &password) {
                if (const auto stored = save(account, password, {}))
                    Q_EMIT accountSetUp(stored->id);
            });
    connect(m_setup, &AccountSetup::detailsWanted, this,
            [this](const accounts::Account &account, const std::optional<PasswordAnswer> &password) {
                show().startNewAccount(account, password);
            });
    m_setup->open();
}

void SettingsDesk::openForAccount(const QString &id)
{
    show().showAccount(id);
}

std::optional<accounts::Account> SettingsDesk::save(const accounts::Account &account,
                                                    const std::optional<PasswordAnswer> &password,
                                                    const std::optional<PasswordAnswer> &submissionPassword)
{
    const auto stored = m_accounts.store(account);
    if (!stored) {
        Q_EMIT storingFailed(stored.error());
        return std::nullopt;
    }
    keepSecret(stored->id, accounts::StoredSecret::Password, password);
    keepSecret(stored->id, accounts::StoredSecret::Submission, submissionPassword);
    Q_EMIT accountSaved(*stored, password ? std::optional(password->password) : std::nullopt);
    return *stored;
}

void SettingsDesk::keepSecret(const QString &id, accounts::StoredSecret what,
                              const std::optional<PasswordAnswer> &given)
{
    if (!given || given->keep != PasswordAnswer::Keep::InKeyring || !m_passwords)
        return;
    m_passwords->write(id, what, given->password, this, [this](const Result<Done> &written) {
        if (!written)
            Q_EMIT keyringFailed(written.error());
    });
}

void SettingsDesk::remove(const QString &id)
{
    if (const auto removed = m_accounts.remove(id); !removed) {
        Q_EMIT storingFailed(removed.error());
        return;
    }
    if (m_passwords)
        m_passwords->remove(id, this, [](const Result<Done> &) {});
    m_traits.remove(id);
    m_letters.remove(id);
    Q_EMIT accountRemoved(id);
}

void SettingsDesk::fetchPassword(const QString &id, accounts::StoredSecret what)
{
    if (!m_passwords) {
        m_dialog->setStoredPassword(id, {}, what);
        return;
    }
    m_passwords->read(id, what, m_dialog, [this, id, what](const Result<std::optional<Secret>> &found) {
        m_dialog->setStoredPassword(id, found && *found ? **found : Secret(), what);
    });
}

} // namespace poplar::gui
