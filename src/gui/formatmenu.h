// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

class QToolBar;

namespace poplar::gui {

class ComposeText;

/// Gives what is written bold and italic letters, lists and links, where the writer wants a form at all.
class FormatMenu : public QMenu {
    Q_OBJECT

public:
    /// @param text outlives this, as does the bar, which is hidden where there is no form.
    FormatMenu(ComposeText &text, QToolBar &bar, QWidget *parent);

    /// Takes over whether the text has a form.
    void refresh();

private:
    QAction *addForm(const QString &label, const char *name, void (FormatMenu::*change)());
    void changeUse(bool isUsed);
    void toggleBold();
    void toggleItalic();
    void toggleList();
    void askForLink();

    ComposeText &m_text;
    QToolBar &m_bar;
    QAction *m_use;
    QList<QAction *> m_forms;
};

} // namespace poplar::gui
