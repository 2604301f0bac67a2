// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/placesview.h"

namespace poplar::gui {
namespace {
constexpr int branchWidth = 16;
} // namespace

PlacesView::PlacesView(QWidget *parent)
    : QTreeView(parent)
{
    setHeaderHidden(true);
    setIndentation(branchWidth);
    setRootIsDecorated(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setExpandsOnDoubleClick(true);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setMouseTracking(true);
    setDragDropMode(QAbstractItemView::DropOnly);
    setDragDropOverwriteMode(true); // Only onto a row, never between two.
    setAutoExpandDelay(600);
}

void PlacesView::drawBranches(QPainter * /*painter*/, const QRect & /*rect*/,
                              const QModelIndex & /*index*/) const
{
}

void PlacesView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    viewport()->update(); // Qt leaves out what stands before a row.
}

} // namespace poplar::gui
