// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/flowaccessible.h"

#include "gui/flowview.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>

#include <utility>

namespace poplar::gui {
namespace {

/// One mark. It is good as long as the marks are those that it was made for.
class FlowMarkAccessible : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    FlowMarkAccessible(FlowView *view, int mark)
        : m_view(view)
        , m_mark(mark)
    {
    }

    bool isValid() const override { return m_view && m_mark < m_view->plan().count(); }
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
        const QRect place = m_view->markPlace(m_mark);
        return {m_view->viewport()->mapToGlobal(place.topLeft()), place.size()};
    }

    QString text(QAccessible::Text kind) const override
    {
        if (!isValid())
            return {};
        // What the eye reads from the arrow, and from its tip.
        const QStringList lines = m_view->markTip(m_mark).split(u'\n');
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
        state.focused = m_view->hasFocus() && m_view->current() == m_mark;
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this)
                                                    : nullptr;
    }
    QStringList actionNames() const override { return {pressAction()}; }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }
    void doAction(const QString &name) override
    {
        if (isValid() && name == pressAction())
            m_view->choose(m_mark);
    }

private:
    QPointer<FlowView> m_view;
    int m_mark;
};

/// The diagram as a list of its marks.
class FlowAccessible : public QAccessibleWidget {
public:
    explicit FlowAccessible(FlowView *view)
        : QAccessibleWidget(view, QAccessible::List, view->accessibleName())
    {
    }
    ~FlowAccessible() override { forgetMarks(); }
    Q_DISABLE_COPY_MOVE(FlowAccessible)

    int childCount() const override { return int(view().plan().count()); }

    QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        const auto known = m_marks.constFind(index);
        if (known != m_marks.constEnd())
            return QAccessible::accessibleInterface(*known);
        auto *mark = new FlowMarkAccessible(&view(), index); // belongs to QAccessible from now on
        m_marks.insert(index, QAccessible::registerAccessibleInterface(mark));
        return mark;
    }

    int indexOfChild(const QAccessibleInterface *child) const override
    {
        return child != nullptr
            ? m_marks.key(QAccessible::uniqueId(const_cast<QAccessibleInterface *>(child)), -1)
            : -1;
    }

    QAccessibleInterface *childAt(int x, int y) const override
    {
        return child(int(view().markAt(view().viewport()->mapFromGlobal(QPoint(x, y)))));
    }

    QAccessibleInterface *focusChild() const override
    {
        return view().hasFocus() ? child(int(view().current())) : nullptr;
    }

    void forgetMarks()
    {
        const QHash<int, QAccessible::Id> marks = std::exchange(m_marks, {});
        for (const QAccessible::Id mark : marks)
            QAccessible::deleteAccessibleInterface(mark);
    }

private:
    [[nodiscard]] FlowView &view() const { return *static_cast<FlowView *>(widget()); }

    mutable QHash<int, QAccessible::Id> m_marks;
};

QAccessibleInterface *makeFlowAccessible(const QString &, QObject *object)
{
    auto *view = qobject_cast<FlowView *>(object);
    return view != nullptr ? new FlowAccessible(view) : nullptr;
}

} // namespace

void installFlowAccessible()
{
    QAccessible::installFactory(makeFlowAccessible); // a second time does nothing
}

void tellFlowChanged(FlowView &view)
{
    if (!QAccessible::isActive())
        return;
    if (auto *known = dynamic_cast<FlowAccessible *>(QAccessible::queryAccessibleInterface(&view)))
        known->forgetMarks();
    QAccessibleEvent event(&view, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&event);
}

void tellFlowCurrent(FlowView &view, int mark)
{
    if (!QAccessible::isActive() || !view.hasFocus())
        return;
    QAccessibleEvent event(&view, QAccessible::Focus);
    event.setChild(mark);
    QAccessible::updateAccessibility(&event);
}

} // namespace poplar::gui
