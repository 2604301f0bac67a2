// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "records/application.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace poplar::gui {

class Banner;

/// Asks with which server a conversation by hand is to be, and how it is protected.
class HandTalkDialog : public QDialog {
    Q_OBJECT

public:
    /// An account that can be chosen.
    struct Choice {
        enum class Session { Closed, Open };
        accounts::Account account;
        QString name; ///< As the user knows it.
        Session session = Session::Closed; ///< Its own, in Poplar.
    };

    /// @param current of the choices, the one to begin with; -1 for a server to be typed.
    HandTalkDialog(QList<Choice> choices, int current, QWidget *parent);

    /// The account, or an empty one, with host, port and encryption as they stand here; for SMTP as
    /// accounts::sendingAccount() gives it.
    [[nodiscard]] accounts::Account account() const;
    /// What is to be spoken.
    [[nodiscard]] records::Application application() const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void fillSecurity();
    void choose();
    void chooseSecurity();
    void check();
    void grow();
    [[nodiscard]] const Choice *chosen() const;
    /// The settings of the chosen account for what is spoken; an empty account where another server is typed.
    [[nodiscard]] accounts::Account chosenAccount() const;
    [[nodiscard]] Security security() const;
    [[nodiscard]] quint16 usualPort(Security security) const;

    QList<Choice> m_choices;
    QComboBox *m_protocol;
    QComboBox *m_account;
    QLineEdit *m_host;
    QComboBox *m_security;
    QSpinBox *m_port;
    Banner *m_session;
    Banner *m_protection;
    QPushButton *m_connect = nullptr;
    quint16 m_usualPort = 0; ///< That stood in m_port, if it did.
};

} // namespace poplar::gui
