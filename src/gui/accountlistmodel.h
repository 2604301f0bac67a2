// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "gui/checknote.h"
#include "gui/messagelistmodel.h"
#include "mailbox/values.h"

#include <QAbstractItemModel>

#include <optional>

namespace poplar::gui {

/// The accounts, with the practice mailbox as the last, and below each the places of its mail: what is on the
/// server, the archive with the user's folders below it, what was sent (if anything was), what is being
/// written and what is to be sent (if there ever was anything), the trash. The
/// practice mailbox has places once it has been opened.
class AccountListModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole, ///< Of the account, in each of its rows.
        HostRole, ///< What stands under the name.
        PracticeRole, ///< bool
        EncryptedRole, ///< bool: what the account asks for, or what the connection has.
        ConnectedRole, ///< bool
        CountRole, ///< Messages there; invalid if unknown.
        FreshRole, ///< New ones among them.
        FreshOctetsRole, ///< What those come to.
        PlaceRole, ///< A ListPlace. That of an account is its maildrop.
        IsAccountRole, ///< bool
        TroubleRole, ///< bool: the last check failed, or waits for the user; the tool tip says why.
    };
    /// The id of the practice mailbox's row.
    static const QString practiceId;

    using QAbstractItemModel::QAbstractItemModel;

    void setAccounts(const QList<accounts::Account> &accounts);
    void setStatus(const QString &id, const mailbox::ConnectionStatus &status);
    void setCheckNote(const QString &id, const CheckNote &note);
    void setTotals(const QString &id, const MessageListModel::Totals &totals);
    void setFolders(const QString &id, const QList<mailbox::LocalFolder> &folders);
    [[nodiscard]] QList<mailbox::LocalFolder> folders(const QString &id) const;
    /// What is written and sent there. Its places come with the first of it, and stay.
    struct Outgoing {
        qint64 drafts = 0;
        qint64 outbox = 0;
        qint64 undecided = 0; ///< Of the outbox: they wait for the user.

        bool operator==(const Outgoing &) const = default;
    };
    void setOutgoing(const QString &id, const Outgoing &outgoing);

    /// Of an account; -1 if there is none.
    [[nodiscard]] int rowOf(const QString &id) const;
    /// The row of a place, or what comes nearest to it; invalid if there is no such account.
    [[nodiscard]] QModelIndex indexOf(const QString &id, const ListPlace &place) const;

    QModelIndex index(int row, int column = 0, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    // Messages can be dropped on what lies on this machine, of the same account.
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override;
    bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                         const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

Q_SIGNALS:
    void dropped(const QString &id, const poplar::gui::ListPlace &place,
                 const QList<poplar::mailbox::MessageId> &messages);

private:
    struct Row {
        accounts::Account account;
        mailbox::ConnectionState state = mailbox::ConnectionState::Disconnected;
        std::optional<MessageListModel::Totals> totals;
        QList<ListPlace::Kind> places;
        QList<mailbox::LocalFolder> folders;
        CheckNote note;
        Outgoing outgoing;
        bool hasDrafts = false; ///< Their place is there.
        bool hasOutbox = false;
    };
    enum class Level { Account, Place, Folder };
    [[nodiscard]] static Level levelOf(const QModelIndex &index);
    [[nodiscard]] static int accountOf(const QModelIndex &index);
    [[nodiscard]] QModelIndex placeIndex(int account, ListPlace::Kind kind) const;
    [[nodiscard]] ListPlace placeAt(const QModelIndex &index) const;
    [[nodiscard]] static QList<ListPlace::Kind> placesOf(const Row &row);
    void updatePlaces(int account);
    void changed(int account);

    [[nodiscard]] QVariant accountData(const Row &row, int role) const;
    [[nodiscard]] QVariant placeData(const Row &row, const ListPlace &place, int role) const;
    [[nodiscard]] QString spoken(const Row &row) const;
    [[nodiscard]] QString spokenPlace(const Row &row, const ListPlace &place) const;
    [[nodiscard]] static QString spokenOutgoing(const Row &row, const ListPlace &place);
    [[nodiscard]] QString name(const Row &row) const;
    [[nodiscard]] QString host(const Row &row) const;
    [[nodiscard]] static QString nameOfPlace(const Row &row, const ListPlace &place);

    QList<Row> m_rows;
};

} // namespace poplar::gui
