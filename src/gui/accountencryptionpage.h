// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"

#include <QWidget>

#include <memory>

namespace Ui {
class AccountEncryptionPage;
}

namespace poplar::gui {

/// The part of an account that says what its encryption rests on: versions, authorities, certificates.
class AccountEncryptionPage : public QWidget {
    Q_OBJECT

public:
    explicit AccountEncryptionPage(QWidget *parent = nullptr);
    ~AccountEncryptionPage() override;

    void setAccount(const accounts::Account &account);
    /// Puts what the user chose into an account; the rest of it stays.
    void apply(accounts::Account &account) const;
    /// Without encryption nothing of it counts, which is said.
    void setSecurity(Security security);
    /// Replaces the certificates that the user trusts.
    void setTrusted(const QByteArrayList &digests);

Q_SIGNALS:
    /// By the user.
    void changed();

private:
    void preparePurposes();
    void showTrusted();
    void showWarning();
    void forgetChosen();
    void copyChosen();

    std::unique_ptr<Ui::AccountEncryptionPage> m_ui;
    QByteArrayList m_trusted;
};

} // namespace poplar::gui
