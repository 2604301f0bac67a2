// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/accountlistmodel.h"

#include <QSet>
#include <QWidget>

class QAction;

namespace poplar::gui {

class PlacesView;

/// The accounts with the places of their mail, and the practice mailbox below them.
class AccountPane : public QWidget {
    Q_OBJECT

public:
    explicit AccountPane(QWidget *parent = nullptr);

    [[nodiscard]] AccountListModel &model() { return m_model; }
    /// Marks a place as the chosen one without telling placeChosen(): in a closed account the account.
    void setCurrent(const QString &id, const ListPlace &place = {});
    /// The chosen row's account; empty if there is none.
    [[nodiscard]] QString current() const;
    [[nodiscard]] ListPlace currentPlace() const;

    /// Which rows the user has closed, for the next start.
    [[nodiscard]] QStringList collapsed() const;
    void setCollapsed(const QStringList &rows);

    /// New account, its settings, its removal; the last two are for the chosen account. New folder, and
    /// another name and the removal for the chosen one.
    [[nodiscard]] QList<QAction *> actions() const
    {
        return {m_new, m_settings, m_remove, m_separator, m_newFolder, m_renameFolder, m_removeFolder};
    }
    /// Offered in the menu of a trash, and of a maildrop; the window says what they do.
    void setPlaceActions(QAction *emptyTrash, QAction *check);

Q_SIGNALS:
    void placeChosen(const QString &id, const poplar::gui::ListPlace &place);
    void newAccountWanted();
    void settingsWanted(const QString &id);
    void removalWanted(const QString &id);
    void folderWanted(const QString &id);
    void renamingWanted(const QString &id, const poplar::mailbox::LocalFolder &folder);
    void folderRemovalWanted(const QString &id, const poplar::mailbox::LocalFolder &folder);

private:
    void buildActions();
    void buildFolderActions();
    void buildView();
    void updateActions();
    void showMenu(const QPoint &position);
    void showBranches(const QModelIndex &parent);
    [[nodiscard]] static QString branchName(const QModelIndex &index);
    [[nodiscard]] mailbox::LocalFolder currentFolder() const;

    AccountListModel m_model;
    PlacesView *m_view;
    QSet<QString> m_collapsed;
    QAction *m_new = nullptr;
    QAction *m_settings = nullptr;
    QAction *m_remove = nullptr;
    QAction *m_separator = nullptr;
    QAction *m_newFolder = nullptr;
    QAction *m_renameFolder = nullptr;
    QAction *m_removeFolder = nullptr;
    QAction *m_emptyTrash = nullptr;
    QAction *m_check = nullptr;
};

} // namespace poplar::gui
