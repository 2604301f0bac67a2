// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/messagelistcriteria.h"

#include <QToolButton>

class QAction;
class QActionGroup;

namespace poplar::gui {

/// Says which messages a list is about. A click shows the new ones alone, and all again; the menu has more.
class ScopeButton : public QToolButton {
    Q_OBJECT

public:
    explicit ScopeButton(QWidget *parent = nullptr);

    [[nodiscard]] ListScope scope() const { return m_scope; }
    void setScope(ListScope scope);
    /// Offers what suits a place; a scope that does not is left for all of it. Where there is nothing to
    /// choose from this hides itself.
    void setPlace(const ListPlace &place);
    /// One for each scope, one of them checked.
    [[nodiscard]] QList<QAction *> scopeActions() const;

Q_SIGNALS:
    void scopeChanged(poplar::gui::ListScope scope);

protected:
    /// The down key opens the menu.
    void keyPressEvent(QKeyEvent *event) override;

private:
    void addScope(ListScope scope, const QString &text);
    void showScope();

    ListScope m_scope = ListScope::All;
    ListPlace m_place;
    QActionGroup *m_actions;
};

} // namespace poplar::gui
