// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/listplace.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <memory>
#include <optional>

class QMainWindow;

namespace poplar::gui {

class AccountPane;
class ListSearch;
class LocalActions;
class MessageListPane;
class OpenMailbox;

/// Connects the places on the left, the list and the actions on what lies on this machine to the mailboxes:
/// which place of which account is listed, and what is moved, starred, thrown away or deleted for good there.
class PlacesDesk : public QObject {
    Q_OBJECT

public:
    /// @param window what its dialogs belong to; outlives this, as do the panes.
    PlacesDesk(QMainWindow &window, AccountPane &accounts, MessageListPane &list);
    ~PlacesDesk() override;

    [[nodiscard]] LocalActions &actions() { return *m_actions; }

    /// Shows in the tree what this mailbox has, from now on until it is gone.
    void watch(OpenMailbox &open);
    /// @param open null for none.
    void showMailbox(OpenMailbox *open);
    /// Lists a place of an account: mailboxWanted() if another one is shown.
    void choose(const QString &id, const ListPlace &place);
    /// What is listed.
    [[nodiscard]] ListPlace place() const;
    /// Marks what is listed in the tree, once more.
    void markChosen();

Q_SIGNALS:
    /// showMailbox() is to be called with that of this account.
    void mailboxWanted(const QString &id);
    /// It is listed from now on, or still.
    void placeShown(const poplar::gui::ListPlace &place);

private:
    void connectAccounts(AccountPane &accounts);
    void connectActions();
    void setPlace(const ListPlace &place);
    void takeFolders(OpenMailbox &open, const QList<mailbox::LocalFolder> &folders);
    void drop(const QString &id, const ListPlace &place, const QList<mailbox::MessageId> &messages);
    void drag();

    /// @param messages go into the new folder.
    void askForFolder(const QString &id, const QList<mailbox::MessageId> &messages);
    void askForName(const QString &id, const mailbox::LocalFolder &folder);
    void askToRemove(const QString &id, const mailbox::LocalFolder &folder);
    void askToDelete(const QList<mailbox::MessageId> &messages);
    void askToEmpty(const QString &id);
    /// @param last so many of the messages are nowhere else.
    [[nodiscard]] static QString deletionConsequence(int last);

    [[nodiscard]] OpenMailbox *find(const QString &id) const;

    QMainWindow &m_window;
    AccountPane &m_accounts;
    MessageListPane &m_list;
    LocalActions *m_actions;
    ListSearch *m_search;
    OpenMailbox *m_shown = nullptr;
    std::unique_ptr<QObject> m_connections; ///< Context of what showMailbox() connects.
    QHash<QString, QPointer<OpenMailbox>> m_open; ///< By account.
    std::optional<ListPlace> m_wanted; ///< To be listed as soon as the mailbox is shown.
    /// A folder that has been ordered, and what goes into it.
    struct Ordered {
        QString account;
        QString name;
        QList<mailbox::MessageId> messages;
    };
    std::optional<Ordered> m_ordered;
};

} // namespace poplar::gui
