// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/folders.h"
#include "mailbox/values.h"

#include <QObject>
#include <QTimer>

class QAction;
class QMenu;

namespace poplar::gui {

class MessageListPane;

/// What the user can do with the selected messages on this machine: star them, call them read, put their
/// copies into folders or the trash, take them out of it, delete them for good. None of it needs a server.
class LocalActions : public QObject {
    Q_OBJECT

public:
    /// @param list whose messages are meant; it offers the actions. Outlives this, as does `window`.
    LocalActions(MessageListPane &list, QWidget *window);

    /// Where messages can be moved to, besides the archive.
    void setFolders(const QList<mailbox::LocalFolder> &folders);
    /// Looks anew at what is selected, which takes a millisecond or two for a hundred thousand.
    void update();
    /// Messages have changed: the same, but not for each change.
    void updateSoon();

    /// All of them, into a menu of the window.
    void addTo(QMenu &menu) const;
    /// For a menu of messages.
    [[nodiscard]] QList<QAction *> messageActions() const;
    /// Those for a tool bar. At the server's place none of them is there.
    [[nodiscard]] QList<QAction *> toolBarActions() const { return {m_trashButton, m_restore, m_delete}; }
    [[nodiscard]] QAction *emptyTrashAction() const { return m_empty; }
    [[nodiscard]] QMenu *moveMenu() const { return m_moveMenu; }

Q_SIGNALS:
    void flagWanted(const QList<poplar::mailbox::MessageId> &messages, poplar::mailbox::Flag flag,
                    poplar::mailbox::FlagState state);
    void moveWanted(const QList<poplar::mailbox::MessageId> &messages, poplar::mailbox::FolderId folder);
    /// Into a folder that is still to be made.
    void moveToNewWanted(const QList<poplar::mailbox::MessageId> &messages);
    void trashWanted(const QList<poplar::mailbox::MessageId> &messages);
    void restoreWanted(const QList<poplar::mailbox::MessageId> &messages);
    void deletionWanted(const QList<poplar::mailbox::MessageId> &messages);
    void emptyingWanted();

private:
    /// What there is among the selected messages.
    struct Selected {
        bool any = false;
        bool unstarred = false;
        bool unseen = false;
        bool kept = false;
        bool trashed = false;
    };
    void buildFlagActions();
    void buildPlaceActions();
    void buildMoveMenu();
    [[nodiscard]] Selected look() const;
    void updateFlags(const Selected &selected);
    void updatePlaces(const Selected &selected);
    /// Those of the selected that have one of these marks, or lack it.
    [[nodiscard]] QList<mailbox::MessageId> selectedWith(mailbox::Marks marks) const;
    [[nodiscard]] QList<mailbox::MessageId> selectedWithout(mailbox::Mark mark) const;
    void toggle(mailbox::Flag flag, mailbox::Mark mark);
    void popUpMoveMenu();

    MessageListPane &m_list;
    QList<mailbox::LocalFolder> m_folders;
    QTimer m_soon;
    QMenu *m_moveMenu;
    QAction *m_star = nullptr;
    QAction *m_seen = nullptr;
    QAction *m_move = nullptr; ///< Opens the menu where the messages are.
    QAction *m_trash = nullptr;
    QAction *m_trashButton = nullptr; ///< The same for the tool bar, where it has less to do.
    QAction *m_restore = nullptr;
    QAction *m_delete = nullptr;
    QAction *m_empty = nullptr;
};

} // namespace poplar::gui
