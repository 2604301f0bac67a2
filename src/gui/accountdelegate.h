// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace poplar::gui {

/// Draws an account in two lines: its name, and its server with a lock; on the right how many messages
/// it holds, or how many new ones and what they come to, the numbers only where its places are not in sight.
/// Draws a place in one line with its number.
class AccountDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace poplar::gui
