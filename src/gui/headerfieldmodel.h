// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/headerfields.h"

#include <QAbstractTableModel>

namespace poplar::gui {

/// The fields of a message's header, one a row, made fit to be shown.
class HeaderFieldModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Value, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setFields(const QList<mime::HeaderField> &fields);
    /// Whether the header, a value or a name is longer than what is shown.
    [[nodiscard]] bool isCut() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// "Name: value", as it is shown.
    [[nodiscard]] QString line(int row) const;
    [[nodiscard]] QString value(int row) const;
    /// As received, folds included; what cannot be shown is escaped as in the log.
    [[nodiscard]] QString source(int row) const;

private:
    QList<mime::HeaderField> m_fields;
};

} // namespace poplar::gui
