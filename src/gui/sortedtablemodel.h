// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include <functional>

namespace poplar::gui {

/// A table whose items never change but may be very many: it is ordered on another thread, so that the window
/// does not stop, and shows the order before until then.
class SortedTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    /// @param column -1 for the order in which the items were given.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

protected:
    /// Works out the order: the item of each row. It is called on another thread and must have copies of all
    /// that it needs.
    using Sorting = std::function<QList<int>()>;
    [[nodiscard]] virtual Sorting sorting(int column, Qt::SortOrder order) const = 0;

    /// Which item a row shows.
    [[nodiscard]] int itemAt(int row) const { return m_order.isEmpty() ? row : m_order[row]; }
    /// There are other items: call it between beginResetModel() and endResetModel().
    void forgetOrder();

private:
    void arrange(const QList<int> &order);

    QList<int> m_order; ///< By row; empty for the order in which the items were given.
    quint64 m_generation = 0; ///< Of the sorting that was asked for last.
};

/// The items of these texts in the order of the language; equals stay as they are.
[[nodiscard]] QList<int> orderByText(const QStringList &texts, Qt::SortOrder order);
[[nodiscard]] QList<int> orderByNumber(const QList<qint64> &numbers, Qt::SortOrder order);

} // namespace poplar::gui
