// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

namespace poplar::gui {

/// A flat table with rows of one height, of which there may be a hundred thousand. Where QTreeView goes
/// over rows one by one, and for each over the rows before it, this only has what is visible drawn again.
class MessageListView : public QTreeView {
    Q_OBJECT

public:
    using QTreeView::QTreeView;

    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                     const QList<int> &roles = {}) override;
    void selectAll() override;
    /// Takes over what the model has changed, without waiting for the next turn of the event loop.
    void layOutNow() { executeDelayedItemsLayout(); }
    /// -1 if there is none.
    [[nodiscard]] int topRow() const;

Q_SIGNALS:
    /// The user drags what is selected.
    void dragStarted();

protected:
    /// Qt would first make a list of all cells.
    void startDrag(Qt::DropActions actions) override;
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;
};

} // namespace poplar::gui
