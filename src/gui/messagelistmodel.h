// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/messagelistorder.h"

#include <QAbstractTableModel>
#include <QHash>

namespace poplar::gui {

/// The messages of one maildrop as a table. It mirrors what the mailbox says and decides nothing:
/// checking a box only asks, and the box changes when the mailbox has answered.
class MessageListModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        TickColumn,
        MarkerColumn,
        AttachmentColumn,
        FromColumn,
        SubjectColumn,
        DateColumn,
        SizeColumn
    };
    static constexpr int columns = SizeColumn + 1;
    enum Role {
        MarksRole = Qt::UserRole, ///< mailbox::Marks as int.
        AttachmentRole, ///< bool
        HasHeaderRole, ///< bool: whether the header has been read.
        FailedRole, ///< bool: its header or its text could not be had.
    };

    explicit MessageListModel(QObject *parent = nullptr);

    /// Takes over a batch of changes, keeping selection and current row of any view.
    void apply(const QList<mailbox::RowChange> &changes);
    /// Large changes come as a reset: whoever keeps a selection must keep it by id.
    void setFilter(const QString &text);
    [[nodiscard]] bool isFiltering() const { return m_order.isFiltering(); }

    [[nodiscard]] mailbox::MessageId idAt(int row) const;
    /// Where a message is shown; -1 if it is not.
    [[nodiscard]] int rowOf(mailbox::MessageId id) const;
    /// What is known of a message, shown or not; nullptr if there is none. Valid until the next change.
    [[nodiscard]] const mailbox::MessageRow *find(mailbox::MessageId id) const;

    /// What the whole maildrop comes to, whether shown or filtered away.
    struct Totals {
        qint64 messages = 0;
        qint64 octets = 0;
        qint64 fresh = 0; ///< New, and not seen yet.
        qint64 freshOctets = 0;
        qint64 ticked = 0;
        qint64 tickedOctets = 0;
    };
    [[nodiscard]] const Totals &totals() const { return m_totals; }
    /// Calls `visitor` with each message that is known, shown or not, in no order.
    template <class Visitor>
    void visit(Visitor visitor) const
    {
        for (const int slot : m_slotOf)
            visitor(m_entries[size_t(slot)].row);
    }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    /// @param column -1 for the order of arrival.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

Q_SIGNALS:
    void tickRequested(const QList<poplar::mailbox::MessageId> &messages);
    void untickRequested(const QList<poplar::mailbox::MessageId> &messages);
    void totalsChanged();

private:
    struct Batch;

    void take(const mailbox::RowChange &change, Batch &batch);
    int add(const mailbox::MessageRow &row);
    void forget(int slot);
    void count(const mailbox::MessageRow &row, int sign);
    void removeSlots(const QSet<int> &slotSet);
    void insertSlots(const QList<int> &arranged);
    void replaceOrder(const QList<int> &order);
    void announce(const QSet<int> &slotSet);
    const std::vector<int> &rows() const;

    QVariant displayed(const mailbox::MessageRow &row, int column) const;
    QVariant spoken(const mailbox::MessageRow &row, int column) const;
    static QString failure(const mailbox::MessageRow &row);
    QVariant tip(const mailbox::MessageRow &row, int column) const;

    ListEntries m_entries; ///< By slot; free slots are in m_free.
    QList<int> m_free;
    QHash<mailbox::MessageId, int> m_slotOf;
    MessageListOrder m_order;
    QList<int> m_shown; ///< Slots, as shown from the top.
    mutable std::vector<int> m_rowOf; ///< By slot, -1 if not shown; empty when out of date.
    Totals m_totals;
};

} // namespace poplar::gui
