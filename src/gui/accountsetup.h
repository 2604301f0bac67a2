// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "accounts/serverlookup.h"
#include "gui/passworddialog.h"
#include "gui/setupserverpage.h"

#include <QDialog>

#include <optional>

class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace poplar::gui {

class SetupAddressPage;

/// Sets up a new account in two stages: the user's address and password, and what was found out from them,
/// which is tried once the user has seen it. What cannot be found out is entered in the settings. It stores
/// nothing.
class AccountSetup : public QDialog {
    Q_OBJECT

public:
    /// @param policy how servers are looked for.
    AccountSetup(Keyring keyring, const accounts::LookupPolicy &policy, QWidget *parent = nullptr);
    ~AccountSetup() override;

    void done(int result) override;

Q_SIGNALS:
    /// It works, and the user is done.
    void accountReady(const poplar::accounts::Account &account,
                      const std::optional<poplar::mailbox::PasswordAnswer> &password);
    /// The user wants to enter the rest. @param account as far as it is known.
    void detailsWanted(const poplar::accounts::Account &account,
                       const std::optional<poplar::mailbox::PasswordAnswer> &password);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Stage { Address, Searching, Found, Testing, Failed, Works };
    void build();
    void setStage(Stage stage);
    void goOn();
    void goBack();
    void search();
    void test();
    void takeFindings(const accounts::Findings &findings);
    void takeRemedy(Remedy remedy);
    void enterDetails();
    void updateButtons();
    [[nodiscard]] accounts::Account account() const;
    [[nodiscard]] accounts::SubmissionServer submission(const accounts::Account &account) const;

    Stage m_stage = Stage::Address;
    accounts::Findings m_findings;
    accounts::ServerLookup m_lookup;
    QStackedWidget *m_pages;
    SetupAddressPage *m_address;
    SetupServerPage *m_server;
    QScrollArea *m_scroll;
    QPushButton *m_details;
    QPushButton *m_back;
    QPushButton *m_cancel;
    QPushButton *m_next;
};

} // namespace poplar::gui
