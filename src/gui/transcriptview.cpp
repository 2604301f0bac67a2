// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/transcriptview.h"

#include <QKeyEvent>
#include <QScrollBar>

namespace poplar::gui {

TranscriptView::TranscriptView(QWidget *parent)
    : MessageListView(parent)
{
    // What the program sets is no action. The bar has its place already, though not its value.
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] {
        Q_EMIT scrolled(verticalScrollBar()->sliderPosition() >= verticalScrollBar()->maximum());
    });
}

void TranscriptView::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex before = currentIndex();
    MessageListView::keyPressEvent(event);
    if (currentIndex().row() != before.row())
        Q_EMIT moved();
}

/// While lines are being selected, the view scrolls by itself where the mouse leaves it.
void TranscriptView::verticalScrollbarValueChanged(int value)
{
    MessageListView::verticalScrollbarValueChanged(value);
    if (state() == DragSelectingState)
        Q_EMIT scrolled(value >= verticalScrollBar()->maximum());
}

} // namespace poplar::gui
