// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFrame>
#include <QList>
#include <QPointer>
#include <QString>
#include <QStringList>

class QDialog;
class QLabel;

namespace poplar::gui {

class ConsoleCompletion;
class ConsoleEdit;
class ConsoleHistory;
class ElidedText;

/// A command that can be typed, as completion and help show it.
struct ConsoleVerb {
    QByteArray name; ///< "TOP"; upper case. It may have several words: "MAIL FROM:".
    QString usage; ///< "TOP message lines".
    QString help; ///< What it is for, in one or two sentences.
    QString reference; ///< "RFC 1939, section 7"; empty if there is none.
    QString
        obstacle; ///< Why it is not possible now, as a sentence; empty if it is. It can be sent all the same.

    bool operator==(const ConsoleVerb &) const = default;
};

/// A line to type commands into, with what they mean below it. It knows no protocol and no mailbox: who uses
/// it says which verbs there are and what is expected next.
///
/// Enter sends; Up and Down bring back what was sent before, in this run of the program; the verb is
/// completed while it is typed; F1, or "?" sent alone, lists the commands, and so does "HELP" where no verb
/// is called so; Escape says `left`. Pasted lines wait and are put into the line one after the other: each is
/// sent by an Enter of its own.
///
/// What PASS, APOP and AUTH carry is hidden while it is typed, cannot be copied, and is never among what Up
/// brings back. Of what is pasted, control characters are left out.
class ConsoleBar : public QFrame {
    Q_OBJECT

public:
    enum class Input {
        Closed, ///< Nothing can be sent; what was typed stays, but for a secret.
        Command,
        Secret, ///< An answer that is hidden: to a challenge of SASL.
        Data, ///< A line of a message: tabs stay, an empty line is one, and Ctrl+Enter sends all that wait.
    };

    explicit ConsoleBar(QWidget *parent = nullptr);
    ~ConsoleBar() override;

    /// @param hint a sentence: why it is closed, or what is expected.
    void setInput(Input input, const QString &hint);
    [[nodiscard]] Input input() const { return m_input; }
    void setVerbs(const QList<ConsoleVerb> &verbs);
    /// A remark about what was sent last; it stands below the line until something else is typed.
    void tell(const QString &sentence);
    /// Takes back to the line what `entered` told, because it was not sent; not where something else has been
    /// typed since, and never a secret.
    void putBack(const QByteArray &line);

Q_SIGNALS:
    /// The user sent a line: UTF-8, without a line end.
    void entered(const QByteArray &line);
    /// The user wants back to what is above the line.
    void left();

private:
    void build();
    void connectEdit();
    void take();
    void send(const QString &line);
    void sendWaiting();
    void onEdited();
    void splitPasted();
    void dropWaiting();
    void recall(int step);
    void updateHelp();
    void say(const QString &sentence);
    void showCommands();
    [[nodiscard]] const ConsoleVerb *verbIn(const QString &line) const;
    [[nodiscard]] QString helpText() const;

    ConsoleEdit *m_edit;
    QLabel *m_prompt;
    ElidedText *m_help;
    ConsoleCompletion *m_completion;
    ConsoleHistory *m_history;
    QPointer<QDialog> m_commands;
    QList<ConsoleVerb> m_verbs;
    Input m_input = Input::Closed;
    QString m_hint;
    QString m_remark;
    QStringList m_waiting; ///< Pasted lines behind the one that stands in the line.
};

} // namespace poplar::gui
