// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/icons.h"
#include "gui/questiondialog.h"

namespace poplar::gui {

/// A question with a few answers, each on a button, in plain words. Return gives the first one; Escape and
/// the window's cross give another.
class ChoiceDialog : public QuestionDialog {
    Q_OBJECT

public:
    struct Choice {
        QString text; ///< On the button.
        const char *name; ///< Of the button as an object.
        mailbox::Answer answer;
    };
    struct Content {
        Icon picture = Icon::CircleQuestionMark;
        QString window; ///< Its title.
        QString title; ///< What is asked.
        QStringList paragraphs; ///< What one must know to answer.
        QList<Choice> choices; ///< The first one is for Return.
        mailbox::Answer onEscape;
    };

    explicit ChoiceDialog(const Content &content, QWidget *parent = nullptr);

    [[nodiscard]] mailbox::Answer answer() const override { return m_answer; }

private:
    void addHead(const Content &content);
    void addButtons(const QList<Choice> &choices);

    mailbox::Answer m_answer;
};

/// The server has given every message another name.
[[nodiscard]] ChoiceDialog::Content relinkChoice(const mailbox::RelinkQuestion &question);
/// There is mail on this machine, and no catalogue of it.
[[nodiscard]] ChoiceDialog::Content rebuildChoice(const mailbox::RebuildQuestion &question);
/// The user thinks of rebuilding the catalogue; RebuildAnswer::Rebuild if he does.
[[nodiscard]] ChoiceDialog::Content rebuildWarning();
/// What came of rebuilding, in sentences.
[[nodiscard]] QString rebuiltText(const mailbox::RebuildReport &report);

} // namespace poplar::gui
