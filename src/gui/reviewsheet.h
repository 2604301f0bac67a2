// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/questiondialog.h"

#include <memory>

namespace Ui {
class ReviewSheet;
}

namespace poplar::gui {

/// Asked once when the user leaves with ticks: what would be deleted, and what is to become of it.
/// Return and Escape both stay: nothing is deleted by a slip of a finger.
class ReviewSheet : public QuestionDialog {
    Q_OBJECT

public:
    explicit ReviewSheet(const mailbox::ReviewQuestion &question, QWidget *parent = nullptr);
    ~ReviewSheet() override;

    [[nodiscard]] mailbox::Answer answer() const override;

private:
    void showVictims(const mailbox::ReviewQuestion &question);
    void buildButtons(int count);
    void decide(mailbox::ReviewAnswer answer);

    std::unique_ptr<Ui::ReviewSheet> m_ui;
    mailbox::ReviewAnswer m_answer = mailbox::ReviewAnswer::Stay;
};

} // namespace poplar::gui
