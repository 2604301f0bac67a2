// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/consolehistory.h"
#include "gui/consolenote.h"
#include "gui/consoleverb.h"

#include <QFrame>
#include <QPointer>
#include <QStringList>

class QLabel;

namespace poplar::gui {

class ConsoleCommands;
class ConsoleEdit;

/// A line to type commands into, with what they mean below it. It knows no protocol and no mailbox: who uses
/// it says which verbs there are and what is expected next.
///
/// Enter sends; Up and Down bring back what was sent before; the verb is completed while it is typed; F1, or
/// "?" sent alone, lists the commands, and so does "HELP" where no verb is called so; Escape says `left`.
/// Of several pasted lines the first stands in the line and the others wait: each is sent by an Enter of its
/// own, and changing to Escape forgets them.
///
/// What PASS, APOP and AUTH carry is hidden while it is typed, cannot be copied, and is never among what Up
/// brings back; nor is a line without a known verb. Control characters are left out.
class ConsoleBar : public QFrame {
    Q_OBJECT

public:
    enum class Input {
        Closed, ///< Nothing can be sent; what was typed stays, but for a secret.
        Command,
        Secret, ///< An answer that is hidden: to a challenge of SASL.
        Data, ///< A line of a message: tabs stay, an empty line is one, Ctrl+Enter sends all that wait.
    };

    explicit ConsoleBar(QWidget *parent = nullptr);

    /// @param hint a sentence: why it is closed, or what is expected.
    void setInput(Input input, const QString &hint);
    [[nodiscard]] Input input() const { return m_input; }
    void setVerbs(const QList<ConsoleVerb> &verbs);
    /// A remark about what was sent last; it stands below the line until something else is typed or sent.
    void tell(const QString &sentence);

Q_SIGNALS:
    /// The user sent a line: UTF-8, without a line end. What is received of it may be a secret.
    void entered(const QByteArray &line);
    /// The user wants back to what is above the line.
    void left();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void connectEdit();
    void dress();
    void onEdited();
    void takeOutControls();
    void spreadLines();
    void shorten();
    void recall(int step);
    void send();
    void sendAll();
    void sendLine();
    void takeWaiting();
    void leave();
    void showNote();
    void showCommands();
    [[nodiscard]] bool asksForCommands(const QString &line) const;
    [[nodiscard]] const ConsoleVerb *verbIn(const QString &line) const;
    [[nodiscard]] ConsoleNote::Text note() const;

    ConsoleEdit *m_edit;
    QLabel *m_prompt;
    ConsoleNote *m_note;
    ConsoleHistory m_history;
    QPointer<ConsoleCommands> m_commands;
    QList<ConsoleVerb> m_verbs;
    Input m_input = Input::Closed;
    QString m_hint;
    QString m_remark;
    QStringList m_waiting; ///< Pasted lines behind the one that stands in the line.
    bool m_isHeldBack = false; ///< The next of them waits for another input.
};

} // namespace poplar::gui
