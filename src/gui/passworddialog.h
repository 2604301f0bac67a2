// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/questiondialog.h"

#include <memory>

namespace Ui {
class PasswordDialog;
}

namespace poplar::gui {

/// Whether this system has a keyring that keeps passwords.
enum class Keyring {
    Available,
    Missing,
    Unused, ///< What is asked for is not kept, whether there is one or not.
};

/// What a login is for.
enum class SecretUse {
    Receiving,
    Sending,
    Both, ///< Asked for by the server that sends, which takes the one for receiving.
};

/// Asks for a secret: what for and whose, and why where the one before was refused.
class PasswordDialog : public QuestionDialog {
    Q_OBJECT

public:
    PasswordDialog(const mailbox::PasswordQuestion &question, SecretUse use, Keyring keyring,
                   QWidget *parent = nullptr);
    ~PasswordDialog() override;

    /// The secret, or that the user did not give one. A token comes without blanks and line breaks.
    [[nodiscard]] mailbox::Answer answer() const override;

private:
    void showPurpose(const mailbox::PasswordQuestion &question);
    void showUse(const QString &user, const QString &host, SecretUse use);
    void showReason(const mailbox::PasswordQuestion &question);
    [[nodiscard]] QString refusal(const QString &serverWords) const;
    void showKeyring(Keyring keyring);
    void textChanged(const QString &text);
    [[nodiscard]] QString secretText() const;

    std::unique_ptr<Ui::PasswordDialog> m_ui;
    mailbox::SecretPurpose m_purpose;
};

} // namespace poplar::gui
