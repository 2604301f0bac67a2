// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "mailbox/values.h"

#include <QDialog>

class QFormLayout;
class QTreeWidget;

namespace poplar::gui {

/// Shows how the present connection is protected, who the server says it is, how the login went, what the
/// server can do and what was learnt about it.
class ConnectionDetails : public QDialog {
    Q_OBJECT

public:
    /// @param account whose connection it is: its port, and the certificates that the user trusts for it.
    ConnectionDetails(const mailbox::ConnectionStatus &status, const accounts::Account &account,
                      QWidget *parent = nullptr);

private:
    [[nodiscard]] QWidget *makeHead() const;
    [[nodiscard]] QWidget *makeOverview() const;
    [[nodiscard]] QWidget *makeCertificates();
    [[nodiscard]] QWidget *makeServer() const;
    void addEncryption(QFormLayout *form) const;
    [[nodiscard]] QString headline() const;
    [[nodiscard]] QString encryption() const;
    [[nodiscard]] QString trust() const;
    void copyCertificate(const QTreeWidget *tree) const;

    mailbox::ConnectionStatus m_status;
    accounts::Account m_account;
};

} // namespace poplar::gui
