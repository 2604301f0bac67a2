// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/accountlistmodel.h"

#include <QWidget>

class QAction;
class QLabel;
class QListView;

namespace poplar::gui {

/// The list of accounts with the practice mailbox below them.
class AccountPane : public QWidget {
    Q_OBJECT

public:
    explicit AccountPane(QWidget *parent = nullptr);

    [[nodiscard]] AccountListModel &model() { return m_model; }
    /// Marks an account as the chosen one without telling accountChosen().
    void setCurrent(const QString &id);
    /// The chosen row's id; empty if there is none.
    [[nodiscard]] QString current() const;

    /// New account, its settings, its removal. The last two are for the chosen account.
    [[nodiscard]] QList<QAction *> actions() const { return {m_new, m_settings, m_remove}; }

Q_SIGNALS:
    void accountChosen(const QString &id);
    void newAccountWanted();
    void settingsWanted(const QString &id);
    void removalWanted(const QString &id);

private:
    void buildActions();
    void updateActions();
    void showMenu(const QPoint &position);

    AccountListModel m_model;
    QListView *m_view;
    QAction *m_new = nullptr;
    QAction *m_settings = nullptr;
    QAction *m_remove = nullptr;
};

} // namespace poplar::gui
