// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/finding.h"

#include <QFrame>
#include <QPointer>

class QGridLayout;
class QLabel;
class QLineEdit;
class QTimer;
class QToolButton;

namespace poplar::gui {

/// The line under a view to search it with. It knows the view by its signals alone: connect
/// `findRequested` to what searches, and what that finds to `showResult`. Hidden at first.
///
/// Enter and F3 find the next place, with Shift the one before; Escape closes the line and gives the
/// focus back.
class FindBar : public QFrame {
    Q_OBJECT

public:
    using Direction = FindDirection;
    using Result = FindResult;

    explicit FindBar(QWidget *parent = nullptr);

    /// Answers to Ctrl+F, F3, Shift+F3 and Escape pressed in a view or its children, before any shortcut
    /// of the window. A view may be one of several; the keys work while it is visible.
    void serve(QWidget *view);

    /// Shows the line and takes the focus, with what was sought before selected.
    void open();
    /// Hides the line, gives back the focus if it had it, and says `closed`.
    void close();
    void findNext() { find(Direction::Next); }
    void findPrevious() { find(Direction::Previous); }
    [[nodiscard]] QString text() const;

    /// Says how the search that was asked for last has ended.
    void showResult(poplar::gui::FindResult result);
    /// Says that it takes a while. @param perCent of what there is to search.
    void showProgress(int perCent);

Q_SIGNALS:
    /// @param text what to look for; empty when there is nothing more to look for.
    void findRequested(const QString &text, poplar::gui::FindDirection direction);
    /// The user does not want to wait for the result.
    void stopRequested();
    void closed();

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void layOut();
    void find(Direction direction);
    void say(const QString &words, const QColor &colour);
    void sayNothing();
    [[nodiscard]] bool answer(QKeyEvent *event);
    [[nodiscard]] QString words(Result result) const;

    QLineEdit *m_text;
    QToolButton *m_previous;
    QToolButton *m_next;
    QToolButton *m_stop;
    QToolButton *m_close;
    QWidget *m_told; ///< Holds what is said of the result.
    QLabel *m_picture;
    QLabel *m_words;
    QGridLayout *m_grid;
    QTimer *m_typing; ///< Searches when the user rests.
    QPointer<QWidget> m_before; ///< Had the focus when the line was opened.
    Result m_result = Result::Unsearched;
};

} // namespace poplar::gui
