// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/accountlistmodel.h"

#include "gui/messagedrag.h"

#include <algorithm>

/// The part of AccountListModel that keeps the tree; accountlistcells.cpp has what its rows say.
namespace poplar::gui {

using mailbox::LocalFolder;
using Kind = ListPlace::Kind;

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
        row.places = placesOf(row);
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
    updatePlaces(row);
    changed(row);
}

/// Of all its rows.
void AccountListModel::changed(int account)
{
    const Row &row = m_rows[account];
    const QModelIndex top = index(account);
    Q_EMIT dataChanged(top, top);
    if (!row.places.isEmpty())
        Q_EMIT dataChanged(index(0, 0, top), index(int(row.places.size()) - 1, 0, top));
    const QModelIndex archive = placeIndex(account, Kind::Archive);
    if (archive.isValid() && !row.folders.isEmpty())
        Q_EMIT dataChanged(index(0, 0, archive), index(int(row.folders.size()) - 1, 0, archive));
}

QList<Kind> AccountListModel::placesOf(const Row &row)
{
    if (row.account.id == practiceId && !row.totals)
        return {};
    QList<Kind> places{Kind::Server, Kind::Archive};
    if (row.hasDrafts)
        places += Kind::Drafts;
    if (row.hasOutbox)
        places += Kind::Outbox;
    return places + QList<Kind>{Kind::Sent, Kind::Trash};
}

/// Those of the practice mailbox come when it is opened. None ever goes.
void AccountListModel::updatePlaces(int account)
{
    Row &row = m_rows[account];
    const QList<Kind> places = placesOf(row);
    if (row.places.isEmpty() && !places.isEmpty()) {
        beginInsertRows(index(account), 0, int(places.size()) - 1);
        row.places = places;
        endInsertRows();
    }
    for (qsizetype i = 0; i < places.size(); ++i) {
        if (row.places.value(i) == places[i])
            continue;
        beginInsertRows(index(account), int(i), int(i));
        row.places.insert(i, places[i]);
        endInsertRows();
    }
}

void AccountListModel::setOutgoing(const QString &id, const Outgoing &outgoing)
{
    const int account = rowOf(id);
    if (account < 0 || m_rows[account].outgoing == outgoing)
        return;
    Row &row = m_rows[account];
    row.outgoing = outgoing;
    row.hasDrafts = row.hasDrafts || outgoing.drafts > 0;
    row.hasOutbox = row.hasOutbox || outgoing.outbox > 0;
    updatePlaces(account);
    changed(account);
}

void AccountListModel::setFolders(const QString &id, const QList<LocalFolder> &folders)
{
    const int account = rowOf(id);
    if (account < 0)
        return;
    QList<LocalFolder> &shown = m_rows[account].folders;
    const QModelIndex archive = placeIndex(account, Kind::Archive);
    if (!archive.isValid()) { // They come with it.
        shown = folders;
        return;
    }
    const auto placeIn = [](const QList<LocalFolder> &list, mailbox::FolderId folder) {
        return std::find_if(list.begin(), list.end(), [&](const auto &one) { return one.id == folder; })
            - list.begin();
    };
    for (qsizetype i = shown.size() - 1; i >= 0; --i) {
        if (placeIn(folders, shown[i].id) < folders.size())
            continue;
        beginRemoveRows(archive, int(i), int(i));
        shown.removeAt(i);
        endRemoveRows();
    }
    // One by one, so that what is chosen stays so when it gets another name.
    for (qsizetype i = 0; i < folders.size(); ++i) {
        const qsizetype now = placeIn(shown, folders[i].id);
        if (now == shown.size()) {
            beginInsertRows(archive, int(i), int(i));
            shown.insert(i, folders[i]);
            endInsertRows();
        } else if (now != i) {
            beginMoveRows(archive, int(now), int(now), archive, int(i));
            shown.move(now, i);
            endMoveRows();
        }
    }
    shown = folders;
    changed(account);
}

QList<LocalFolder> AccountListModel::folders(const QString &id) const
{
    const int row = rowOf(id);
    return row < 0 ? QList<LocalFolder>() : m_rows[row].folders;
}

// An index names the account that its parent belongs to: 0 for none, else twice the account's row and two,
// and one more for what is below the archive.
AccountListModel::Level AccountListModel::levelOf(const QModelIndex &index)
{
    if (index.internalId() == 0)
        return Level::Account;
    return index.internalId() % 2 == 0 ? Level::Place : Level::Folder;
}

int AccountListModel::accountOf(const QModelIndex &index)
{
    return levelOf(index) == Level::Account ? index.row() : int(index.internalId() / 2) - 1;
}

QModelIndex AccountListModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    if (!parent.isValid())
        return createIndex(row, column, quintptr(0));
    const quintptr below = levelOf(parent) == Level::Account ? 2 : 3;
    return createIndex(row, column, quintptr(accountOf(parent)) * 2 + below);
}

QModelIndex AccountListModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || levelOf(child) == Level::Account)
        return {};
    const int account = accountOf(child);
    return levelOf(child) == Level::Place ? createIndex(account, 0, quintptr(0))
                                          : placeIndex(account, Kind::Archive);
}

QModelIndex AccountListModel::placeIndex(int account, Kind kind) const
{
    const qsizetype row = m_rows[account].places.indexOf(kind);
    return row < 0 ? QModelIndex() : index(int(row), 0, index(account));
}

QModelIndex AccountListModel::indexOf(const QString &id, const ListPlace &place) const
{
    const int account = rowOf(id);
    if (account < 0)
        return {};
    const bool isFolder = place.kind == Kind::Folder;
    const QModelIndex top = placeIndex(account, isFolder ? Kind::Archive : place.kind);
    const QList<LocalFolder> &folders = m_rows[account].folders;
    for (qsizetype row = 0; isFolder && top.isValid() && row < folders.size(); ++row) {
        if (folders[row].id == place.folder)
            return index(int(row), 0, top);
    }
    return top.isValid() ? top : index(account);
}

ListPlace AccountListModel::placeAt(const QModelIndex &index) const
{
    const Row &row = m_rows[accountOf(index)];
    switch (levelOf(index)) {
    case Level::Account:
        return {};
    case Level::Place:
        return {row.places.value(index.row()), {}};
    case Level::Folder:
        return placeOf(row.folders.value(index.row()).id);
    }
    return {};
}

void AccountListModel::setCheckNote(const QString &id, const CheckNote &note)
{
    const int row = rowOf(id);
    if (row < 0 || m_rows[row].note == note)
        return;
    m_rows[row].note = note;
    changed(row);
}

int AccountListModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_rows.size());
    const Row &row = m_rows[accountOf(parent)];
    if (levelOf(parent) == Level::Account)
        return int(row.places.size());
    const bool isArchive = levelOf(parent) == Level::Place && placeAt(parent).kind == Kind::Archive;
    return isArchive ? int(row.folders.size()) : 0;
}

int AccountListModel::columnCount(const QModelIndex & /*parent*/) const
{
    return 1;
}

Qt::ItemFlags AccountListModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (index.isValid() && placeAt(index).isLocal() && placeAt(index).kind != Kind::Sent
        && !placeAt(index).isOutgoing())
        flags |= Qt::ItemIsDropEnabled;
    return flags;
}

QStringList AccountListModel::mimeTypes() const
{
    return {DraggedMessages::format};
}

Qt::DropActions AccountListModel::supportedDropActions() const
{
    return Qt::MoveAction;
}

bool AccountListModel::canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int /*column*/,
                                       const QModelIndex &parent) const
{
    const auto *dragged = qobject_cast<const DraggedMessages *>(data);
    return dragged && action == Qt::MoveAction && row < 0 && parent.flags() & Qt::ItemIsDropEnabled
        && parent.data(IdRole).toString() == dragged->account();
}

bool AccountListModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                                    const QModelIndex &parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    const auto *dragged = qobject_cast<const DraggedMessages *>(data);
    Q_EMIT dropped(dragged->account(), placeAt(parent), dragged->messages());
    return true;
}

} // namespace poplar::gui
