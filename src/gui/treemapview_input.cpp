// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/icons.h"
#include "gui/plaintip.h"
#include "gui/treemaplayout.h"
#include "gui/treemapview.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QToolTip>

/// The part of TreemapView that answers to the user.
namespace poplar::gui {

void TreemapView::selectTile(int tile, Qt::KeyboardModifiers modifiers)
{
    const QString key = tile < 0 ? QString() : tileKey(tile);
    if (tile >= 0 && modifiers & Qt::ControlModifier) {
        if (!m_selected.remove(key))
            m_selected.insert(key);
    } else {
        m_selected.clear();
        if (tile >= 0)
            m_selected.insert(key);
    }
    if (tile >= 0)
        setCurrent(tile);
    update();
    tellPartSelected(*this, tile);
    Q_EMIT selectionChanged();
    Q_EMIT selectionMade();
}

void TreemapView::openTile(int tile)
{
    if (!canOpen(tile))
        selectTile(tile);
    else if (m_tiles[tile].group < 0)
        Q_EMIT openWanted(othersKey(m_firstOther));
    else
        Q_EMIT openWanted(tileKey(tile));
}

void TreemapView::setCurrent(int tile)
{
    m_current = tileKey(tile);
    update();
    tellPartCurrent(*this, tile);
}

void TreemapView::setHovered(int tile)
{
    if (tile == m_hovered)
        return;
    for (const int one : {m_hovered, tile}) {
        if (one >= 0 && one < tileCount())
            update(m_tiles[one].place);
    }
    m_hovered = tile;
}

void TreemapView::go(Qt::ArrowType direction)
{
    QList<QRect> places;
    for (const Tile &tile : std::as_const(m_tiles))
        places.append(tile.place);
    if (const int next = neighbourOf(places, currentTile(), direction); next >= 0)
        setCurrent(next);
}

bool TreemapView::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int tile = tileAt(help->pos());
    if (tile < 0)
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), plainTip(tileTip(tile)), this, m_tiles[tile].place);
    return true;
}

void TreemapView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::BackButton)
        Q_EMIT outWanted();
    else if (event->button() == Qt::LeftButton)
        selectTile(tileAt(event->position().toPoint()), event->modifiers());
    else
        QWidget::mousePressEvent(event);
}

void TreemapView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const int tile = tileAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && tile >= 0)
        openTile(tile);
}

void TreemapView::mouseMoveEvent(QMouseEvent *event)
{
    setHovered(tileAt(event->position().toPoint()));
}

void TreemapView::leaveEvent(QEvent *event)
{
    setHovered(-1);
    QWidget::leaveEvent(event);
}

void TreemapView::keyPressEvent(QKeyEvent *event)
{
    const int current = currentTile();
    const bool isWithin = m_picture && !m_picture->query.path.isEmpty();
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down: {
        constexpr Qt::ArrowType arrows[] = {Qt::LeftArrow, Qt::UpArrow, Qt::RightArrow, Qt::DownArrow};
        return go(arrows[event->key() - Qt::Key_Left]);
    }
    case Qt::Key_Home:
    case Qt::Key_End:
        if (current >= 0)
            setCurrent(event->key() == Qt::Key_Home ? 0 : tileCount() - 1);
        return;
    case Qt::Key_Space:
        return selectTile(current, event->modifiers());
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (current >= 0)
            openTile(current);
        return;
    case Qt::Key_Backspace:
    case Qt::Key_Escape:
        if (!isWithin)
            break;
        Q_EMIT outWanted();
        return;
    case Qt::Key_Delete:
        Q_EMIT tickWanted();
        return;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void TreemapView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
    if (const int tile = currentTile(); tile >= 0)
        tellPartCurrent(*this, tile);
}

void TreemapView::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void TreemapView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const int tile = byKey ? currentTile() : tileAt(event->pos());
    if (tile < 0)
        return;
    if (!isTileSelected(tile))
        selectTile(tile);
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("treemapMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (canOpen(tile)) {
        // The picture may change while the menu is open.
        menu->addAction(icon(Icon::ZoomIn), tr("Look &inside"), this, [this, key = tileKey(tile)] {
            if (const int now = tileOf(key); now >= 0)
                openTile(now);
        });
    }
    menu->addAction(icon(Icon::ListFilter), tr("&List these messages only"), this, &TreemapView::showWanted);
    menu->addAction(icon(Icon::Trash2), tr("&Tick or untick"), this, &TreemapView::tickWanted);
    menu->popup(byKey ? mapToGlobal(m_tiles[tile].place.center()) : event->globalPos());
}

int TreemapView::partAt(const QPoint &place) const
{
    return tileAt(mapFromGlobal(place));
}

QRect TreemapView::partPlace(int part) const
{
    return {mapToGlobal(tilePlace(part).topLeft()), tilePlace(part).size()};
}

std::optional<bool> TreemapView::isPartSelected(int part) const
{
    return isTileSelected(part);
}

QStringList TreemapView::partActions() const
{
    return {QAccessibleActionInterface::pressAction(), QAccessibleActionInterface::showMenuAction()};
}

void TreemapView::actOnPart(int part, const QString &action)
{
    if (action == QAccessibleActionInterface::pressAction())
        selectTile(part);
    else if (action == QAccessibleActionInterface::showMenuAction())
        openTile(part);
}

} // namespace poplar::gui
