// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/htmlview.h"

#include "gui/htmlcolours.h"
#include "gui/linkopening.h"
#include "gui/theme.h"

#include "wire/displaytext.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocument>

#include <utility>

namespace poplar::gui {

namespace {

QUrl addressOf(int number)
{
    return QUrl(QStringLiteral("picture:%1").arg(number));
}

/// "https://example.org" and "https://example.org/" are the same to a browser.
bool leadsTo(const QUrl &link, const QUrl &target)
{
    return link.adjusted(QUrl::StripTrailingSlash | QUrl::NormalizePathSegments)
        == target.adjusted(QUrl::StripTrailingSlash | QUrl::NormalizePathSegments);
}

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
    connect(&m_pictures, &DocumentPictures::decoded, this, &HtmlView::showPicture);
    connect(this, &QTextBrowser::highlighted, this,
            [this](const QUrl &target) { Q_EMIT linkHovered(wire::displayText(target.toDisplayString())); });
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl &target) {
        Q_EMIT linkActivated(target, textOfLink(target).value_or(QString()));
    });
}

void HtmlView::setContent(const mime::SafeHtml &html)
{
    m_html = html;
    document()->clear(); // with the pictures of the message before
    m_pictures.setFiles(html.pictures);
    m_html.markup = m_pictures.withSizes(html.markup);
    render();
}

void HtmlView::clear()
{
    m_html = {};
    m_pictures.setFiles({});
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
    m_pictures.decode(devicePixelRatioF());
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
    const int number = name.path().toInt(&isNumber);
    if (!isNumber || name != addressOf(number))
        return frame();
    const QPixmap picture = m_pictures.picture(number);
    return picture.isNull() ? plainGround() : picture;
}

/// Its place has its size already: nothing is laid out anew, and nothing moves.
void HtmlView::showPicture(int number)
{
    document()->addResource(QTextDocument::ImageResource, addressOf(number), m_pictures.picture(number));
    viewport()->update();
}

/// Where a picture would be that is not there.
QPixmap HtmlView::frame() const
{
    constexpr int side = 24; // where nothing tells a size
    QPixmap frame(side, side);
    frame.fill(Qt::transparent);
    QPainter painter(&frame);
    painter.setPen(QPen(themeColours(palette()).hairline, 1));
    painter.drawRect(0, 0, side - 1, side - 1);
    return frame;
}

/// In the place of a picture until it comes; drawn as large as that is.
QPixmap HtmlView::plainGround() const
{
    QPixmap ground(1, 1);
    ground.fill(themeColours(palette()).hairline);
    return ground;
}

std::optional<QString> HtmlView::textOfLink(const QUrl &target) const
{
    std::optional<QString> text;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            const QTextFragment fragment = part.fragment();
            if (!leadsTo(QUrl(fragment.charFormat().anchorHref()), target))
                continue;
            text = fragment.text();
            if (doubtOf(*text, target) != LinkDoubt::None)
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
