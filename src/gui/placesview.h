// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

namespace poplar::gui {

/// The tree of accounts and their places. Its delegate draws whole lines, also what stands before them.
class PlacesView : public QTreeView {
    Q_OBJECT

public:
    explicit PlacesView(QWidget *parent = nullptr);

protected:
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
};

} // namespace poplar::gui
