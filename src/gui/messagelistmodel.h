// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/messagelistarranger.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QTimer>

namespace poplar::gui {

/// The messages of one maildrop as a table. It mirrors what the mailbox says and decides nothing:
/// checking a box only asks, and the box changes when the mailbox has answered.
///
/// What is known of a message, and the totals, change at once. What is shown and in what order is worked
/// out on another thread and follows: rearranged() tells.
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
        SizeColumn,
        /// Narrow, and shown beside the attachments. At the server's place: whether it is on this machine;
        /// at others: whether the server still has it.
        KeptColumn,
        StarColumn, ///< Narrow, and shown before the sender.
    };
    static constexpr int columns = StarColumn + 1;
    enum Role {
        MarksRole = Qt::UserRole, ///< mailbox::Marks as int.
        AttachmentRole, ///< bool
        HasHeaderRole, ///< bool: whether the header has been read.
        FailedRole, ///< bool: its header or its text could not be had.
        LocalRole, ///< bool: it is shown as what lies on this machine, see ListPlace::isLocal().
    };

    explicit MessageListModel(QObject *parent = nullptr);

    /// Takes over a batch of changes. What comes faster than a window can bear waits for the next turns of
    /// the event loop.
    void apply(const QList<mailbox::RowChange> &changes);
    void setFilter(const QString &text);
    void setScope(ListScope scope);
    void setPlace(const ListPlace &place);
    /// @param messages ascending; see ListCriteria::setFound().
    void setFound(const QList<mailbox::MessageId> &messages);
    /// Shows none but these; nullptr for all.
    void setOnly(const OnlyThese &messages);
    [[nodiscard]] const ListCriteria &criteria() const { return m_criteria; }
    /// Whether what is shown is not yet what was asked for.
    [[nodiscard]] bool isArranging() const;

    [[nodiscard]] mailbox::MessageId idAt(int row) const { return rowAt(row).id; }
    /// What is known of the message that is shown there. Valid until the next change.
    [[nodiscard]] const mailbox::MessageRow &rowAt(int row) const { return m_rows.at(m_shown[row]); }
    /// Where a message is shown; -1 if it is not.
    [[nodiscard]] int rowOf(mailbox::MessageId id) const;
    /// What is known of a message, shown or not; nullptr if there is none. Valid until the next change.
    [[nodiscard]] const mailbox::MessageRow *find(mailbox::MessageId id) const;
    /// A number for the message that is shown there, less than slotCount(). It stays the same from
    /// aboutToRearrange() to rearranged().
    [[nodiscard]] int slotAt(int row) const { return m_shown[row]; }
    [[nodiscard]] int slotCount() const { return m_rows.slotCount(); }

    /// What the account's mail comes to, whether shown or filtered away.
    struct Totals {
        qint64 messages = 0; ///< On the server, as all but `gone`.
        qint64 octets = 0;
        qint64 fresh = 0; ///< New, and not seen yet.
        qint64 freshOctets = 0;
        qint64 ticked = 0;
        qint64 tickedOctets = 0;
        qint64 gone = 0; ///< Only on this machine.
        qint64 archived = 0; ///< In the archive and its folders,
        QHash<mailbox::FolderId, qint64> inFolder; ///< and in each of the user's own.
        qint64 sent = 0;
        qint64 trashed = 0;

        [[nodiscard]] qint64 in(const ListPlace &place) const;
    };
    [[nodiscard]] const Totals &totals() const { return m_totals; }
    /// Calls `visitor` with each message that is known, shown or not, in no order.
    template <class Visitor>
    void visit(Visitor visitor) const
    {
        for (const int slot : m_slotOf)
            visitor(m_rows.at(slot));
    }

    /// All that is known, for another thread. A copy costs next to nothing.
    [[nodiscard]] MessageRows snapshot() const { return m_rows; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    /// @param column -1 for the order of arrival.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    enum class Reason {
        Messages, ///< Some came, went or changed.
        Criteria, ///< The user wanted to see others, or in another order.
    };

Q_SIGNALS:
    void tickRequested(const QList<poplar::mailbox::MessageId> &messages);
    void untickRequested(const QList<poplar::mailbox::MessageId> &messages);
    void starRequested(poplar::mailbox::MessageId message, poplar::mailbox::FlagState state);
    void totalsChanged();
    /// Rows are going to come, go or move. Whoever keeps many indexes had better keep messages meanwhile:
    /// to follow a hundred thousand indexes takes a tenth of a second.
    void aboutToRearrange();
    void rearranged(poplar::gui::MessageListModel::Reason reason);

private:
    struct Batch;

    void applyNow(const QList<mailbox::RowChange> &changes);
    void applyWaiting();
    void take(const mailbox::RowChange &change, Batch &batch);
    [[nodiscard]] bool mayMove(const mailbox::MessageRow &before, const mailbox::MessageRow &after) const;
    void forget(const QList<int> &slotList);
    void count(const mailbox::MessageRow &row, int sign);
    void countCopy(const mailbox::MessageRow &row, int sign);
    void announce(const QList<int> &slotList);

    void changeCriteria(const ListCriteria &criteria);
    void arrange();
    void takeOrder(const QList<int> &order);
    void show(const QList<int> &order, Reason reason);
    void append(const QList<int> &order);
    void reorder(const QList<int> &order);
    [[nodiscard]] QList<int> withoutForgotten(const QList<int> &order) const;
    const std::vector<int> &rows() const;

    QVariant displayed(const mailbox::MessageRow &row, int column) const;
    QVariant spoken(const mailbox::MessageRow &row, int column) const;
    QString spokenMarker(const mailbox::MessageRow &row) const;
    QString spokenPlace(const mailbox::MessageRow &row) const;
    [[nodiscard]] bool isShownAsLocal() const { return m_criteriaShown.place().isLocal(); }
    QVariant tickTip(const mailbox::MessageRow &row) const;
    QVariant keptTip(const mailbox::MessageRow &row) const;
    static QString failure(const mailbox::MessageRow &row);
    QVariant tip(const mailbox::MessageRow &row, int column) const;
    QVariant markerTip(const mailbox::MessageRow &row) const;

    MessageRows m_rows;
    QHash<mailbox::MessageId, int> m_slotOf;
    QList<int> m_shown; ///< Slots, as shown from the top.
    mutable std::vector<int> m_rowOf; ///< By slot, -1 if not shown; empty when out of date.
    Totals m_totals;

    ListCriteria m_criteria; ///< What is wanted,
    ListCriteria m_criteriaUnderWay; ///< what is being worked out,
    ListCriteria m_criteriaShown; ///< and what is shown.
    MessageListArranger m_arranger;
    QList<int> m_changed; ///< Slots that must be looked at by the next work.
    bool m_isOwed = false; ///< Work was given changes, and no result with them has been shown yet.
    QList<int> m_forgotten; ///< Slots that became empty during the present one.
    QTimer m_pause; ///< After rows were shown, until more are.

    QList<QList<mailbox::RowChange>> m_waiting;
    qsizetype m_applied = 0; ///< Changes, in this turn of the event loop.
    QTimer m_turn;
};

} // namespace poplar::gui
