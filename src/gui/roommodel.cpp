// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/roommodel.h"

#include "gui/formatting.h"
#include "gui/messageheader.h"
#include "gui/plaintip.h"

#include <algorithm>

namespace poplar::gui {

using mailbox::Mark;
using mailbox::MessageId;
using mailbox::MessageRow;

namespace {

QString senderShown(const MessageRow &row)
{
    return row.envelope && !row.envelope->from.isEmpty() ? row.envelope->from.constFirst().shown()
                                                         : QString();
}

QVariant alignmentOf(int column)
{
    const Qt::Alignment across = column == RoomModel::SizeColumn ? Qt::AlignRight
        : column == RoomModel::CopyColumn                        ? Qt::AlignHCenter
                                                                 : Qt::AlignLeft;
    return QVariant::fromValue(across | Qt::AlignVCenter);
}

} // namespace

void RoomModel::setMessages(const QList<MessageRow> &messages)
{
    const bool isSame =
        std::equal(messages.cbegin(), messages.cend(), m_messages.cbegin(), m_messages.cend(),
                   [](const MessageRow &left, const MessageRow &right) { return left.id == right.id; });
    if (isSame) {
        m_messages = messages;
        if (!messages.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_messages = messages;
    forgetOrder();
    endResetModel();
}

MessageId RoomModel::idAt(int row) const
{
    return m_messages[itemAt(row)].id;
}

QList<MessageId> RoomModel::chosen() const
{
    QList<MessageId> chosen;
    for (const MessageRow &row : m_messages) {
        if (!m_leftOut.contains(row.id))
            chosen.append(row.id);
    }
    return chosen;
}

qint64 RoomModel::chosenOctets() const
{
    qint64 octets = 0;
    for (const MessageRow &row : m_messages)
        octets += m_leftOut.contains(row.id) ? 0 : row.identity.octets;
    return octets;
}

QSet<MessageId> RoomModel::leftOut() const
{
    QSet<MessageId> leftOut;
    for (const MessageRow &row : m_messages) {
        if (m_leftOut.contains(row.id))
            leftOut.insert(row.id);
    }
    return leftOut;
}

int RoomModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_messages.size());
}

int RoomModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RoomModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const MessageRow &row = m_messages[itemAt(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        if (index.column() == DateColumn && row.envelope)
            return formatFullMoment(row.envelope->date);
        return plainTip(text(row, index.column()));
    case Qt::CheckStateRole:
        if (index.column() == SenderColumn)
            return m_leftOut.contains(row.id) ? Qt::Unchecked : Qt::Checked;
        return {};
    case Qt::TextAlignmentRole:
        return alignmentOf(index.column());
    default:
        return {};
    }
}

QString RoomModel::text(const MessageRow &row, int column)
{
    switch (column) {
    case SenderColumn:
        return headerLine(senderShown(row));
    case DateColumn:
        return row.envelope ? formatMoment(row.envelope->date, QDateTime::currentDateTimeUtc()) : QString();
    case SizeColumn:
        return formatSize(row.identity.octets);
    case CopyColumn:
        return row.marks.testFlag(Mark::Kept) ? tr("Here", "a copy of the message") : QString();
    default:
        break;
    }
    if (!row.envelope)
        return tr("(not read yet)");
    const QString subject = headerLine(row.envelope->subject);
    return subject.isEmpty() ? tr("(no subject)") : subject;
}

QVariant RoomModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return alignmentOf(section);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return SortedTableModel::headerData(section, orientation, role);
    switch (section) {
    case SenderColumn:
        return tr("From");
    case SubjectColumn:
        return tr("Subject");
    case DateColumn:
        return tr("Date");
    case SizeColumn:
        return tr("Size");
    case CopyColumn:
        return tr("Copy", "of the message on this computer");
    default:
        return {};
    }
}

Qt::ItemFlags RoomModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = SortedTableModel::flags(index);
    if (!index.isValid())
        return flags;
    flags |= Qt::ItemNeverHasChildren;
    return index.column() == SenderColumn ? flags | Qt::ItemIsUserCheckable : flags;
}

bool RoomModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !(flags(index) & Qt::ItemIsUserCheckable))
        return false;
    const MessageId message = idAt(index.row());
    if (value.value<Qt::CheckState>() == Qt::Checked)
        m_leftOut.remove(message);
    else
        m_leftOut.insert(message);
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT choiceChanged();
    return true;
}

SortedTableModel::Sorting RoomModel::sorting(int column, Qt::SortOrder order) const
{
    return [messages = m_messages, column, order] {
        QStringList texts;
        QList<qint64> numbers;
        for (const MessageRow &row : messages) {
            if (column == SizeColumn)
                numbers += row.identity.octets;
            else if (column == CopyColumn)
                numbers += row.marks.testFlag(Mark::Kept) ? 1 : 0;
            else if (column == DateColumn)
                numbers += row.envelope ? row.envelope->date.toMSecsSinceEpoch() : 0;
            else if (column == SenderColumn)
                texts += senderShown(row);
            else
                texts += row.envelope ? row.envelope->subject : QString();
        }
        return texts.isEmpty() ? orderByNumber(numbers, order) : orderByText(texts, order);
    };
}

} // namespace poplar::gui
