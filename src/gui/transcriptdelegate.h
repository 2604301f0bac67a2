// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QStyledItemDelegate>

namespace poplar::gui {

/// Draws the log: monospaced, each kind of event with its sign and its colour. The colour only repeats
/// what the sign says.
class TranscriptDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

/// The log's letters: of one width, as large as the others.
[[nodiscard]] QFont transcriptFont(const QFont &base);

} // namespace poplar::gui
