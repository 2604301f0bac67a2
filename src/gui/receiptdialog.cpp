// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/receiptdialog.h"

#include "gui/receiptview.h"
#include "gui/theme.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace poplar::gui {

ReceiptDialog::ReceiptDialog(const mailbox::Receipt &receipt, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("receiptDialog"));
    setWindowTitle(tr("Receipt of a deletion"));
    auto *view = new ReceiptView;
    view->setReceipt(receipt);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::huge, space::large, space::huge, space::large);
    layout->setSpacing(space::normal);
    layout->addWidget(view);
    layout->addWidget(buttons);
    buttons->button(QDialogButtonBox::Close)->setDefault(true);
    buttons->button(QDialogButtonBox::Close)->setFocus();
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(fontMetrics().averageCharWidth() * 104, fontMetrics().height() * 24);
}

} // namespace poplar::gui
