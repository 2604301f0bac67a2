// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pictureaccessible.h"

#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>
#include <QWidget>

#include <utility>

namespace poplar::gui {

std::optional<bool> PictureParts::isPartSelected(int) const
{
    return std::nullopt;
}

namespace {

/// One part. It is good as long as the parts are those that it was made for.
class PartAccessible : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    PartAccessible(QWidget *view, PictureParts &parts, int part)
        : m_view(view)
        , m_parts(parts)
        , m_part(part)
    {
    }

    [[nodiscard]] bool isOf(const QWidget *view) const { return m_view == view; }
    [[nodiscard]] int part() const { return m_part; }

    bool isValid() const override { return m_view && m_part < m_parts.partCount(); }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString &) override {}
    QRect rect() const override { return isValid() ? m_parts.partPlace(m_part) : QRect(); }

    QString text(QAccessible::Text kind) const override
    {
        if (!isValid() || kind != QAccessible::Name)
            return {};
        return m_parts.partWords(m_part).split(u'\n').join(QStringLiteral(", "));
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        const std::optional<bool> selected = m_parts.isPartSelected(m_part);
        state.focusable = true;
        state.focused = m_view->hasFocus() && m_parts.currentPart() == m_part;
        state.selectable = selected.has_value();
        state.selected = selected.value_or(false);
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this)
                                                    : nullptr;
    }
    QStringList actionNames() const override { return isValid() ? m_parts.partActions() : QStringList(); }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }
    void doAction(const QString &name) override
    {
        if (isValid())
            m_parts.actOnPart(m_part, name);
    }

private:
    QPointer<QWidget> m_view;
    PictureParts &m_parts; ///< The view itself.
    int m_part;
};

/// The picture as a list of its parts.
class PictureAccessible : public QAccessibleWidget {
public:
    PictureAccessible(QWidget *view, PictureParts &parts)
        : QAccessibleWidget(view, QAccessible::List, view->accessibleName())
        , m_parts(parts)
    {
    }
    ~PictureAccessible() override { forgetParts(); }
    Q_DISABLE_COPY_MOVE(PictureAccessible)

    int childCount() const override { return m_parts.partCount(); }

    QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        const auto known = m_children.constFind(index);
        if (known != m_children.constEnd())
            return QAccessible::accessibleInterface(*known);
        auto *part = new PartAccessible(widget(), m_parts, index); // belongs to QAccessible from now on
        m_children.insert(index, QAccessible::registerAccessibleInterface(part));
        return part;
    }

    int indexOfChild(const QAccessibleInterface *child) const override
    {
        const auto *part = dynamic_cast<const PartAccessible *>(child);
        return part && part->isOf(widget()) ? part->part() : -1;
    }

    QAccessibleInterface *childAt(int x, int y) const override { return child(m_parts.partAt({x, y})); }

    QAccessibleInterface *focusChild() const override
    {
        return widget()->hasFocus() ? child(m_parts.currentPart()) : nullptr;
    }

    void forgetParts()
    {
        const QHash<int, QAccessible::Id> children = std::exchange(m_children, {});
        for (const QAccessible::Id child : children)
            QAccessible::deleteAccessibleInterface(child);
    }

private:
    PictureParts &m_parts;
    mutable QHash<int, QAccessible::Id> m_children;
};

QAccessibleInterface *makePictureAccessible(const QString &, QObject *object)
{
    auto *view = qobject_cast<QWidget *>(object);
    auto *parts = dynamic_cast<PictureParts *>(view);
    return parts ? new PictureAccessible(view, *parts) : nullptr;
}

void tell(QWidget &view, QAccessible::Event what, int part)
{
    QAccessibleEvent event(&view, what);
    event.setChild(part);
    QAccessible::updateAccessibility(&event);
}

} // namespace

void installPictureAccessible()
{
    QAccessible::installFactory(makePictureAccessible); // a second time does nothing
}

void tellPartsChanged(QWidget &view)
{
    if (!QAccessible::isActive())
        return;
    if (auto *known = dynamic_cast<PictureAccessible *>(QAccessible::queryAccessibleInterface(&view)))
        known->forgetParts();
    tell(view, QAccessible::ObjectReorder, -1);
}

void tellPartCurrent(QWidget &view, int part)
{
    if (QAccessible::isActive() && view.hasFocus())
        tell(view, QAccessible::Focus, part);
}

void tellPartSelected(QWidget &view, int part)
{
    if (QAccessible::isActive() && part >= 0)
        tell(view, QAccessible::Selection, part);
}

} // namespace poplar::gui
