// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/icons.h"

#include <QTreeView>

#include <optional>

class QStandardItemModel;

namespace poplar::gui {

/// Messages that are written or sent, a row each: subject, recipients, and where it stands.
class OutgoingList : public QTreeView {
    Q_OBJECT

public:
    explicit OutgoingList(QWidget *parent = nullptr);

    struct Row {
        quint64 id = 0;
        QString subject;
        QString recipients;
        QString state;
        Icon picture = Icon::Mail;
        Tint tint = Tint::Muted;
    };
    /// What is chosen stays so as long as it is there.
    void setRows(const QList<Row> &rows);
    [[nodiscard]] std::optional<quint64> chosen() const;
    void setStateTitle(const QString &title);

Q_SIGNALS:
    void chosenChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitColumns();

    QStandardItemModel *m_model;
};

} // namespace poplar::gui
