// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/sortedtablemodel.h"
#include "mailbox/values.h"

#include <QSet>

namespace poplar::gui {

/// Messages that are proposed for deletion, each with a box to leave it out.
class RoomModel : public SortedTableModel {
    Q_OBJECT

public:
    enum Column { SenderColumn, SubjectColumn, DateColumn, SizeColumn, CopyColumn, ColumnCount };

    using SortedTableModel::SortedTableModel;

    /// Proposes these. What was left out before and is among them again is left out again.
    void setMessages(const QList<mailbox::MessageRow> &messages);
    [[nodiscard]] mailbox::MessageId idAt(int row) const;
    /// What is not left out, in the order in which it was proposed.
    [[nodiscard]] QList<mailbox::MessageId> chosen() const;
    [[nodiscard]] qint64 chosenOctets() const;
    /// What is proposed and was left out.
    [[nodiscard]] QSet<mailbox::MessageId> leftOut() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

Q_SIGNALS:
    /// Something was left out, or is not any more.
    void choiceChanged();

protected:
    [[nodiscard]] Sorting sorting(int column, Qt::SortOrder order) const override;

private:
    [[nodiscard]] static QString text(const mailbox::MessageRow &row, int column);

    QList<mailbox::MessageRow> m_messages;
    QSet<mailbox::MessageId> m_leftOut; ///< Some of them may not be proposed now.
};

} // namespace poplar::gui
