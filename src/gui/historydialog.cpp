// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/historydialog.h"

#include "gui/emptystate.h"
#include "gui/receiptmodel.h"
#include "gui/receiptview.h"
#include "gui/theme.h"

#include <QDialogButtonBox>
#include <QListView>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace poplar::gui {

HistoryDialog::HistoryDialog(const QString &account, QWidget *parent)
    : QDialog(parent)
    , m_model(new ReceiptListModel(this))
    , m_pages(new QStackedWidget)
    , m_empty(new EmptyState)
    , m_history(new QSplitter)
    , m_list(new QListView)
    , m_receipt(new ReceiptView)
{
    setObjectName(QStringLiteral("historyDialog"));
    //: %1 is the name of an account.
    setWindowTitle(tr("Deletion history of %1").arg(account));
    m_empty->setContent({.picture = Icon::History, .title = tr("Reading the history…")});
    build();
    resize(fontMetrics().averageCharWidth() * 130, fontMetrics().height() * 28);
}

void HistoryDialog::build()
{
    m_list->setObjectName(QStringLiteral("receipts"));
    m_list->setAccessibleName(tr("Deletions, the latest first"));
    m_list->setModel(m_model);
    m_list->setUniformItemSizes(true);
    m_list->setAlternatingRowColors(false);
    m_list->setMinimumWidth(fontMetrics().averageCharWidth() * 26);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &HistoryDialog::showChosen);
    auto *right = new QWidget;
    auto *inset = new QVBoxLayout(right);
    inset->setContentsMargins(space::large, 0, 0, 0);
    inset->addWidget(m_receipt);
    m_history->addWidget(m_list);
    m_history->addWidget(right);
    m_history->setChildrenCollapsible(false);
    m_history->setStretchFactor(1, 1);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_history);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::large, space::large, space::large);
    layout->setSpacing(space::normal);
    layout->addWidget(m_pages, 1);
    layout->addWidget(buttons);
    buttons->button(QDialogButtonBox::Close)->setDefault(true);
}

void HistoryDialog::setReceipts(const QList<mailbox::Receipt> &receipts)
{
    const int before = m_list->currentIndex().row();
    const qint64 chosen = before >= 0 ? m_model->at(before).id : 0;
    m_model->setReceipts(receipts);
    m_empty->setContent({.picture = Icon::History,
                         .title = tr("Nothing has been deleted yet"),
                         .text = tr("Whenever Poplar deletes messages on the server, it keeps a receipt "
                                    "here.")});
    m_pages->setCurrentWidget(receipts.isEmpty() ? static_cast<QWidget *>(m_empty) : m_history);
    if (receipts.isEmpty())
        return;
    const auto known = std::find_if(receipts.begin(), receipts.end(),
                                    [chosen](const auto &receipt) { return receipt.id == chosen; });
    const int row = known == receipts.end() ? 0 : int(known - receipts.begin());
    m_list->setCurrentIndex(m_model->index(row));
    m_list->setFocus();
    showChosen();
}

void HistoryDialog::showChosen()
{
    if (const int row = m_list->currentIndex().row(); row >= 0)
        m_receipt->setReceipt(m_model->at(row));
}

} // namespace poplar::gui
