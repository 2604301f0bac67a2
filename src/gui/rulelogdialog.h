// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/rules.h"

#include <QDialog>

class QComboBox;
class QPushButton;
class QStackedWidget;
class QTreeView;

namespace poplar::gui {

class EmptyState;
class RuleLogModel;

/// What the rules did in an account. It is opened empty and filled when the log has been read.
class RuleLogDialog : public QDialog {
    Q_OBJECT

public:
    /// @param account its name, for the title.
    explicit RuleLogDialog(const QString &account, QWidget *parent = nullptr);

    /// @param deeds the latest first.
    void setDeeds(const QList<mailbox::RuleDeed> &deeds);

Q_SIGNALS:
    /// The user clicked on what was done with it.
    void messageChosen(poplar::mailbox::MessageId message);
    void clearWanted();

private:
    void build();
    void fillRules(const QList<mailbox::RuleDeed> &deeds);

    RuleLogModel *m_model;
    QComboBox *m_rules;
    QStackedWidget *m_pages;
    EmptyState *m_empty;
    QTreeView *m_view;
    QPushButton *m_clear;
};

} // namespace poplar::gui
