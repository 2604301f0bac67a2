// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/accountlistmodel.h"

#include "gui/formatting.h"

#include <algorithm>

namespace poplar::gui {

using mailbox::ConnectionState;

const QString AccountListModel::practiceId = QStringLiteral("practice");

void AccountListModel::setAccounts(const QList<accounts::Account> &accounts)
{
    beginResetModel();
    const QList<Row> old = std::exchange(m_rows, {});
    const auto add = [&](const accounts::Account &account) {
        const auto known = std::find_if(old.begin(), old.end(),
                                        [&](const Row &row) { return row.account.id == account.id; });
        Row row = known != old.end() ? *known : Row{};
        row.account = account;
        m_rows.append(row);
    };
    for (const accounts::Account &account : accounts)
        add(account);
    accounts::Account practice;
    practice.id = practiceId;
    add(practice);
    endResetModel();
}

int AccountListModel::rowOf(const QString &id) const
{
    for (qsizetype row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].account.id == id)
            return int(row);
    }
    return -1;
}

void AccountListModel::setStatus(const QString &id, const mailbox::ConnectionStatus &status)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    m_rows[row].state = status.state;
    Q_EMIT dataChanged(index(row), index(row));
}

void AccountListModel::setTotals(const QString &id, const MessageListModel::Totals &totals)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    m_rows[row].totals = totals;
    Q_EMIT dataChanged(index(row), index(row));
}

int AccountListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QString AccountListModel::name(const Row &row) const
{
    return row.account.id == practiceId ? tr("Practice mailbox") : row.account.shownName();
}

QString AccountListModel::host(const Row &row) const
{
    return row.account.id == practiceId ? tr("Try everything without risk") : row.account.host;
}

QString AccountListModel::spoken(const Row &row) const
{
    if (!row.totals)
        return tr("%1, %2", "account name, server name").arg(name(row), host(row));
    const QString all = tr("%1, %2, %n message(s)", "account name, server name", int(row.totals->messages))
                            .arg(name(row), host(row));
    if (row.totals->fresh == 0)
        return all;
    //: %1 is an account with its number of messages, %2 a size such as 12 MB.
    return tr("%1, %n new, %2", nullptr, int(row.totals->fresh))
        .arg(all, formatSize(row.totals->freshOctets));
}

QVariant AccountListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return name(row);
    case Qt::AccessibleTextRole:
        return spoken(row);
    case IdRole:
        return row.account.id;
    case HostRole:
        return host(row);
    case PracticeRole:
        return row.account.id == practiceId;
    case EncryptedRole:
        return row.account.security != Security::None;
    case ConnectedRole:
        return row.state == ConnectionState::Transaction;
    case CountRole:
        return row.totals ? QVariant(row.totals->messages) : QVariant();
    case FreshRole:
        return row.totals ? row.totals->fresh : 0;
    case FreshOctetsRole:
        return row.totals ? row.totals->freshOctets : 0;
    default:
        return {};
    }
}

} // namespace poplar::gui
