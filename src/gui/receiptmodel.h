// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/sortedtablemodel.h"
#include "mailbox/receipts.h"

namespace poplar::gui {

/// The messages of one receipt and what became of each.
class ReceiptModel : public SortedTableModel {
    Q_OBJECT

public:
    enum Column { Fate, Subject, Sender, Size, ColumnCount };

    using SortedTableModel::SortedTableModel;

    void setReceipt(const mailbox::Receipt &receipt);
    [[nodiscard]] const mailbox::Receipt &receipt() const { return m_receipt; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

protected:
    [[nodiscard]] Sorting sorting(int column, Qt::SortOrder order) const override;

private:
    mailbox::Receipt m_receipt;
};

/// The history: one deletion a row, the latest first.
class ReceiptListModel : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setReceipts(const QList<mailbox::Receipt> &receipts);
    [[nodiscard]] const mailbox::Receipt &at(int row) const { return m_receipts[row]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    QList<mailbox::Receipt> m_receipts;
};

} // namespace poplar::gui
