// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sortedtablemodel.h"

#include "gui/onpool.h"

#include <QCollator>

#include <algorithm>
#include <numeric>
#include <vector>

namespace poplar::gui {

namespace {

/// @param less whether one item comes before another in ascending order.
template <class Less>
QList<int> orderOfItems(qsizetype count, Qt::SortOrder order, Less less)
{
    QList<int> items(count);
    std::iota(items.begin(), items.end(), 0);
    std::stable_sort(items.begin(), items.end(), [&](int left, int right) {
        return order == Qt::AscendingOrder ? less(left, right) : less(right, left);
    });
    return items;
}

/// The C locale orders by code points: no language does.
QCollator collatorOfLanguage()
{
    const QLocale locale;
    QCollator collator(locale.language() == QLocale::C ? QLocale(QLocale::English) : locale);
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    return collator;
}

} // namespace

void SortedTableModel::sort(int column, Qt::SortOrder order)
{
    const quint64 generation = ++m_generation;
    if (column < 0) {
        arrange({});
        return;
    }
    runOnPool<QList<int>>(this, sorting(column, order), [this, generation](const QList<int> &arranged) {
        if (generation == m_generation)
            arrange(arranged);
    });
}

void SortedTableModel::forgetOrder()
{
    ++m_generation;
    m_order.clear();
}

void SortedTableModel::arrange(const QList<int> &order)
{
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<int> rowOf(before.isEmpty() ? 0 : size_t(rowCount()));
    for (size_t row = 0; row < rowOf.size(); ++row)
        rowOf[size_t(order.isEmpty() ? int(row) : order[int(row)])] = int(row);
    QModelIndexList after;
    for (const QModelIndex &one : before)
        after += index(rowOf[size_t(itemAt(one.row()))], one.column());
    m_order = order;
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

QList<int> orderByText(const QStringList &texts, Qt::SortOrder order)
{
    const QCollator collator = collatorOfLanguage();
    std::vector<QCollatorSortKey> keys;
    keys.reserve(size_t(texts.size()));
    for (const QString &text : texts)
        keys.push_back(collator.sortKey(text));
    return orderOfItems(texts.size(), order, [&keys](int left, int right) {
        return keys[size_t(left)].compare(keys[size_t(right)]) < 0;
    });
}

QList<int> orderByNumber(const QList<qint64> &numbers, Qt::SortOrder order)
{
    return orderOfItems(numbers.size(), order,
                        [&numbers](int left, int right) { return numbers[left] < numbers[right]; });
}

} // namespace poplar::gui
