// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/mailaddress.h"
#include "gui/passworddialog.h"
#include "mailbox/values.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace poplar::gui {

class PasswordEdit;

/// The first thing that setting up an account asks: whose mailbox it is.
class SetupAddressPage : public QWidget {
    Q_OBJECT

public:
    explicit SetupAddressPage(Keyring keyring, QWidget *parent = nullptr);

    /// Nothing while it is none.
    [[nodiscard]] std::optional<accounts::MailAddress> address() const;
    /// Nothing if none was typed.
    [[nodiscard]] std::optional<mailbox::PasswordAnswer> password() const;
    /// What the user calls the account: the address where they say nothing.
    [[nodiscard]] QString name() const;

    void begin();
    /// Goes to the password, which is missing or wrong.
    void askPassword(const QString &why);
    /// Says what is wrong with the address, and goes there; true if nothing is.
    [[nodiscard]] bool check();

Q_SIGNALS:
    void changed();

private:
    void buildPassword(QFormLayout &form);
    void tell(QLabel &note, QWidget &field, const QString &fault);

    QLineEdit *m_address;
    QLabel *m_addressNote;
    PasswordEdit *m_password;
    QLabel *m_passwordNote;
    QCheckBox *m_keep;
    QLineEdit *m_name;
};

} // namespace poplar::gui
