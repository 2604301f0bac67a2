// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/receipts.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTreeView;

namespace poplar::gui {

class ReceiptModel;

/// One receipt: what became of the deletion, each message of it, and buttons to copy and to save it.
class ReceiptView : public QWidget {
    Q_OBJECT

public:
    explicit ReceiptView(QWidget *parent = nullptr);

    void setReceipt(const mailbox::Receipt &receipt);

private:
    void build();
    void fitColumns();
    void copy() const;
    void save();

    ReceiptModel *m_model;
    QLabel *m_title;
    QLabel *m_details;
    QTreeView *m_view;
    QPushButton *m_copy;
    QPushButton *m_save;
    QLabel *m_saved; ///< What came of saving.
};

} // namespace poplar::gui
