// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/htmlview.h"

#include "gui/htmlcolours.h"
#include "gui/linkopening.h"
#include "gui/theme.h"

#include "wire/displaytext.h"

#include <QBuffer>
#include <QEvent>
#include <QImageReader>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>
#include <utility>

namespace poplar::gui {

namespace {

/// A picture of a few octets can claim any size.
constexpr int mostPixels = 16 * 1024 * 1024;
constexpr int widestPicture = 1200;
constexpr int frameSide = 24; ///< In place of a picture of unknown size.

} // namespace

HtmlView::HtmlView(QWidget *parent)
    : QTextBrowser(parent)
{
    setObjectName(QStringLiteral("messageHtml"));
    setAccessibleName(tr("Text of the message"));
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setUndoRedoEnabled(false);
    setSearchPaths({});
    document()->setDocumentMargin(space::large);
    connect(this, &QTextBrowser::highlighted, this,
            [this](const QUrl &target) { Q_EMIT linkHovered(wire::displayText(target.toDisplayString())); });
    connect(this, &QTextBrowser::anchorClicked, this,
            [this](const QUrl &target) { Q_EMIT linkActivated(target, textOfLink(target)); });
}

void HtmlView::setContent(const mime::SafeHtml &html)
{
    m_html = html;
    render();
}

void HtmlView::clear()
{
    m_html = {};
    QTextBrowser::clear();
}

void HtmlView::render()
{
    if (m_html.isEmpty() || m_isRendering)
        return;
    m_isRendering = true;
    const bool isDark = palette().color(QPalette::Base).lightness() < 128;
    const ThemeColours colours = themeColours(palette());
    document()->setDefaultStyleSheet(QStringLiteral("a { color: %1; }").arg(colours.accent.name()));
    setHtml(isDark ? forDarkGround(m_html.markup) : m_html.markup);
    m_isRendering = false;
}

void HtmlView::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        render();
}

/// What is not answered here Qt would look for among the files.
QVariant HtmlView::loadResource(int type, const QUrl &name)
{
    if (type != QTextDocument::ImageResource)
        return QByteArray("");
    bool isNumber = false;
    const qsizetype number = name.path().toInt(&isNumber);
    if (name.scheme() != u"picture" || !isNumber || number < 0 || number >= m_html.pictures.size())
        return frame();
    return picture(number);
}

QImage HtmlView::picture(qsizetype number) const
{
    QByteArray bytes = m_html.pictures[number];
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    const QSize size = reader.size();
    // Vector pictures can refer to files, and take any time.
    if (reader.format().startsWith("svg") || !size.isValid()
        || qint64(size.width()) * size.height() > mostPixels)
        return frame();
    if (size.width() > widestPicture)
        reader.setScaledSize(size.scaled(widestPicture, size.height(), Qt::KeepAspectRatio));
    const QImage image = reader.read();
    return image.isNull() ? frame() : image;
}

/// Where a picture would be.
QImage HtmlView::frame() const
{
    QImage image(frameSide, frameSide, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setPen(QPen(themeColours(palette()).hairline, 1));
    painter.drawRect(0, 0, frameSide - 1, frameSide - 1);
    return image;
}

/// Where several links lead there, the text that deceives.
QString HtmlView::textOfLink(const QUrl &target) const
{
    QString text = target.toString();
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            const QTextFragment fragment = part.fragment();
            if (QUrl(fragment.charFormat().anchorHref()) != target)
                continue;
            text = fragment.text();
            if (doubtOf(text, target) != LinkDoubt::None)
                return text;
        }
    }
    return text;
}

/// When it is first shown, Qt brings the cursor into sight: in a view that is still low the first line would
/// slip out of it.
void HtmlView::showEvent(QShowEvent *event)
{
    const int before = verticalScrollBar()->value();
    QTextBrowser::showEvent(event);
    verticalScrollBar()->setValue(before);
}

void HtmlView::keyPressEvent(QKeyEvent *event)
{
    // The browser's own keys go back and forth among pages, of which there is one.
    if (event->key() == Qt::Key_Backspace || event->key() == Qt::Key_Back || event->key() == Qt::Key_Forward)
        return event->ignore();
    QTextBrowser::keyPressEvent(event);
}

} // namespace poplar::gui
