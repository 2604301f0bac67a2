// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace poplar::gui {

class ConsoleCompletion;

/// Where a secret begins in a command line: behind "PASS ", "APOP name " or "AUTH mechanism ", in any letter
/// case. -1 if there is none.
[[nodiscard]] qsizetype secretStart(const QString &line);

/// A line to type a command into that hides what is secret of it. What stands before a secret is then drawn
/// by this class, and the text of the QLineEdit is the secret alone, in the echo mode of a password: so it
/// can neither be copied nor read out, wherever in the line it is edited, and Qt's own care for passwords
/// holds. Backspace before its first letter takes the verb back, and the secret with it.
class ConsoleEdit : public QLineEdit {
    Q_OBJECT

public:
    enum class Hiding {
        Secrets, ///< What secretStart() finds.
        Everything,
        Nothing,
    };

    explicit ConsoleEdit(QWidget *parent = nullptr);

    void setHiding(Hiding hiding);
    /// What stands there, hidden or not.
    [[nodiscard]] QString line() const { return m_prefix + text(); }
    void setLine(const QString &line);
    /// What may be shown of the line to anybody.
    [[nodiscard]] QString openLine() const;
    [[nodiscard]] bool hidesSomething() const { return echoMode() != Normal; }
    /// Offers while Hiding::Secrets. Enter and Tab take what it offers, Escape withdraws it.
    [[nodiscard]] ConsoleCompletion &completion() const { return *m_completion; }

Q_SIGNALS:
    /// The user changed the line.
    void edited();
    /// Enter,
    void sent();
    /// and with Ctrl.
    void allSent();
    /// Up or Down. @param step -1 for what was sent earlier, 1 for later.
    void recalled(int step);
    void helpWanted();
    void left();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void split(const QString &line, qsizetype cursor);
    void setEcho(EchoMode mode);
    void makeRoom();
    void offer();
    void complete(const QString &verb);
    [[nodiscard]] bool takeOffer(int key);
    [[nodiscard]] bool answer(const QKeyEvent &event);
    [[nodiscard]] bool replaceWhole(const QKeyEvent &event);

    ConsoleCompletion *m_completion;
    Hiding m_hiding = Hiding::Secrets;
    QString m_prefix; ///< With the space behind it; empty where nothing is hidden.
    bool m_isWhole = false; ///< The prefix is selected, too.
};

} // namespace poplar::gui
