// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"

#include <QWidget>

#include <memory>

namespace Ui {
class AccountLoginPage;
}

namespace poplar::gui {

/// The part of an account that says how its user proves who they are.
class AccountLoginPage : public QWidget {
    Q_OBJECT

public:
    explicit AccountLoginPage(QWidget *parent = nullptr);
    ~AccountLoginPage() override;

    void setAccount(const accounts::Account &account);
    /// Puts what the user chose into an account; the rest of it stays.
    void apply(accounts::Account &account) const;
    /// EXTERNAL proves it by a certificate, which stands on another page.
    void setCertificateFile(const QString &file);

Q_SIGNALS:
    /// By the user.
    void changed();

private:
    void showNotes();
    [[nodiscard]] Authentication method() const;

    std::unique_ptr<Ui::AccountLoginPage> m_ui;
    QString m_certificate;
};

} // namespace poplar::gui
