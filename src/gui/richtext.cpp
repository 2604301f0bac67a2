// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/richtext.h"

#include <QTextBlock>
#include <QTextDocument>
#include <QTextList>
#include <QUrl>

namespace poplar::gui {

namespace {

bool isBold(const QTextCharFormat &format)
{
    return format.fontWeight() > QFont::Medium;
}

bool hasForm(const QTextCharFormat &format)
{
    return isBold(format) || format.fontItalic() || format.isAnchor();
}

QString escapedText(const QString &text)
{
    return text.toHtmlEscaped().replace(QChar::LineSeparator, QStringLiteral("<br>"));
}

QString fragmentHtml(const QTextFragment &fragment)
{
    const QTextCharFormat format = fragment.charFormat();
    QString html = escapedText(fragment.text());
    if (format.fontItalic())
        html = QStringLiteral("<i>%1</i>").arg(html);
    if (isBold(format))
        html = QStringLiteral("<b>%1</b>").arg(html);
    const QUrl target(format.anchorHref());
    if (format.isAnchor() && target.isValid() && !target.scheme().isEmpty())
        html = QStringLiteral("<a href=\"%1\">%2</a>")
                   .arg(QString::fromLatin1(target.toEncoded()).toHtmlEscaped(), html);
    return html;
}

template <class Visit>
void visitFragments(const QTextBlock &block, Visit visit)
{
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        if (it.fragment().isValid())
            visit(it.fragment());
    }
}

bool isInPlainWords(const QTextDocument &document)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        bool isPlain = !block.textList();
        visitFragments(block, [&isPlain](const QTextFragment &fragment) {
            isPlain = isPlain && !hasForm(fragment.charFormat());
        });
        if (!isPlain)
            return false;
    }
    return true;
}

} // namespace

QString htmlOf(const QTextDocument &document)
{
    if (isInPlainWords(document))
        return {};
    QString html;
    bool isInList = false;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const bool isItem = block.textList();
        if (isItem != isInList)
            html += isItem ? QStringLiteral("<ul>\n") : QStringLiteral("</ul>\n");
        isInList = isItem;
        QString line;
        visitFragments(block, [&line](const QTextFragment &fragment) { line += fragmentHtml(fragment); });
        if (line.isEmpty())
            line = QStringLiteral("<br>");
        html += (isItem ? QStringLiteral("<li>%1</li>\n") : QStringLiteral("<div>%1</div>\n")).arg(line);
    }
    if (isInList)
        html += QStringLiteral("</ul>\n");
    return QStringLiteral("<html><body>\n%1</body></html>\n").arg(html);
}

QString plainTextOf(const QTextDocument &document)
{
    QStringList lines;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QString line = block.textList() ? QStringLiteral("* ") : QString();
        visitFragments(block, [&line](const QTextFragment &fragment) {
            line += fragment.text();
            const QString target = fragment.charFormat().anchorHref();
            if (!target.isEmpty() && target != fragment.text())
                line += QStringLiteral(" <%1>").arg(target);
        });
        lines += line.replace(QChar::LineSeparator, u'\n').replace(QChar::Nbsp, u' ');
    }
    return lines.join(u'\n');
}

} // namespace poplar::gui
