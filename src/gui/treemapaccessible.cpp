// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/treemapaccessible.h"

#include "gui/spacetext.h"
#include "gui/treemapview.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>

namespace poplar::gui {
namespace {

/// One rectangle. It is good as long as the rectangles are those that it was made for.
class TileAccessible : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    TileAccessible(TreemapView *view, int tile)
        : m_view(view)
        , m_tile(tile)
    {
    }

    [[nodiscard]] bool isOf(const TreemapView &view) const { return m_view == &view; }
    [[nodiscard]] int place() const { return m_tile; }

    bool isValid() const override { return m_view && m_tile < m_view->tileCount(); }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString &) override {}

    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect place = m_view->tilePlace(m_tile);
        return {m_view->mapToGlobal(place.topLeft()), place.size()};
    }

    QString text(QAccessible::Text kind) const override
    {
        if (!isValid())
            return {};
        // What the eye reads from the rectangle, and from its tip.
        const QStringList lines = m_view->tileTip(m_tile).split(u'\n');
        if (kind == QAccessible::Name)
            return lines.join(QStringLiteral(", "));
        return {};
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.focusable = true;
        state.selectable = true;
        state.focused = m_view->hasFocus() && m_view->currentTile() == m_tile;
        state.selected = m_view->isTileSelected(m_tile);
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this)
                                                    : nullptr;
    }
    QStringList actionNames() const override { return {pressAction(), showMenuAction()}; }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }
    void doAction(const QString &name) override
    {
        if (!isValid())
            return;
        if (name == pressAction())
            m_view->selectTile(m_tile);
        else if (name == showMenuAction())
            m_view->openTile(m_tile);
    }

private:
    QPointer<TreemapView> m_view;
    int m_tile;
};

/// The picture as a list of its rectangles.
class TreemapAccessible : public QAccessibleWidget {
public:
    explicit TreemapAccessible(TreemapView *view)
        : QAccessibleWidget(view, QAccessible::List, view->accessibleName())
    {
    }
    ~TreemapAccessible() override { forgetTiles(); }
    Q_DISABLE_COPY_MOVE(TreemapAccessible)

    int childCount() const override { return view().tileCount(); }

    QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        const auto known = m_tiles.constFind(index);
        if (known != m_tiles.constEnd())
            return QAccessible::accessibleInterface(*known);
        auto *tile = new TileAccessible(&view(), index); // belongs to QAccessible from now on
        m_tiles.insert(index, QAccessible::registerAccessibleInterface(tile));
        return tile;
    }

    int indexOfChild(const QAccessibleInterface *child) const override
    {
        const auto *tile = dynamic_cast<const TileAccessible *>(child);
        return tile && tile->isOf(view()) ? tile->place() : -1;
    }

    QAccessibleInterface *childAt(int x, int y) const override
    {
        return child(view().tileAt(view().mapFromGlobal(QPoint(x, y))));
    }

    QAccessibleInterface *focusChild() const override
    {
        return view().hasFocus() ? child(view().currentTile()) : nullptr;
    }

    void forgetTiles()
    {
        const QHash<int, QAccessible::Id> tiles = std::exchange(m_tiles, {});
        for (const QAccessible::Id tile : tiles)
            QAccessible::deleteAccessibleInterface(tile);
    }

private:
    [[nodiscard]] TreemapView &view() const { return *static_cast<TreemapView *>(widget()); }

    mutable QHash<int, QAccessible::Id> m_tiles;
};

QAccessibleInterface *makeTreemapAccessible(const QString &, QObject *object)
{
    auto *view = qobject_cast<TreemapView *>(object);
    return view != nullptr ? new TreemapAccessible(view) : nullptr;
}

} // namespace

void installTreemapAccessible()
{
    QAccessible::installFactory(makeTreemapAccessible); // a second time does nothing
}

void tellTilesChanged(TreemapView &view)
{
    if (!QAccessible::isActive())
        return;
    if (auto *known = dynamic_cast<TreemapAccessible *>(QAccessible::queryAccessibleInterface(&view)))
        known->forgetTiles();
    QAccessibleEvent event(&view, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&event);
}

void tellTileCurrent(TreemapView &view, int tile)
{
    if (!QAccessible::isActive() || !view.hasFocus())
        return;
    QAccessibleEvent event(&view, QAccessible::Focus);
    event.setChild(tile);
    QAccessible::updateAccessibility(&event);
}

void tellTileSelected(TreemapView &view, int tile)
{
    if (!QAccessible::isActive() || tile < 0)
        return;
    QAccessibleEvent event(&view, QAccessible::Selection);
    event.setChild(tile);
    QAccessible::updateAccessibility(&event);
}

} // namespace poplar::gui
