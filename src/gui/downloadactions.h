// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/downloads.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

class QAction;
class QMenu;
class QWidget;

namespace poplar::gui {

class MessageListModel;

/// What the user can order to be downloaded: what is selected, what is new, everything, everything below a
/// size.
class DownloadActions : public QObject {
    Q_OBJECT

public:
    /// @param window what the dialog and the menu belong to; outlives this.
    explicit DownloadActions(QWidget *window);

    /// The messages of the mailbox that is shown; nullptr for none.
    void setMessages(const MessageListModel *messages);
    void setSelected(const QList<mailbox::MessageId> &messages);

    [[nodiscard]] QAction *selectedAction() const { return m_selectedAction; }
    /// All but the selected: those concern the mailbox.
    [[nodiscard]] QList<QAction *> mailboxActions() const { return {m_new, m_all, m_below}; }
    /// All of them, for a button: its menuAction() is enabled while there is anything to download from.
    [[nodiscard]] QMenu *menu() const { return m_menu; }

Q_SIGNALS:
    void wanted(const poplar::mailbox::DownloadOrder &order);
    /// The user wants everything below a size, and has not said which.
    void belowWanted();

private:
    void orderSelected();
    void updateActions();
    void lookAgain();
    void lookFurther();
    [[nodiscard]] bool canBeOrdered(mailbox::MessageId message) const;

    QPointer<const MessageListModel> m_messages;
    QList<mailbox::MessageId> m_selected;
    qsizetype m_at = -1; ///< The selected one that was looked at last, if any.
    qsizetype m_unseen = 0; ///< So many of them are still to be looked at in this round.
    bool m_isRoundStale = false; ///< Something changed since it began.
    QTimer m_nextLook;
    QAction *m_selectedAction;
    QAction *m_new;
    QAction *m_all;
    QAction *m_below;
    QMenu *m_menu;
};

} // namespace poplar::gui
