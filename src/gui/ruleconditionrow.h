// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/filterrule.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;
class QToolButton;

namespace poplar::gui {

/// One condition of a rule: what is looked at, what is asked of it, and the value; below it what is wrong
/// with them, as the user types.
class RuleConditionRow : public QWidget {
    Q_OBJECT

public:
    explicit RuleConditionRow(QWidget *parent = nullptr);

    void setCondition(const accounts::FilterCondition &condition);
    [[nodiscard]] accounts::FilterCondition condition() const;
    /// The only one cannot be removed.
    void setRemovable(bool removable);
    /// Says what is missing as well.
    void showFault();
    /// Puts the cursor into the value.
    void begin();

Q_SIGNALS:
    void changed();
    void removeWanted();

private:
    void build();
    void chooseOf();
    void chooseTest();
    void updateFields();
    void updateFault();
    void edited();
    [[nodiscard]] accounts::FilterCondition::Of of() const;
    [[nodiscard]] accounts::FilterCondition::Test test() const;

    QComboBox *m_of;
    QLineEdit *m_field;
    QComboBox *m_test;
    QLineEdit *m_text;
    QSpinBox *m_amount;
    QComboBox *m_unit; ///< Of a size.
    QToolButton *m_remove;
    QLabel *m_fault;
    bool m_isFaultShown = false; ///< Also of what has not been filled in.
    bool m_isFilling = false;
};

} // namespace poplar::gui
