// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/sortedtablemodel.h"
#include "mailbox/rules.h"

namespace poplar::gui {

/// What the rules did, the latest first.
class RuleLogModel : public SortedTableModel {
    Q_OBJECT

public:
    enum Column { Time, Rule, Deed, Subject, Sender, ColumnCount };

    using SortedTableModel::SortedTableModel;

    void setDeeds(const QList<mailbox::RuleDeed> &deeds);
    /// Shows only what this rule did.
    /// @param rule its id; empty for all.
    void setRule(const QString &rule);
    [[nodiscard]] const mailbox::RuleDeed &deedAt(int row) const { return m_shown[itemAt(row)]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

protected:
    [[nodiscard]] Sorting sorting(int column, Qt::SortOrder order) const override;

private:
    void filter();

    QList<mailbox::RuleDeed> m_deeds;
    QList<mailbox::RuleDeed> m_shown;
    QString m_rule;
};

} // namespace poplar::gui
