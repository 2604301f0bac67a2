// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace poplar::gui {

class ComposeText;
class SpellingDesk;

/// Whether misspelt words are marked, in which languages, and the way to the next of them.
class SpellMenu : public QMenu {
    Q_OBJECT

public:
    /// @param text outlives this, as does the desk.
    SpellMenu(SpellingDesk &desk, ComposeText &text, QWidget *parent);

Q_SIGNALS:
    /// There is none from the cursor to the end of the text, nor before.
    void nothingFound();

private:
    void refresh();
    void listLanguages();
    void takeLanguages();

    SpellingDesk &m_desk;
    ComposeText &m_text;
    QAction *m_use;
    QAction *m_next;
    QList<QAction *> m_languages;
    QAction *m_none;
};

} // namespace poplar::gui
