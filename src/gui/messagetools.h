// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolBar>

class QAction;

namespace poplar::gui {

class CharsetMenu;

/// What can be done with the message that is read, as a tool bar; the menus show the same actions.
class MessageTools : public QToolBar {
    Q_OBJECT

public:
    explicit MessageTools(QWidget *parent = nullptr);

    /// Checkable: shows the text in place of its layout.
    [[nodiscard]] QAction *plainText() const { return m_plainText; }
    /// Checkable: shows the text as a browser would; hidden where there is none.
    [[nodiscard]] QAction *original() const { return m_original; }
    /// Checkable: letters of one width.
    [[nodiscard]] QAction *fixedWidth() const { return m_fixedWidth; }
    [[nodiscard]] QAction *save() const { return m_save; }
    /// The charset of the text.
    [[nodiscard]] CharsetMenu *charsets() const { return m_charsets; }

private:
    QAction *m_plainText;
    QAction *m_original;
    QAction *m_fixedWidth;
    QAction *m_save;
    CharsetMenu *m_charsets;
};

} // namespace poplar::gui
