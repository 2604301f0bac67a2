// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/headerfields.h"

#include <QWidget>

#include <utility>

class QAction;
class QLineEdit;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;
class QTimer;

namespace poplar::gui {

class Banner;
class EmptyState;
class HeaderFieldModel;

/// The header of a message as a table: names and decoded values, narrowed by what the user types. Rows
/// are copied as they are shown or as they were received.
class HeadersView : public QWidget {
    Q_OBJECT

public:
    explicit HeadersView(QWidget *parent = nullptr);

    /// Shows another header. What stands in the filter stays and applies.
    void setFields(const QList<mime::HeaderField> &fields);
    void clear();
    /// The rows that the filter lets through: names and values, as they are shown.
    [[nodiscard]] QList<std::pair<QString, QString>> shownFields() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildFilter();
    void buildTable();
    void buildActions();
    void applyFilter();
    void fitColumns();
    void fitRows();
    void updatePages();
    void copy(QString (HeaderFieldModel::*text)(int) const) const;

    HeaderFieldModel *m_model;
    QSortFilterProxyModel *m_filtered;
    QLineEdit *m_filter;
    Banner *m_note;
    QStackedWidget *m_pages;
    QTableView *m_table;
    EmptyState *m_empty;
    QTimer *m_fitting; ///< The rows' heights follow the width.
};

} // namespace poplar::gui
