// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/filterrule.h"

#include <QList>
#include <QWidget>

class QBoxLayout;
class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;

namespace poplar::gui {

class Banner;
class RuleConditionRow;

/// One rule on headers to fill in or to change: its name, for which accounts, its conditions, and what it
/// does.
class RuleEditor : public QWidget {
    Q_OBJECT

public:
    /// An account by id, as the user knows it.
    struct AccountName {
        QString id;
        QString name;
    };

    explicit RuleEditor(QWidget *parent = nullptr);

    void setAccounts(const QList<AccountName> &accounts);
    /// Names of the folders that there are.
    void setFolders(const QStringList &folders);

    void setRule(const accounts::FilterRule &rule);
    [[nodiscard]] accounts::FilterRule rule() const;
    /// Says what is wrong, also what has not been filled in yet, and goes there.
    void showFault(const accounts::FilterFault &fault);
    /// Puts the cursor where a new rule starts.
    void begin();

Q_SIGNALS:
    void changed();
    /// This tells of a fault, and may be out of sight.
    void faultShown(QWidget *label);

private:
    void buildHead(QBoxLayout &layout);
    void buildConditions(QBoxLayout &layout);
    void buildActions(QBoxLayout &layout);
    void connectFields();
    RuleConditionRow *addRow(const accounts::FilterCondition &condition);
    void removeRow(RuleConditionRow *row);
    void updateRows();
    void updateActions();
    void updateAccounts();
    void updateFault();
    void edited();

    accounts::FilterRule m_rule; ///< As it was given: id and state.
    QStringList m_strangers; ///< Of its accounts those that are not here: it must not become one for all.
    QLineEdit *m_name;
    QPushButton *m_accounts;
    QMenu *m_accountMenu;
    QComboBox *m_needs;
    QBoxLayout *m_rowLayout;
    QList<RuleConditionRow *> m_rows;
    QPushButton *m_add;
    QCheckBox *m_tick;
    QCheckBox *m_unasked;
    Banner *m_warning;
    QCheckBox *m_download;
    QCheckBox *m_star;
    QCheckBox *m_move;
    QComboBox *m_folder;
    QCheckBox *m_stop;
    QLabel *m_fault;
    bool m_isFilling = false;
};

} // namespace poplar::gui
