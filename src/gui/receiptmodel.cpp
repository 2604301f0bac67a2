// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/receiptmodel.h"

#include "gui/formatting.h"
#include "gui/icons.h"
#include "gui/messageheader.h"
#include "gui/plaintip.h"
#include "gui/receipttext.h"

namespace poplar::gui {

using mailbox::Receipt;

namespace {

QIcon fatePicture(Receipt::Fate fate)
{
    switch (fate) {
    case Receipt::Fate::Unknown:
        return icon(Icon::Clock, Tint::Muted);
    case Receipt::Fate::StillThere:
        return icon(Icon::TriangleAlert, Tint::Danger);
    case Receipt::Fate::Deleted:
    case Receipt::Fate::Gone:
        break;
    }
    return icon(Icon::CircleCheck, Tint::Success);
}

/// The worst that became of one of its messages.
Receipt::Fate worstFate(const Receipt &receipt)
{
    const ReceiptCounts counts = receiptCounts(receipt);
    if (counts.still > 0)
        return Receipt::Fate::StillThere;
    return counts.unknown > 0 ? Receipt::Fate::Unknown : Receipt::Fate::Gone;
}

QString itemText(const Receipt::Item &item, int column)
{
    switch (column) {
    case ReceiptModel::Fate:
        return fateText(item.fate);
    case ReceiptModel::Subject:
        return receiptSubject(item);
    case ReceiptModel::Sender:
        return headerLine(item.sender);
    default:
        return formatSize(item.identity.octets);
    }
}

} // namespace

void ReceiptModel::setReceipt(const Receipt &receipt)
{
    beginResetModel();
    m_receipt = receipt;
    forgetOrder();
    endResetModel();
}

int ReceiptModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_receipt.items.size());
}

int ReceiptModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ReceiptModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Receipt::Item &item = m_receipt.items[itemAt(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return itemText(item, index.column());
    case Qt::ToolTipRole:
        return plainTip(itemText(item, index.column()));
    case Qt::DecorationRole:
        return index.column() == Fate ? QVariant(fatePicture(item.fate)) : QVariant();
    case Qt::TextAlignmentRole:
        if (index.column() == Size)
            return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
        return {};
    default:
        return {};
    }
}

QVariant ReceiptModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && section == Size)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Fate:
        return tr("What became of it");
    case Subject:
        return tr("Subject");
    case Sender:
        return tr("From");
    case Size:
        return tr("Size");
    default:
        return {};
    }
}

Qt::ItemFlags ReceiptModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = SortedTableModel::flags(index);
    return index.isValid() ? flags | Qt::ItemNeverHasChildren : flags;
}

SortedTableModel::Sorting ReceiptModel::sorting(int column, Qt::SortOrder order) const
{
    return [items = m_receipt.items, column, order] {
        QStringList texts;
        QList<qint64> numbers;
        for (const Receipt::Item &item : items) {
            if (column == Fate)
                numbers += qint64(item.fate);
            else if (column == Size)
                numbers += item.identity.octets;
            else
                texts += column == Sender ? item.sender : item.subject;
        }
        return texts.isEmpty() ? orderByNumber(numbers, order) : orderByText(texts, order);
    };
}

void ReceiptListModel::setReceipts(const QList<Receipt> &receipts)
{
    beginResetModel();
    m_receipts = receipts;
    endResetModel();
}

int ReceiptListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_receipts.size());
}

QVariant ReceiptListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Receipt &receipt = m_receipts[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return receiptTitle(receipt) + u'\n'
            + QLocale().toString(receipt.at.toLocalTime(), QLocale::ShortFormat);
    case Qt::DecorationRole:
        return fatePicture(worstFate(receipt));
    case Qt::ToolTipRole:
        return plainTip(receiptDetails(receipt));
    default:
        return {};
    }
}

} // namespace poplar::gui
