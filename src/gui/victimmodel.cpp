// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/victimmodel.h"

#include "gui/formatting.h"
#include "gui/icons.h"
#include "gui/messageheader.h"
#include "gui/plaintip.h"

#include <algorithm>

namespace poplar::gui {

using mailbox::Victim;

namespace {

QIcon copyPicture(Victim::Copy copy)
{
    switch (copy) {
    case Victim::Copy::Verified:
        return icon(Icon::CircleCheck, Tint::Success);
    case Victim::Copy::Missing:
    case Victim::Copy::Doubtful:
        return icon(Icon::TriangleAlert, Tint::Danger);
    case Victim::Copy::None:
        break;
    }
    return icon(Icon::CircleMinus, Tint::Muted);
}

QString senderOf(const Victim &victim)
{
    if (!victim.envelope || victim.envelope->from.isEmpty())
        return {};
    return victim.envelope->from.first().shown();
}

} // namespace

VictimModel::VictimModel(QList<Victim> victims, QObject *parent)
    : SortedTableModel(parent)
    , m_victims(std::move(victims))
{
}

int VictimModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_victims.size());
}

int VictimModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant VictimModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Victim &victim = m_victims[itemAt(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(victim, index.column());
    case Qt::ToolTipRole:
        return plainTip(text(victim, index.column()));
    case Qt::DecorationRole:
        return index.column() == Copy ? QVariant(copyPicture(victim.copy)) : QVariant();
    case Qt::TextAlignmentRole:
        if (index.column() == Size)
            return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
        return {};
    default:
        return {};
    }
}

QVariant VictimModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && section == Size)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Subject:
        return tr("Subject");
    case Sender:
        return tr("From");
    case Size:
        return tr("Size");
    case Copy:
        return tr("Copy on this computer");
    default:
        return {};
    }
}

Qt::ItemFlags VictimModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = SortedTableModel::flags(index);
    return index.isValid() ? flags | Qt::ItemNeverHasChildren : flags;
}

QString VictimModel::text(const Victim &victim, int column) const
{
    if (column == Size)
        return formatSize(victim.identity.octets);
    if (column == Copy) {
        switch (victim.copy) {
        case Victim::Copy::Verified:
            return tr("Verified", "copy of a message");
        case Victim::Copy::Missing:
            return tr("File is missing", "copy of a message");
        case Victim::Copy::Doubtful:
            return tr("Perhaps not whole", "copy of a message");
        case Victim::Copy::None:
            return tr("None", "copy of a message");
        }
    }
    if (column == Sender)
        return headerLine(senderOf(victim));
    if (!victim.envelope)
        return tr("(not loaded yet)");
    const QString subject = headerLine(victim.envelope->subject);
    return subject.isEmpty() ? tr("(no subject)") : subject;
}

SortedTableModel::Sorting VictimModel::sorting(int column, Qt::SortOrder order) const
{
    return [victims = m_victims, column, order] {
        QStringList texts;
        QList<qint64> numbers;
        for (const Victim &victim : victims) {
            if (column == Size)
                numbers += victim.identity.octets;
            else if (column == Copy)
                numbers += qint64(victim.copy);
            else if (column == Sender)
                texts += senderOf(victim);
            else
                texts += victim.envelope ? victim.envelope->subject : QString();
        }
        return texts.isEmpty() ? orderByNumber(numbers, order) : orderByText(texts, order);
    };
}

namespace {

QString textOfOne(Victim::Copy copy)
{
    switch (copy) {
    case Victim::Copy::Verified:
        return VictimModel::tr("It has a verified copy on this computer.");
    case Victim::Copy::Missing:
        return VictimModel::tr("The copy that was on this computer is missing.");
    case Victim::Copy::Doubtful:
        return VictimModel::tr("Its copy on this computer may not be whole: the server lists more.");
    case Victim::Copy::None:
        break;
    }
    return VictimModel::tr("It has no copy on this computer.");
}

} // namespace

CopiesText copiesText(const QList<Victim> &victims)
{
    const auto count = [&victims](Victim::Copy copy) {
        return int(std::count_if(victims.begin(), victims.end(),
                                 [copy](const Victim &victim) { return victim.copy == copy; }));
    };
    const bool allVerified = count(Victim::Copy::Verified) == victims.size();
    if (victims.size() == 1)
        return {textOfOne(victims.first().copy), allVerified};
    if (allVerified)
        return {VictimModel::tr("Each of them has a verified copy on this computer."), true};
    QStringList sentences;
    const int none = count(Victim::Copy::None);
    if (none == victims.size())
        sentences += VictimModel::tr("None of them has a copy on this computer.");
    else if (none > 0)
        sentences += VictimModel::tr("%Ln message(s) of them have no copy on this computer.", nullptr, none);
    if (const int missing = count(Victim::Copy::Missing); missing > 0)
        sentences +=
            VictimModel::tr("Of %Ln message(s) the copy that was here is missing.", nullptr, missing);
    if (const int doubtful = count(Victim::Copy::Doubtful); doubtful > 0)
        sentences += VictimModel::tr(
            "Of %Ln message(s) the copy here may not be whole: the server lists more.", nullptr, doubtful);
    return {sentences.join(u' '), false};
}

} // namespace poplar::gui
