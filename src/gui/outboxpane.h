// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/sending.h"

#include <QPointer>
#include <QStackedWidget>

class QAction;
class QLabel;
class QMessageBox;

namespace poplar::gui {

class EmptyState;
class OutgoingList;

/// The outbox of an account: where each message stands, why, and what can be done about it.
class OutboxPane : public QStackedWidget {
    Q_OBJECT

public:
    explicit OutboxPane(QWidget *parent = nullptr);

    void setOutbox(const QList<mailbox::OutboxEntry> &outbox);
    void setStatus(const mailbox::SendingStatus &status);

Q_SIGNALS:
    void tryWanted();
    void stopWanted();
    void sendAgainWanted(poplar::mailbox::OutboxId message);
    void editWanted(poplar::mailbox::OutboxId message);
    void discardWanted(poplar::mailbox::OutboxId message);

private:
    void buildActions();
    void build();
    void showChosen();
    void updateActions();
    void askToDiscard();
    void followQuestion();
    /// Null if there is none.
    [[nodiscard]] const mailbox::OutboxEntry *chosen() const;
    [[nodiscard]] const mailbox::OutboxEntry *find(mailbox::OutboxId id) const;

    QList<mailbox::OutboxEntry> m_outbox;
    QPointer<QMessageBox> m_question; ///< Whether one is to be deleted,
    mailbox::OutboxId m_inQuestion{}; ///< and which.
    mailbox::SendingStatus m_status;
    OutgoingList *m_list;
    QLabel *m_details;
    EmptyState *m_empty;
    QWidget *m_page;
    QAction *m_try;
    QAction *m_stop;
    QAction *m_again;
    QAction *m_edit;
    QAction *m_discard;
};

} // namespace poplar::gui
