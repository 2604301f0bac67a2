// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/composetext.h"

#include "gui/richtext.h"
#include "gui/suggestionmenu.h"
#include "gui/theme.h"
#include "gui/writtenmarks.h"
#include "mime/answering.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QEvent>
#include <QMenu>
#include <QMimeData>
#include <QUrl>

namespace poplar::gui {

ComposeText::ComposeText(QWidget *parent)
    : QTextEdit(parent)
    , m_marks(new WrittenMarks(*this))
{
    setObjectName(QStringLiteral("composeText"));
    setAccessibleName(tr("Text of the message"));
    setAcceptRichText(false);
    setTabChangesFocus(false);
    setFrameShape(QFrame::NoFrame);
    document()->setDocumentMargin(space::large);
    connect(document(), &QTextDocument::contentsChange, this, &ComposeText::edited);
}

void ComposeText::setWritten(const QString &text, const QString &html)
{
    m_form = html.isEmpty() ? Form::Plain : Form::Rich;
    if (html.isEmpty())
        setPlainText(text);
    else
        setHtml(html);
    moveCursor(QTextCursor::Start);
}

QString ComposeText::written() const
{
    return m_form == Form::Plain ? toPlainText() : plainTextOf(*document());
}

QString ComposeText::writtenHtml() const
{
    return m_form == Form::Plain ? QString() : htmlOf(*document());
}

void ComposeText::setForm(Form form)
{
    m_form = form;
    if (form == Form::Rich)
        return;
    QTextCursor all(document());
    all.select(QTextCursor::Document);
    all.setCharFormat({});
    all.setBlockFormat({});
}

void ComposeText::pasteAsQuotation()
{
    if (isReadOnly() || !isEnabled())
        return;
    const QMimeData *source = QApplication::clipboard()->mimeData();
    if (source && source->hasText())
        textCursor().insertText(mime::quoted(source->text()));
}

bool ComposeText::canInsertFromMimeData(const QMimeData *source) const
{
    return !localFiles(*source).isEmpty() || QTextEdit::canInsertFromMimeData(source);
}

void ComposeText::insertFromMimeData(const QMimeData *source)
{
    if (const QStringList files = localFiles(*source); !files.isEmpty())
        Q_EMIT filesGiven(files);
    else
        QTextEdit::insertFromMimeData(source);
}

void ComposeText::changeEvent(QEvent *event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_marks->rehighlight();
}

void ComposeText::setSpelling(spelling::Spelling *spelling)
{
    m_spelling = spelling;
    m_marks->setSpelling(spelling);
}

bool ComposeText::chooseNextMisspelt()
{
    const auto next = m_marks->misspeltFrom(textCursor().selectionEnd());
    const auto found = next ? next : m_marks->misspeltFrom(0);
    if (found)
        setTextCursor(*found);
    return found.has_value();
}

void ComposeText::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const QTextCursor at = isByKey ? textCursor() : cursorForPosition(event->pos());
    QMenu *menu = createStandardContextMenu(event->pos());
    menu->setObjectName(QStringLiteral("composeTextMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (const auto word = m_marks->misspeltAt(at.position()); word && m_spelling)
        addSuggestions(*menu, *m_spelling, *word);
    menu->popup(isByKey ? viewport()->mapToGlobal(cursorRect().bottomLeft()) : event->globalPos());
    event->accept();
}

QStringList localFiles(const QMimeData &source)
{
    QStringList files;
    const QList<QUrl> urls = source.urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            files += url.toLocalFile();
    }
    return files;
}

} // namespace poplar::gui
