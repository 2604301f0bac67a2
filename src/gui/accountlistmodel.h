// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "gui/messagelistmodel.h"
#include "mailbox/values.h"

#include <QAbstractListModel>

#include <optional>

namespace poplar::gui {

/// The accounts, and the practice mailbox as the last row.
class AccountListModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole,
        HostRole, ///< What stands under the name.
        PracticeRole, ///< bool
        EncryptedRole, ///< bool: what the account asks for, or what the connection has.
        ConnectedRole, ///< bool
        CountRole, ///< Messages in the maildrop; invalid if unknown.
        FreshRole, ///< New ones among them.
        FreshOctetsRole, ///< What those come to.
    };
    /// The id of the practice mailbox's row.
    static const QString practiceId;

    using QAbstractListModel::QAbstractListModel;

    void setAccounts(const QList<accounts::Account> &accounts);
    void setStatus(const QString &id, const mailbox::ConnectionStatus &status);
    void setTotals(const QString &id, const MessageListModel::Totals &totals);
    [[nodiscard]] int rowOf(const QString &id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Row {
        accounts::Account account;
        mailbox::ConnectionState state = mailbox::ConnectionState::Disconnected;
        std::optional<MessageListModel::Totals> totals;
    };
    [[nodiscard]] QString spoken(const Row &row) const;
    [[nodiscard]] QString name(const Row &row) const;
    [[nodiscard]] QString host(const Row &row) const;

    QList<Row> m_rows;
};

} // namespace poplar::gui
