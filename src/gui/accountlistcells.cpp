// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/accountlistmodel.h"
#include "gui/formatting.h"
#include "gui/placewords.h"
#include "gui/plaintip.h"

#include <algorithm>

/// The part of AccountListModel that puts rows into words.
namespace poplar::gui {

using mailbox::ConnectionState;
using Kind = ListPlace::Kind;

QString AccountListModel::name(const Row &row) const
{
    return row.account.id == practiceId ? tr("Practice mailbox") : row.account.shownName();
}

QString AccountListModel::host(const Row &row) const
{
    return row.account.id == practiceId ? tr("Try everything without risk") : row.account.host;
}

QString AccountListModel::nameOfPlace(const Row &row, const ListPlace &place)
{
    if (place.kind != Kind::Folder)
        return placeName(place.kind);
    const auto folder = std::find_if(row.folders.begin(), row.folders.end(),
                                     [&place](const auto &one) { return one.id == place.folder; });
    return folder == row.folders.end() ? QString() : folder->name;
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

QString AccountListModel::spokenPlace(const Row &row, const ListPlace &place) const
{
    const QString called = nameOfPlace(row, place);
    if (place.isOutgoing())
        return spokenOutgoing(row, place);
    if (!row.totals)
        return called;
    const QString all =
        tr("%1, %n message(s)", "a part of an account's mail", int(row.totals->in(place))).arg(called);
    if (place.isLocal() || row.totals->fresh == 0)
        return all;
    //: %1 is a part of an account's mail with its number of messages, %2 a size such as 12 MB.
    return tr("%1, %n new, %2", nullptr, int(row.totals->fresh))
        .arg(all, formatSize(row.totals->freshOctets));
}

QString AccountListModel::spokenOutgoing(const Row &row, const ListPlace &place)
{
    const qint64 count = place.kind == Kind::Drafts ? row.outgoing.drafts : row.outgoing.outbox;
    const QString all =
        tr("%1, %n message(s)", "a part of an account's mail", int(count)).arg(placeName(place.kind));
    if (place.kind == Kind::Drafts || row.outgoing.undecided == 0)
        return all;
    //: %1 is the outbox with the number of messages in it.
    return tr("%1, %n of them to be decided about", nullptr, int(row.outgoing.undecided)).arg(all);
}

QVariant AccountListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[accountOf(index)];
    switch (role) {
    case IdRole:
        return row.account.id;
    case PlaceRole:
        return QVariant::fromValue(placeAt(index));
    case IsAccountRole:
        return levelOf(index) == Level::Account;
    default:
        return levelOf(index) == Level::Account ? accountData(row, role)
                                                : placeData(row, placeAt(index), role);
    }
}

QVariant AccountListModel::accountData(const Row &row, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return name(row);
    case Qt::AccessibleTextRole:
        return spoken(row);
    case Qt::AccessibleDescriptionRole:
        return checkText(row.note);
    case Qt::ToolTipRole:
        return plainTip(checkText(row.note));
    case TroubleRole:
        return row.note.standing != CheckNote::Standing::Well;
    case HostRole:
        return host(row);
    case PracticeRole:
        return row.account.id == practiceId;
    case EncryptedRole:
        return row.account.security != Security::None;
    case ConnectedRole:
        return row.state == ConnectionState::Transaction;
    case CountRole:
    case FreshRole:
    case FreshOctetsRole:
        return placeData(row, {}, role);
    default:
        return {};
    }
}

QVariant AccountListModel::placeData(const Row &row, const ListPlace &place, int role) const
{
    const bool hasFresh = row.totals && !place.isLocal();
    switch (role) {
    case Qt::DisplayRole:
        return nameOfPlace(row, place);
    case Qt::ToolTipRole:
        return plainTip(spokenPlace(row, place));
    case Qt::AccessibleTextRole:
        return spokenPlace(row, place);
    case TroubleRole:
        return place.kind == Kind::Outbox && row.outgoing.undecided > 0;
    case CountRole:
        if (place.isOutgoing())
            return place.kind == Kind::Drafts ? row.outgoing.drafts : row.outgoing.outbox;
        return row.totals ? QVariant(row.totals->in(place)) : QVariant();
    case FreshRole:
        return hasFresh ? row.totals->fresh : 0;
    case FreshOctetsRole:
        return hasFresh ? row.totals->freshOctets : 0;
    default:
        return {};
    }
}

} // namespace poplar::gui
