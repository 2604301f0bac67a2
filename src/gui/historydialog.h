// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/receipts.h"

#include <QDialog>

class QListView;
class QSplitter;
class QStackedWidget;

namespace poplar::gui {

class EmptyState;
class ReceiptListModel;
class ReceiptView;

/// The history of an account's deletions: when on the left, what on the right. It is opened empty and filled
/// when the history has been read.
class HistoryDialog : public QDialog {
    Q_OBJECT

public:
    /// @param account its name, for the title.
    explicit HistoryDialog(const QString &account, QWidget *parent = nullptr);

    /// @param receipts the latest first. The chosen one stays chosen.
    void setReceipts(const QList<mailbox::Receipt> &receipts);

private:
    void build();
    void showChosen();

    ReceiptListModel *m_model;
    QStackedWidget *m_pages;
    EmptyState *m_empty;
    QSplitter *m_history;
    QListView *m_list;
    ReceiptView *m_receipt;
};

} // namespace poplar::gui
