// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/messagelistmodel.h"
#include "mailbox/rules.h"

#include <QAbstractTableModel>
#include <QPointer>

namespace poplar::gui {

/// The messages that a rule on trial fits, and why.
class RuleHitModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Subject, Sender, Date, Size, Why, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Nothing fits any more: another rule, or another mailbox.
    void begin(const accounts::FilterRule &rule, const MessageListModel *messages);
    void add(const QList<mailbox::RuleTrialReport::Hit> &hits);
    [[nodiscard]] mailbox::MessageId idAt(int row) const { return m_hits[row].message; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString text(const mailbox::RuleTrialReport::Hit &hit, int column) const;

    accounts::FilterRule m_rule;
    QPointer<const MessageListModel> m_messages;
    QList<mailbox::RuleTrialReport::Hit> m_hits;
};

} // namespace poplar::gui
