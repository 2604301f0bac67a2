// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "accounts/storedsecret.h"
#include "base/servertrait.h"
#include "gui/errortext.h"
#include "gui/forecast.h"
#include "gui/passworddialog.h"
#include "mailbox/values.h"

#include <QSet>
#include <QWidget>

#include <memory>
#include <optional>

class QLabel;

namespace Ui {
class AccountForm;
}

namespace poplar::mailbox {
class ConnectionTest;
}

namespace poplar::gui {

/// One account to fill in or to change: checked while the user types, and tried out on request.
class AccountForm : public QWidget {
    Q_OBJECT

public:
    explicit AccountForm(QWidget *parent = nullptr);
    ~AccountForm() override;

    void setKeyring(Keyring keyring);
    /// @param password what was typed for it earlier in this dialog, if anything.
    /// @param agreed the rule for deletion that the user agreed to, where it is not the account's.
    void setAccount(const accounts::Account &account,
                    const std::optional<mailbox::PasswordAnswer> &password = {},
                    const std::optional<accounts::Retention> &agreed = {},
                    const std::optional<mailbox::PasswordAnswer> &submissionPassword = {});
    [[nodiscard]] accounts::Account account() const;
    /// Nothing if no password was typed: the one that is kept stays.
    [[nodiscard]] std::optional<mailbox::PasswordAnswer> password() const;
    /// Likewise, where the account has another one for sending.
    [[nodiscard]] std::optional<mailbox::PasswordAnswer> submissionPassword() const;
    /// The last rule for deletion that the user agreed to.
    [[nodiscard]] accounts::Retention agreed() const;
    /// The answer to forecastWanted().
    void setForecast(const QString &accountId, const Forecast &forecast);
    /// What was learnt about the account's server; nothing while its mailbox was never opened.
    void setTraits(std::optional<ServerTraits> traits);
    /// The password from the keyring, asked for by storedPasswordWanted(); empty if there is none.
    void setStoredPassword(const QString &accountId, const Secret &password,
                           accounts::StoredSecret what = accounts::StoredSecret::Password);

    [[nodiscard]] bool isValid() const;
    /// Whether an account has everything that a connection needs.
    [[nodiscard]] static bool isComplete(const accounts::Account &account);
    /// Puts the cursor where a new account starts.
    void begin();
    /// Shows what is missing even where the user has not been yet, and goes there.
    void showAllFaults();

Q_SIGNALS:
    void changed();
    /// What was learnt about the account's server should be forgotten, at once.
    void forgetServerWanted(const QString &accountId);
    /// What a rule for deletion would do now should be told.
    void forecastWanted(const QString &accountId, const poplar::accounts::Retention &retention);
    /// A test needs the password that is kept for this account.
    void storedPasswordWanted(const QString &accountId, poplar::accounts::StoredSecret what);
    /// A test has begun or ended: what is shown of it should be in sight.
    void testShown(QWidget *view);

private:
    enum class Page { General, Download, Sending, Login, Encryption, Connection };
    void buildPages();
    void showPage(Page page);
    void connectFields();
    void connectPages();
    void pageEdited();
    void showLogin();
    [[nodiscard]] static bool needsPassword(Authentication way);
    void fieldEdited(QWidget *field);
    void hostFinished();
    void securityChosen();
    void setSecurity(Security security);
    [[nodiscard]] Security security() const;
    void setPort(quint16 port);
    void showFaults();
    void showSecurityNotes();
    void showFault(QWidget *field, QLabel *note, const QString &fault);
    [[nodiscard]] static QString hostFault(const QString &host);
    [[nodiscard]] static QString userFault(const QString &user);

    [[nodiscard]] mailbox::Service serviceInSight() const;
    void pageChosen(Page page);
    void nameTest();
    /// The account with the server that is tested in the place of its own.
    [[nodiscard]] accounts::Account tested() const;
    [[nodiscard]] bool isOwnLoginTested() const;
    void toggleTest();
    void requestTest();
    void askToken();
    void startTest(const Secret &password);
    void stopTest();
    void testFinished();
    void applyRemedy(Remedy remedy);
    void askTestPassword(const QString &why);
    void useServer(Security security, quint16 port);
    void goWithoutEncryption();
    void trust(const QByteArray &sha256);
    void showCertificate();

    std::unique_ptr<Ui::AccountForm> m_ui;
    accounts::Account m_account; ///< As it was given; id and trusted certificates.
    QSet<QWidget *> m_touched; ///< Fields whose faults may be shown.
    bool m_portTyped = false; ///< The port is the user's and does not follow the security.
    qsizetype m_hostLength = 0; ///< Before the last edit: a paste adds more than one character.
    bool m_filling = false;
    std::optional<accounts::StoredSecret> m_awaited; ///< From the keyring, for a test.
    mailbox::Service m_tested = mailbox::Service::Pop3; ///< By the test that is shown.
    std::unique_ptr<mailbox::ConnectionTest> m_test;
};

} // namespace poplar::gui
