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

/// Asks for the password of an account: for whom, and why where the one before was refused.
class PasswordDialog : public QuestionDialog {
    Q_OBJECT

public:
    PasswordDialog(const mailbox::PasswordQuestion &question, Keyring keyring, QWidget *parent = nullptr);
    ~PasswordDialog() override;

    /// The password, or that the user did not give one.
    [[nodiscard]] mailbox::Answer answer() const override;

private:
    void showReason(const mailbox::PasswordQuestion &question);
    void showKeyring(Keyring keyring);

    std::unique_ptr<Ui::PasswordDialog> m_ui;
};

} // namespace poplar::gui
