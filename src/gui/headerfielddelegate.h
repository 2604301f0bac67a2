// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace poplar::gui {

/// Draws header fields: names in a lesser colour, values on as many lines as they need, up to a limit
/// that keeps one field from filling the window.
class HeaderFieldDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    static constexpr int mostLines = 8;

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    /// As high as the text needs at the width of `option.rect`.
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace poplar::gui
