// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/spaceplan.h"

#include <QDialog>
#include <QPointer>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QTreeView;

namespace poplar::gui {

class Banner;
class MessageListModel;
class RoomBar;
class RoomModel;
class RowsFollower;
class SizeField;

/// "Make room": asks how small the maildrop is to get, and proposes what to tick for it. The proposal follows
/// the maildrop while the dialog is open. It only proposes and asks; nothing is deleted before the review.
class RoomDialog : public QDialog {
    Q_OBJECT

public:
    /// @param quota octets that the maildrop may hold; 0 if that is not known.
    RoomDialog(MessageListModel &messages, qint64 quota, QWidget *parent = nullptr);

    /// What is asked for.
    [[nodiscard]] SpaceGoal goal() const;
    [[nodiscard]] qint64 quota() const;
    /// What is proposed, as far as the work is done.
    [[nodiscard]] const SpacePlan &plan() const { return m_plan; }

Q_SIGNALS:
    /// The user agrees.
    void tickRequested(const QList<poplar::mailbox::MessageId> &messages);
    void quotaChanged(qint64 octets);
    /// The user wants to see this one in the list.
    void messageWanted(poplar::mailbox::MessageId message);

private:
    QFormLayout *buildForm();
    QWidget *buildList();
    QWidget *buildButtons();
    void work();
    void showPlan(const SpacePlan &plan);
    void showChoice();
    void showWarning();
    void proposeOthers();
    void considerAll();
    void tick();

    QPointer<MessageListModel> m_messages;
    SpacePlan m_plan;
    QSet<mailbox::MessageId> m_spared;
    RowsFollower *m_follower;
    RoomModel *m_model;
    QLabel *m_size;
    RoomBar *m_bar;
    SizeField *m_goal;
    SizeField *m_quota;
    QComboBox *m_order;
    QComboBox *m_copies;
    QCheckBox *m_unread;
    QLabel *m_summary;
    Banner *m_warning;
    QTreeView *m_view;
    QPushButton *m_others;
    QPushButton *m_all;
    QPushButton *m_tick;
};

} // namespace poplar::gui
