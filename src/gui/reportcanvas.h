// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QSizeF>
#include <QString>
#include <QTextLayout>

#include <functional>
#include <memory>

class QPagedPaintDevice;
class QPainter;

namespace poplar::gui {

/// A text broken into lines for a width. What is right to left in it does not turn the whole.
class LaidText {
public:
    struct Shape {
        qreal width = 0;
        qreal hanging = 0; ///< Further lines stand so much further in.
        QTextOption::WrapMode wrap = QTextOption::WrapAtWordBoundaryOrAnywhere;
        Qt::Alignment alignment = Qt::AlignLeft;
    };

    /// @param text may have line ends.
    LaidText(const QString &text, const QFont &font, const Shape &shape);

    [[nodiscard]] int lines() const { return m_layout->lineCount(); }
    [[nodiscard]] qreal lineHeight() const { return m_lineHeight; }
    /// From the top of a line to what letters stand on.
    [[nodiscard]] qreal ascent() const { return m_ascent; }
    [[nodiscard]] qreal height() const { return lines() * m_lineHeight; }
    /// Paints one line; its upper left corner is where the place of the text begins.
    void paint(QPainter &painter, int line, QPointF at) const;

private:
    std::unique_ptr<QTextLayout> m_layout;
    qreal m_lineHeight = 0;
    qreal m_ascent = 0;
};

/// Pages one after the other, filled from top to bottom. Everything is gone through twice: first to count the
/// pages, and nothing is painted then. Sizes are pixels of 1/96 inch.
class ReportCanvas {
public:
    struct Frame {
        QString running; ///< Above each page but the first.
        QString foot; ///< Below each, on the left.
        QFont font;
    };

    /// To count. @param size of a page within its margins.
    ReportCanvas(const QSizeF &size, const Frame &frame);
    /// To paint. @param pages how many there will be.
    ReportCanvas(const QSizeF &size, const Frame &frame, QPagedPaintDevice &device, QPainter &painter,
                 int pages);

    /// Null while pages are only counted.
    [[nodiscard]] QPainter *painter() const { return m_painter; }
    [[nodiscard]] qreal width() const { return m_size.width(); }
    [[nodiscard]] qreal y() const { return m_y; }
    /// What is left of the page.
    [[nodiscard]] qreal room() const;
    /// What a page has at the most.
    [[nodiscard]] qreal wholeRoom() const;
    /// From 1.
    [[nodiscard]] int page() const { return m_page; }
    /// Whether the device took everything.
    [[nodiscard]] bool isGood() const { return m_isGood; }

    /// Goes on to a new page where there is not so much room left.
    void need(qreal height);
    void newPage();
    void skip(qreal height) { m_y += height; }
    /// Is called at the top of each new page from now on; null for nothing.
    void setHead(std::function<void()> head) { m_head = std::move(head); }

    /// A text of as many lines as it has, over pages where it must.
    void put(const LaidText &text, qreal x, const QColor &colour);
    void line(qreal left, qreal right, const QColor &colour, qreal thick);

private:
    void begin();
    void paintFrame() const;

    QSizeF m_size;
    Frame m_frame;
    QPagedPaintDevice *m_device = nullptr;
    QPainter *m_painter = nullptr;
    int m_pages = 0;
    int m_page = 1;
    qreal m_y = 0;
    bool m_isGood = true;
    std::function<void()> m_head;
};

} // namespace poplar::gui
