// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/filterrulestore.h"
#include "gui/rulesdialog.h"
#include "mailbox/rules.h"

#include <QObject>
#include <QPointer>

#include <memory>

class QAction;
class QWidget;

namespace poplar::gui {

class OpenMailbox;
class ProblemBar;
class RuleLogDialog;

/// Keeps the rules on headers, gives them to every mailbox, and shows what they are, would do and did.
class RulesDesk : public QObject {
    Q_OBJECT

public:
    /// @param file as accounts::Profile::rulesFile().
    /// @param window what the dialogs belong to; outlives this, and so does `bar`.
    RulesDesk(const QString &file, QWidget *window, ProblemBar &bar);
    ~RulesDesk() override;

    /// For the menu of the mailbox.
    [[nodiscard]] QList<QAction *> actions() const { return {m_edit, m_run, m_showLog}; }
    /// For the menu of a message.
    [[nodiscard]] QAction *fromMessageAction() const { return m_fromMessage; }

    /// The rules are in force there from now on: before it is loaded.
    void take(OpenMailbox &open);
    /// @param open null for none.
    void showMailbox(OpenMailbox *open);
    void setSelected(const QList<mailbox::MessageId> &messages);
    /// Says what is the matter with the file of the rules, if anything is.
    void tellTrouble();

    void openRules();

Q_SIGNALS:
    /// The user clicked on a message in the log.
    void messageChosen(poplar::mailbox::MessageId message);

private:
    RulesDialog &showRules();
    void addFromMessage();
    void save(const QList<accounts::FilterRule> &rules);
    void run();
    void takeRun(const mailbox::RuleRunReport &report);
    void openLog();
    void updateActions();
    [[nodiscard]] QList<OpenMailbox *> mailboxes() const;

    accounts::FilterRuleStore m_store;
    QWidget *m_window;
    ProblemBar &m_bar;
    QAction *m_edit;
    QAction *m_run;
    QAction *m_showLog;
    QAction *m_fromMessage;
    QList<QPointer<OpenMailbox>> m_mailboxes;
    QHash<QString, QStringList> m_folders; ///< Of each account, by name.
    OpenMailbox *m_shown = nullptr;
    QList<mailbox::MessageId> m_selected;
    mailbox::MessageId m_read{}; ///< What is shown in the message pane,
    QString m_list; ///< and its List-Id.
    QPointer<RulesDialog> m_dialog;
    QPointer<RuleLogDialog> m_log;
    std::unique_ptr<QObject> m_connections; ///< Context of what showMailbox() connects.
};

/// A rule that fits mail like this: of the same list, or from the same sender, or else with the same subject.
/// @param list its List-Id field; empty if it has none, or none is known.
[[nodiscard]] accounts::FilterRule ruleLike(const Envelope &envelope, const QString &list);

} // namespace poplar::gui
