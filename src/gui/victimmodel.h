// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/sortedtablemodel.h"
#include "mailbox/values.h"

namespace poplar::gui {

/// The messages that would be deleted, one a row, with what is on this machine of each.
class VictimModel : public SortedTableModel {
    Q_OBJECT

public:
    enum Column { Subject, Sender, Size, Copy, ColumnCount };

    explicit VictimModel(QList<mailbox::Victim> victims, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

protected:
    [[nodiscard]] Sorting sorting(int column, Qt::SortOrder order) const override;

private:
    [[nodiscard]] QString text(const mailbox::Victim &victim, int column) const;

    QList<mailbox::Victim> m_victims;
};

/// How many of the messages have which copy on this machine, as a sentence or two.
struct CopiesText {
    QString text;
    bool allVerified = false; ///< Nothing would be lost.
};
[[nodiscard]] CopiesText copiesText(const QList<mailbox::Victim> &victims);

} // namespace poplar::gui
