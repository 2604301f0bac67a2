// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/formatmenu.h"

#include "gui/composetext.h"
#include "gui/icons.h"

#include <QInputDialog>
#include <QTextList>
#include <QToolBar>
#include <QUrl>

namespace poplar::gui {

FormatMenu::FormatMenu(ComposeText &text, QToolBar &bar, QWidget *parent)
    : QMenu(tr("F&ormat"), parent)
    , m_text(text)
    , m_bar(bar)
    , m_use(addAction(tr("&Formatting")))
{
    m_use->setObjectName(QStringLiteral("formatAction"));
    m_use->setCheckable(true);
    m_use->setToolTip(
        tr("Send the text with bold and italic letters, lists and links, besides the plain one"));
    connect(m_use, &QAction::toggled, this, &FormatMenu::changeUse);
    addSeparator();
    QAction *bold = addForm(tr("&Bold"), "boldAction", &FormatMenu::toggleBold);
    bold->setIcon(gui::icon(Icon::Bold));
    bold->setShortcut(QKeySequence::Bold);
    QAction *italic = addForm(tr("&Italic"), "italicAction", &FormatMenu::toggleItalic);
    italic->setIcon(gui::icon(Icon::Italic));
    italic->setShortcut(QKeySequence::Italic);
    addForm(tr("&List"), "listAction", &FormatMenu::toggleList)->setIcon(gui::icon(Icon::List));
    addForm(tr("Lin&k…"), "linkAction", &FormatMenu::askForLink)->setIcon(gui::icon(Icon::Link));
    bar.addActions(m_forms);
    refresh();
}

QAction *FormatMenu::addForm(const QString &label, const char *name, void (FormatMenu::*change)())
{
    QAction *action = addAction(label);
    action->setObjectName(QLatin1StringView(name));
    action->setShortcutContext(Qt::WidgetShortcut);
    m_text.addAction(action);
    connect(action, &QAction::triggered, this, change);
    m_forms += action;
    return action;
}

void FormatMenu::refresh()
{
    const bool isUsed = m_text.form() == ComposeText::Form::Rich;
    m_use->setChecked(isUsed);
    m_use->setEnabled(!m_text.isReadOnly());
    for (QAction *action : std::as_const(m_forms))
        action->setEnabled(isUsed);
    m_bar.setVisible(isUsed);
}

void FormatMenu::changeUse(bool isUsed)
{
    m_text.setForm(isUsed ? ComposeText::Form::Rich : ComposeText::Form::Plain);
    refresh();
}

void FormatMenu::toggleBold()
{
    QTextCharFormat change;
    const bool isBold = m_text.currentCharFormat().fontWeight() > QFont::Medium;
    change.setFontWeight(isBold ? QFont::Normal : QFont::Bold);
    m_text.mergeCurrentCharFormat(change);
}

void FormatMenu::toggleItalic()
{
    QTextCharFormat change;
    change.setFontItalic(!m_text.currentCharFormat().fontItalic());
    m_text.mergeCurrentCharFormat(change);
}

void FormatMenu::toggleList()
{
    QTextCursor cursor = m_text.textCursor();
    if (cursor.currentList())
        cursor.setBlockFormat({});
    else
        cursor.createList(QTextListFormat::ListDisc);
}

void FormatMenu::askForLink()
{
    auto *dialog = new QInputDialog(&m_text);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("linkQuestion"));
    dialog->setWindowTitle(tr("Link"));
    dialog->setLabelText(tr("Where the link leads (https://…):"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &typed) {
        const QUrl target = QUrl::fromUserInput(typed.trimmed());
        if (!target.isValid())
            return;
        QTextCharFormat form;
        form.setAnchor(true);
        form.setAnchorHref(target.toString());
        form.setForeground(m_text.palette().link());
        form.setFontUnderline(true);
        QTextCursor cursor = m_text.textCursor();
        cursor.insertText(cursor.hasSelection() ? cursor.selectedText() : target.toString(), form);
    });
    dialog->open();
}

} // namespace poplar::gui
