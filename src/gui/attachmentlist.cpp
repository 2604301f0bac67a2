// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/attachmentlist.h"

#include "gui/theme.h"

#include <QContextMenuEvent>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>

namespace poplar::gui {

namespace {

constexpr int fewestCharacters = 24; ///< Of a name and a size, where it is narrow,
constexpr int mostCharacters = 36; ///< and where there is room.

/// Of one attachment, with the distance to the next.
QSize cellSize(const QFontMetrics &metrics, int room, int count)
{
    const int narrowest = metrics.averageCharWidth() * fewestCharacters;
    const int columns = std::clamp(room / narrowest, 1, std::max(1, count));
    return {std::min(room / columns, metrics.averageCharWidth() * mostCharacters),
            std::max(metrics.height(), 16) + 2 * space::small + 2};
}

class ChipDelegate : public QStyledItemDelegate {
public:
    explicit ChipDelegate(QListView *view)
        : QStyledItemDelegate(view)
        , m_view(view)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return m_view->gridSize() - QSize(space::normal, 2);
    }

private:
    QListView *m_view;
};

} // namespace

AttachmentList::AttachmentList(QWidget *parent)
    : QListView(parent)
{
    setObjectName(QStringLiteral("attachments"));
    setAccessibleName(tr("Attachments"));
    setItemDelegate(new ChipDelegate(this));
    setFlow(QListView::LeftToRight);
    setWrapping(true);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(true);
    setTextElideMode(Qt::ElideMiddle);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setDragEnabled(true);
    viewport()->setAutoFillBackground(false);
}

void AttachmentList::setModel(QAbstractItemModel *model)
{
    QListView::setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, &AttachmentList::fitHeight);
}

void AttachmentList::setRowsInSight(int rows)
{
    m_rowsInSight = rows;
    fitHeight();
}

void AttachmentList::fitHeight()
{
    const int count = model() ? model()->rowCount() : 0;
    // Without the scroll bar, so that its coming does not change what made it come.
    const int room = width() - verticalScrollBar()->sizeHint().width() - 2;
    const QSize cell = cellSize(fontMetrics(), std::max(room, 1), count);
    if (cell != gridSize())
        setGridSize(cell);
    const int columns = std::max(1, room / cell.width());
    const int rows = std::clamp((count + columns - 1) / columns, 1, m_rowsInSight);
    setFixedHeight(rows * cell.height() + 2);
}

/// What Qt would drag is the row, of use to nobody else.
void AttachmentList::startDrag(Qt::DropActions)
{
    if (currentIndex().isValid())
        Q_EMIT dragBegun();
}

void AttachmentList::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier && currentIndex().isValid())
        Q_EMIT previewWanted();
    else if (event->key() == Qt::Key_Escape)
        Q_EMIT previewUnwanted();
    else
        QListView::keyPressEvent(event);
}

void AttachmentList::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const QModelIndex index = byMouse ? indexAt(event->pos()) : currentIndex();
    if (!index.isValid())
        return event->ignore();
    setCurrentIndex(index);
    Q_EMIT menuWanted(byMouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(index).bottomLeft()));
}

void AttachmentList::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    fitHeight();
}

void AttachmentList::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitHeight();
}

} // namespace poplar::gui
