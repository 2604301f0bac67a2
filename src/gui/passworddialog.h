// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/questiondialog.h"

#include <memory>

namespace Ui {
class PasswordDialog;
}

namespace poplar::gui {

/// Whether this system has a keyring that keeps passwords.
enum class Keyring { Available, Missing };

/// Asks for a secret: what for and whose, and why where the one before was refused.
class PasswordDialog : public QuestionDialog {
    Q_OBJECT

public:
    PasswordDialog(const mailbox::PasswordQuestion &question, Keyring keyring, QWidget *parent = nullptr);
    ~PasswordDialog() override;

    /// The secret, or that the user did not give one. A token comes without blanks and line breaks.
    [[nodiscard]] mailbox::Answer answer() const override;

private:
    void showPurpose(const mailbox::PasswordQuestion &question);
    void showReason(const mailbox::PasswordQuestion &question);
    [[nodiscard]] QString refusal(const QString &serverWords) const;
    void showKeyring(Keyring keyring);
    void textChanged(const QString &text);
    [[nodiscard]] QString secretText() const;

    std::unique_ptr<Ui::PasswordDialog> m_ui;
    mailbox::SecretPurpose m_purpose;
};

} // namespace poplar::gui
