// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/composetext.h"

#include "gui/quotecolour.h"
#include "gui/richtext.h"
#include "gui/theme.h"
#include "mime/answering.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QMimeData>
#include <QSyntaxHighlighter>
#include <QUrl>

namespace poplar::gui {

class ComposeText::Colours : public QSyntaxHighlighter {
public:
    explicit Colours(QTextEdit *text)
        : QSyntaxHighlighter(text->document())
        , m_text(text)
    {
    }

protected:
    void highlightBlock(const QString &line) override
    {
        if (const int depth = quoteDepth(line); depth > 0)
            setFormat(0, int(line.size()), quoteColour(depth, m_text->palette()));
    }

private:
    QTextEdit *m_text;
};

ComposeText::ComposeText(QWidget *parent)
    : QTextEdit(parent)
    , m_colours(new Colours(this))
{
    setObjectName(QStringLiteral("composeText"));
    setAccessibleName(tr("Text of the message"));
    setAcceptRichText(false);
    setTabChangesFocus(false);
    setFrameShape(QFrame::NoFrame);
    document()->setDocumentMargin(space::large);
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
        m_colours->rehighlight();
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
