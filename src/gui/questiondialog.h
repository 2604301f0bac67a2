// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/values.h"

#include <QDialog>

namespace poplar::gui {

/// A dialog that puts one question of the mailbox. Open it with open(); it never blocks.
class QuestionDialog : public QDialog {
    Q_OBJECT

public:
    using QDialog::QDialog;

    /// What the user answered; to be asked after finished().
    [[nodiscard]] virtual mailbox::Answer answer() const = 0;

protected:
    void showEvent(QShowEvent *event) override;
};

} // namespace poplar::gui
