// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "gui/passworddialog.h"
#include "mailbox/values.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace Ui {
class AccountSendingPage;
}

namespace poplar::gui {

/// The part of an account that says whom its mail comes from, and by which server it is sent.
class AccountSendingPage : public QWidget {
    Q_OBJECT

public:
    explicit AccountSendingPage(QWidget *parent = nullptr);
    ~AccountSendingPage() override;

    void setKeyring(Keyring keyring);
    /// @param password what was typed for sending earlier in this dialog, if anything.
    void setAccount(const accounts::Account &account,
                    const std::optional<mailbox::PasswordAnswer> &password = {});
    /// Puts what the user chose into an account; the rest of it stays.
    void apply(accounts::Account &account) const;
    /// The user name has become another: what was made of it is made anew.
    void setUser(const QString &user);
    /// Of Login::Own; nothing if none was typed.
    [[nodiscard]] std::optional<mailbox::PasswordAnswer> password() const;

    /// What is wrong, in a sentence; empty if nothing is.
    [[nodiscard]] static QString fault(const accounts::Account &account);
    /// Shows what is missing even where the user has not been yet, and goes there.
    void showAllFaults();
    /// Goes to the server's name, which a test needs.
    void askServer();
    /// Goes to the password, which is missing or wrong.
    void askPassword(const QString &why);
    void useSecurity(Security security);
    void setTrusted(const QByteArrayList &digests);

Q_SIGNALS:
    /// By the user.
    void changed();

private:
    void dress();
    void connectFields();
    void edited();
    void hostFinished();
    void setSecurity(Security security);
    [[nodiscard]] Security security() const;
    void setPort(quint16 port);
    void showState();
    void showFault(QWidget *field, QWidget *note, const QString &fault);
    [[nodiscard]] static QString hostFault(const accounts::SubmissionServer &server);
    [[nodiscard]] accounts::SubmissionServer server() const;

    std::unique_ptr<Ui::AccountSendingPage> m_ui;
    QList<Address> m_proposed; ///< Senders that come from the user name, not from the user.
    QString m_trustedHost; ///< Whose certificates these are:
    QByteArrayList m_trusted;
    bool m_portTyped = false; ///< The port is the user's and does not follow the security.
    bool m_hasBeenThrough = false; ///< Faults may be shown.
    bool m_filling = false;
};

} // namespace poplar::gui
