// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "accounts/storedsecret.h"
#include "base/servertrait.h"
#include "gui/ownletters.h"
#include "gui/passworddialog.h"
#include "mailbox/values.h"

#include <QHash>
#include <QList>
#include <QWidget>

#include <optional>

class QListWidget;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace poplar::gui {

class AccountForm;
class EmptyState;
struct Forecast;

/// The accounts as they would be after OK: the list, and the form of the one that is chosen. Nothing
/// leaves the page before the dialog asks for it.
class AccountsPage : public QWidget {
    Q_OBJECT

public:
    /// One account as the user left it.
    struct Draft {
        accounts::Account account; ///< Without an id where it is new.
        std::optional<mailbox::PasswordAnswer> password; ///< What was typed.
        bool changed = false;
        accounts::Retention agreed = {}; ///< The rule for deletion that the user agreed to.
        std::optional<mailbox::PasswordAnswer> submissionPassword = {}; ///< Likewise, for sending.
    };

    AccountsPage(const QList<accounts::Account> &accounts, Keyring keyring, QWidget *parent = nullptr);

    /// What was learnt about an account's server.
    void setTraits(const QString &accountId, ServerTraits traits);

    /// What would be lost with it.
    void setOwnLetters(const QString &accountId, const OwnLetters &letters)
    {
        m_letters[accountId] = letters;
    }

    void choose(const QString &accountId);
    /// @param account what is known of it already, and so is @p password.
    void addAccount(const accounts::Account &account = {},
                    const std::optional<mailbox::PasswordAnswer> &password = {});
    void setStoredPassword(const QString &accountId, const Secret &password,
                           accounts::StoredSecret what = accounts::StoredSecret::Password);
    void setForecast(const QString &accountId, const Forecast &forecast);

    /// Goes to the first account that is not complete and shows why; true if there is none.
    [[nodiscard]] bool checkAll();
    [[nodiscard]] QList<Draft> changedDrafts() const;
    [[nodiscard]] const QStringList &removedIds() const { return m_removed; }

Q_SIGNALS:
    /// What was learnt about the account's server should be forgotten, at once.
    void forgetServerWanted(const QString &accountId);
    void storedPasswordWanted(const QString &accountId, poplar::accounts::StoredSecret what);
    void forecastWanted(const QString &accountId, const poplar::accounts::Retention &retention);

private:
    void build();
    void showDraft(int row);
    void takeChanges();
    void removeChosen();
    void askToRemove(const OwnLetters &lost);
    void remove(int row);
    void nameRow(int row);
    void showTraits();

    QList<Draft> m_drafts; ///< In the order of the list.
    QStringList m_removed;
    QHash<QString, ServerTraits> m_traits; ///< By account.
    QHash<QString, OwnLetters> m_letters; ///< Likewise.
    int m_shown = -1;
    QListWidget *m_list;
    QPushButton *m_add;
    QPushButton *m_remove;
    QStackedWidget *m_pages;
    EmptyState *m_empty;
    QScrollArea *m_scroll;
    AccountForm *m_form;
};

} // namespace poplar::gui
