// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/errortext.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace poplar::gui {

class FlowLayout;

/// Tells of a problem above the list, without stopping anybody: what happened, what it means, what can
/// be done. The server's words and the technical side unfold on request.
class ProblemBar : public QFrame {
    Q_OBJECT

public:
    explicit ProblemBar(QWidget *parent = nullptr);

    /// The remedies that make sense where the bar is; others are left out. Without a call: all that a
    /// window with a mailbox has.
    void setOffered(const QList<Remedy> &remedies) { m_offered = remedies; }
    /// Shows a problem in place of the one before, and announces it to screen readers.
    void showProblem(const mailbox::Problem &problem);
    /// Something that is not an error but worth the same place, such as what became of a deletion.
    enum class Tone { Good, Notice, Problem };
    /// @param offer what a button below it says: offerTaken() tells when it is pressed. Empty for none.
    void showNotice(Tone tone, const QString &title, const QString &explanation, const QString &offer = {});
    /// Hides the bar, as when the next attempt begins.
    void dismiss();

    [[nodiscard]] const mailbox::Problem &problem() const { return m_problem; }
    /// Counts what has been shown: whether it is still the same.
    [[nodiscard]] quint64 turn() const { return m_turn; }

Q_SIGNALS:
    void remedyChosen(poplar::gui::Remedy remedy, const poplar::mailbox::Problem &problem);
    void dismissed();
    void offerTaken();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void clearButtons();
    void setRemedies(const QList<Remedy> &remedies);
    void setOffer(const QString &offer);
    void setDetails(const ErrorText &text);
    void unfold();
    void announce();
    void dress();

    QList<Remedy> m_offered;
    mailbox::Problem m_problem;
    quint64 m_turn = 0;
    Tone m_tone = Tone::Problem;
    bool m_dressing = false;
    QLabel *m_picture;
    QLabel *m_title;
    QLabel *m_explanation;
    QLabel *m_words;
    QLabel *m_technical;
    QToolButton *m_details;
    QToolButton *m_close;
    FlowLayout *m_buttons;
};

} // namespace poplar::gui
