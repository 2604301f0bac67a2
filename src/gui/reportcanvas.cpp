// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/reportcanvas.h"

#include "gui/theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPagedPaintDevice>
#include <QPainter>
#include <QTextOption>

#include <algorithm>
#include <utility>

namespace poplar::gui {

namespace {

constexpr qreal runningHeight = 26; ///< What stands above a page takes, with the distance to it,
constexpr qreal footHeight = 26; ///< and what stands below it.

struct CanvasWords {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::PaperPagesWords)
};

} // namespace

LaidText::LaidText(const QString &text, const QFont &font, const Shape &shape)
    : m_layout(std::make_unique<QTextLayout>(QString(text).replace(u'\n', QChar::LineSeparator), font))
    , m_lineHeight(QFontMetricsF(font).lineSpacing())
    , m_ascent(QFontMetricsF(font).ascent())
{
    QTextOption option(shape.alignment);
    option.setWrapMode(shape.wrap);
    option.setTextDirection(Qt::LeftToRight);
    m_layout->setTextOption(option);
    m_layout->beginLayout();
    for (QTextLine line = m_layout->createLine(); line.isValid(); line = m_layout->createLine()) {
        const qreal in = line.lineNumber() > 0 ? shape.hanging : 0;
        line.setLineWidth(std::max<qreal>(1, shape.width - in));
        line.setPosition(QPointF(in, 0));
    }
    m_layout->endLayout();
}

void LaidText::paint(QPainter &painter, int line, QPointF at) const
{
    m_layout->lineAt(line).draw(&painter, at);
}

ReportCanvas::ReportCanvas(const QSizeF &size, const Frame &frame)
    : m_size(size)
    , m_frame(frame)
{
    begin();
}

ReportCanvas::ReportCanvas(const QSizeF &size, const Frame &frame, QPagedPaintDevice &device,
                           QPainter &painter, int pages)
    : m_size(size)
    , m_frame(frame)
    , m_device(&device)
    , m_painter(&painter)
    , m_pages(pages)
{
    begin();
}

qreal ReportCanvas::room() const
{
    return m_size.height() - footHeight - m_y;
}

qreal ReportCanvas::wholeRoom() const
{
    return m_size.height() - footHeight - runningHeight;
}

void ReportCanvas::begin()
{
    m_y = m_page > 1 ? runningHeight : 0;
    if (m_painter != nullptr)
        paintFrame();
}

void ReportCanvas::need(qreal height)
{
    if (height > room())
        newPage();
}

void ReportCanvas::newPage()
{
    ++m_page;
    if (m_device != nullptr && !m_device->newPage())
        m_isGood = false;
    begin();
    // What it puts must not call for a page of its own.
    if (const std::function<void()> head = std::exchange(m_head, nullptr)) {
        head();
        m_head = head;
    }
}

void ReportCanvas::put(const LaidText &text, qreal x, const QColor &colour)
{
    for (int line = 0; line < text.lines(); ++line) {
        need(text.lineHeight());
        if (m_painter != nullptr) {
            m_painter->setPen(colour);
            text.paint(*m_painter, line, QPointF(x, m_y));
        }
        m_y += text.lineHeight();
    }
}

void ReportCanvas::line(qreal left, qreal right, const QColor &colour, qreal thick)
{
    if (m_painter != nullptr)
        m_painter->fillRect(QRectF(left, m_y, right - left, thick), colour);
}

void ReportCanvas::paintFrame() const
{
    const ThemeColours colours = themeColours(lightPalette());
    m_painter->setFont(m_frame.font);
    m_painter->setPen(colours.muted);
    const QFontMetricsF metrics(m_frame.font);
    const QRectF below(0, m_size.height() - metrics.height(), m_size.width(), metrics.height());
    m_painter->drawText(below, int(Qt::AlignLeft) | Qt::TextSingleLine, m_frame.foot);
    m_painter->drawText(below, int(Qt::AlignRight) | Qt::TextSingleLine,
                        CanvasWords::tr("Page %1 of %2").arg(m_page).arg(m_pages));
    if (m_page == 1)
        return;
    const QRectF above(0, 0, m_size.width(), metrics.height());
    m_painter->drawText(above, int(Qt::AlignLeft) | Qt::TextSingleLine,
                        metrics.elidedText(m_frame.running, Qt::ElideRight, m_size.width()));
    m_painter->fillRect(QRectF(0, metrics.height() + 4, m_size.width(), 0.75), colours.hairline);
}

} // namespace poplar::gui
