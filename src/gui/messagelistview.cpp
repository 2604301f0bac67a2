// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/messagelistview.h"

namespace poplar::gui {

void MessageListView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                                  const QList<int> & /*roles*/)
{
    const int top = topRow();
    const int height = top < 0 ? 0 : visualRect(model()->index(top, 0)).height();
    const int bottom = height > 0 ? top + viewport()->height() / height + 1 : top;
    if (topLeft.row() <= bottom && bottomRight.row() >= top)
        viewport()->update();
}

void MessageListView::selectAll()
{
    if (!model() || model()->rowCount() == 0)
        return;
    const QItemSelection all(model()->index(0, 0),
                             model()->index(model()->rowCount() - 1, model()->columnCount() - 1));
    selectionModel()->select(all, QItemSelectionModel::ClearAndSelect);
}

int MessageListView::topRow() const
{
    return indexAt(QPoint(0, 0)).row();
}

void MessageListView::startDrag(Qt::DropActions /*actions*/)
{
    Q_EMIT dragStarted();
}

QRegion MessageListView::visualRegionForSelection(const QItemSelection & /*selection*/) const
{
    return viewport()->rect();
}

} // namespace poplar::gui
