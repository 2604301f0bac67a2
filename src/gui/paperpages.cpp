// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/paperpages.h"

#include "gui/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QCoreApplication>
#include <QImage>
#include <QPaintDevice>
#include <QPainter>
#include <QPixmap>
#include <QTextCursor>

#include <algorithm>
#include <array>
#include <cmath>

namespace poplar::gui {

namespace {

constexpr qreal marginMillimetres = 15;
constexpr qreal footPoints = 8;
constexpr qreal mostShrunk = 2.5; ///< Smaller letters cannot be read.
constexpr qreal pointsPerInch = 72;

struct PaperPagesWords {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::PaperPagesWords)
};

/// Of the document: what a point is to the fonts in it.
qreal pixelsPerInch()
{
    return QImage(1, 1, QImage::Format_RGB32).logicalDpiY();
}

QSizeF sizeOfPicture(const QVariant &picture)
{
    if (picture.typeId() == QMetaType::QPixmap)
        return picture.value<QPixmap>().deviceIndependentSize();
    return picture.value<QImage>().deviceIndependentSize();
}

QFont footFont()
{
    QFont font = QApplication::font();
    font.setPixelSize(
        int(std::lround(footPoints * pixelsPerInch() / pointsPerInch))); // the same on all devices
    return font;
}

} // namespace

PaperPages::PaperPages(const Paper &paper, const QString &title, const QPageLayout &layout)
    : m_paper(paper)
    , m_title(title)
    , m_page(layout.paintRect(QPageLayout::Point).size() * pixelsPerInch() / pointsPerInch)
    , m_foot(QFontMetricsF(footFont()).height() * 2)
{
    m_page.setHeight(std::max(m_foot * 2, m_page.height()));
    fitPictures();
    begin();
}

void PaperPages::begin()
{
    m_paper->setPageSize(QSizeF(m_page.width(), m_page.height() - m_foot) * m_shrunk);
    m_next = m_paper->begin();
    m_count = 0;
}

/// What is wider or higher than a page would be cut off.
void PaperPages::fitPictures() const
{
    const QSizeF room(m_page.width(), m_page.height() - m_foot);
    for (QTextBlock block = m_paper->begin(); block.isValid(); block = block.next()) {
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            QTextImageFormat image = part.fragment().charFormat().toImageFormat();
            if (!image.isValid())
                continue;
            const QSizeF own =
                sizeOfPicture(m_paper->resource(QTextDocument::ImageResource, QUrl(image.name())));
            const QSizeF size(image.width() > 0 ? image.width() : own.width(),
                              image.height() > 0 ? image.height() : own.height());
            if (size.width() < room.width() + 1 && size.height() < room.height() + 1)
                continue;
            const QSizeF fits = size.scaled(room, Qt::KeepAspectRatio);
            image.setWidth(fits.width());
            image.setHeight(fits.height());
            QTextCursor cursor(m_paper.get());
            cursor.setPosition(part.fragment().position());
            cursor.setPosition(part.fragment().position() + part.fragment().length(),
                               QTextCursor::KeepAnchor);
            cursor.setCharFormat(image);
            part = block.begin(); // the fragments are others now, but those before it fit
        }
    }
}

bool PaperPages::layOut(QDeadlineTimer until)
{
    if (m_count > 0)
        return true;
    QAbstractTextDocumentLayout *layout = m_paper->documentLayout();
    while (m_next.isValid()) {
        (void)layout->blockBoundingRect(m_next); // lays out as far as that
        m_next = m_next.next();
        if (until.hasExpired())
            return false;
    }
    const qreal wide = layout->documentSize().width() / (m_page.width() * m_shrunk);
    if (m_shrunk == 1 && wide > 1.01) {
        m_shrunk = std::min(wide, mostShrunk);
        begin();
        return layOut(until);
    }
    m_count = std::max(1, m_paper->pageCount());
    return true;
}

int PaperPages::progress() const
{
    constexpr int all = 100;
    return m_next.isValid() ? int(qint64(all) * m_next.position() / std::max(1, m_paper->characterCount()))
                            : all;
}

void PaperPages::paint(QPainter &painter, int page) const
{
    const QSizeF size = m_paper->pageSize();
    const qreal scale = painter.device()->logicalDpiX() / pixelsPerInch();
    painter.save();
    painter.scale(scale, scale);
    painter.save();
    painter.scale(1 / m_shrunk, 1 / m_shrunk);
    painter.translate(0, -page * size.height());
    const QRectF part(0, page * size.height(), size.width(), size.height());
    painter.setClipRect(part);
    QAbstractTextDocumentLayout::PaintContext context;
    context.clip = part;
    context.palette = lightPalette();
    context.palette.setColor(QPalette::Text, Qt::black);
    m_paper->documentLayout()->draw(&painter, context);
    painter.restore();
    paintFoot(painter, page);
    painter.restore();
}

void PaperPages::paintFoot(QPainter &painter, int page) const
{
    painter.setFont(footFont());
    painter.setPen(themeColours(lightPalette()).muted);
    const QFontMetricsF metrics(painter.font());
    //: At the foot of a printed page.
    const QString number = PaperPagesWords::tr("Page %1 of %2").arg(page + 1).arg(m_count);
    const QRectF line(0, m_page.height() - metrics.height(), m_page.width(), metrics.height());
    const qreal room = line.width() - metrics.horizontalAdvance(number) - space::huge;
    painter.drawText(line, Qt::AlignRight | Qt::TextSingleLine, number);
    painter.drawText(line, Qt::AlignLeft | Qt::TextSingleLine,
                     metrics.elidedText(m_title, Qt::ElideRight, room));
}

QPageSize usualPaper(const QLocale &locale)
{
    static constexpr std::array letter{QLocale::Belize,       QLocale::Canada,      QLocale::Chile,
                                       QLocale::Colombia,     QLocale::CostaRica,   QLocale::ElSalvador,
                                       QLocale::Guatemala,    QLocale::Mexico,      QLocale::Nicaragua,
                                       QLocale::Panama,       QLocale::Philippines, QLocale::PuertoRico,
                                       QLocale::UnitedStates, QLocale::Venezuela};
    const bool isLetter = std::find(letter.begin(), letter.end(), locale.territory()) != letter.end();
    return QPageSize(isLetter ? QPageSize::Letter : QPageSize::A4);
}

QMarginsF usualMargins()
{
    return {marginMillimetres, marginMillimetres, marginMillimetres, marginMillimetres};
}

} // namespace poplar::gui
