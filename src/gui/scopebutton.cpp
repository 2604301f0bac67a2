// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/scopebutton.h"

#include "gui/icons.h"

#include <QAction>
#include <QActionGroup>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>

namespace poplar::gui {
namespace {

ListScope scopeOf(const QAction *action)
{
    return ListScope(action->data().toInt());
}

/// Without the mark of the access key.
QString shortName(const QAction *action)
{
    return action->text().remove(u'&');
}

} // namespace

ScopeButton::ScopeButton(QWidget *parent)
    : QToolButton(parent)
    , m_actions(new QActionGroup(this))
{
    setObjectName(QStringLiteral("scope"));
    setCheckable(true);
    setAutoRaise(true);
    setFocusPolicy(Qt::StrongFocus);
    setPopupMode(QToolButton::MenuButtonPopup);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setIcon(gui::icon(Icon::ListFilter));
    m_actions->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
    addScope(ListScope::All, tr("&All messages"));
    addScope(ListScope::New, tr("&New only"));
    addScope(ListScope::Unread, tr("&Unread"));
    addScope(ListScope::Starred, tr("&Starred"));
    addScope(ListScope::NotKept, tr("Not &downloaded"));
    addScope(ListScope::Kept, tr("On this &computer as well"));
    addScope(ListScope::Gone, tr("No &longer on the server"));
    addScope(ListScope::Ticked, tr("&Ticked"));
    m_actions->actions().at(1)->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N));
    auto *menu = new QMenu(this);
    menu->addActions(m_actions->actions());
    setMenu(menu);
    connect(m_actions, &QActionGroup::triggered, this, [this](const QAction *action) {
        setScope(action->isChecked() ? scopeOf(action) : ListScope::All);
    });
    connect(this, &QToolButton::clicked, this,
            [this] { setScope(m_scope == ListScope::All ? ListScope::New : ListScope::All); });
    showScope();
}

void ScopeButton::addScope(ListScope scope, const QString &text)
{
    QAction *action = m_actions->addAction(text);
    action->setCheckable(true);
    action->setData(int(scope));
}

QList<QAction *> ScopeButton::scopeActions() const
{
    return m_actions->actions();
}

void ScopeButton::setScope(ListScope scope)
{
    const bool changes = scope != m_scope;
    m_scope = scope;
    showScope();
    if (changes)
        Q_EMIT scopeChanged(scope);
}

void ScopeButton::setPlace(const ListPlace &place)
{
    m_place = place;
    const auto actions = m_actions->actions();
    for (QAction *action : actions)
        action->setVisible(suits(scopeOf(action), place));
    setVisible(suits(ListScope::New, place));
    if (!suits(m_scope, place))
        setScope(ListScope::All);
}

void ScopeButton::showScope()
{
    const auto actions = m_actions->actions();
    const bool isAll = m_scope == ListScope::All;
    for (QAction *action : actions) {
        action->setChecked(scopeOf(action) == m_scope);
        if (scopeOf(action) == (isAll ? ListScope::New : m_scope))
            setText(shortName(action));
    }
    setChecked(!isAll);
    setToolTip(isAll ? tr("List new messages only (Ctrl+Shift+N)") : tr("List all messages again"));
    setAccessibleName(text());
    setAccessibleDescription(toolTip());
}

void ScopeButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down)
        showMenu();
    else
        QToolButton::keyPressEvent(event);
}

} // namespace poplar::gui
