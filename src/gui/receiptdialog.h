// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/receipts.h"

#include <QDialog>

namespace poplar::gui {

/// What became of one deletion. Open it with open().
class ReceiptDialog : public QDialog {
    Q_OBJECT

public:
    explicit ReceiptDialog(const mailbox::Receipt &receipt, QWidget *parent = nullptr);
};

} // namespace poplar::gui
