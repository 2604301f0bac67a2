// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/filterrule.h"
#include "gui/ruleeditor.h"
#include "gui/ruletrialview.h"

#include <QDialog>

class QBoxLayout;
class QListWidget;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace poplar::gui {

class Banner;
class EmptyState;

/// The rules on headers: the list, the one that is chosen, and what it would fit. Nothing is stored and
/// nothing is done before OK. Open it with open().
class RulesDialog : public QDialog {
    Q_OBJECT

public:
    struct Contents {
        QList<accounts::FilterRule> rules;
        QList<RuleEditor::AccountName> accounts;
        QList<RuleTrialView::Place> places;
        QString shown; ///< The id of the mailbox that the window shows.
        QStringList folders;
    };

    explicit RulesDialog(const Contents &contents, QWidget *parent = nullptr);

    /// Adds this one behind the others and goes there.
    void addRule(const accounts::FilterRule &rule);
    [[nodiscard]] RuleTrialView &trial() { return *m_trial; }

    void done(int result) override;

Q_SIGNALS:
    /// On OK, if anything has changed.
    void rulesSaved(const QList<poplar::accounts::FilterRule> &rules);
    void logWanted();

private:
    struct Removed {
        int row = 0;
        accounts::FilterRule rule;
    };

    void build();
    QWidget *buildList();
    QWidget *buildRule();
    void connectList();
    void showRule(int row);
    void takeChanges();
    void takeSwitches();
    void insert(int row, const accounts::FilterRule &rule);
    void nameRow(int row);
    void duplicate();
    void removeChosen();
    void undoRemoval();
    void move(int by);
    void updateButtons();
    [[nodiscard]] bool checkAll();

    const QList<accounts::FilterRule> m_before;
    QList<accounts::FilterRule> m_rules;
    std::optional<Removed> m_removed;
    int m_shown = -1;
    bool m_isChanging = false; ///< The list, not by the user.
    QListWidget *m_list;
    QToolButton *m_add;
    QToolButton *m_duplicate;
    QToolButton *m_remove;
    QToolButton *m_up;
    QToolButton *m_down;
    Banner *m_undo;
    QStackedWidget *m_pages;
    EmptyState *m_empty;
    QSplitter *m_rule;
    RuleEditor *m_editor;
    RuleTrialView *m_trial;
};

} // namespace poplar::gui
