// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/attachmentlist.h"

#include "gui/theme.h"

#include <QContextMenuEvent>
#include <QStyledItemDelegate>

#include <algorithm>

namespace poplar::gui {

namespace {

constexpr int chipCharacters = 32;

QSize chipSize(const QFontMetrics &metrics)
{
    return {metrics.averageCharWidth() * chipCharacters, std::max(metrics.height(), 16) + 2 * space::small};
}

class ChipDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return chipSize(option.fontMetrics);
    }
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
    const QSize cell = chipSize(fontMetrics()) + QSize(space::normal, 2);
    setGridSize(cell);
    const int columns = std::max(1, viewport()->width() / cell.width());
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
