// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sourceview.h"

#include "gui/banner.h"
#include "gui/sourceaccessible.h"
#include "gui/theme.h"
#include "gui/transcriptdelegate.h"
#include "mime/fields.h"

#include <QEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace poplar::gui {

namespace {

constexpr int blocksInMemory = 32;
constexpr int tabColumns = 8;
constexpr int leastDigits = 3; ///< Of the numbers of the lines.
constexpr qreal endlessRow = 8'000'000; // pixels: near the most that a line of text can have

QTextCharFormat strong(const QColor &colour)
{
    QTextCharFormat format;
    format.setForeground(colour);
    format.setFontWeight(QFont::Bold);
    return format;
}

/// About what a row takes, in characters: letters of East Asia take two.
int sourceColumns(const QString &text)
{
    int columns = 0;
    for (const QChar c : text)
        columns += c == u'\t' ? tabColumns : c.unicode() >= 0x1100 ? 2 : 1;
    return columns;
}

} // namespace

SourceView::SourceView(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_loader(new SourceLoader)
    , m_blocks(blocksInMemory)
    , m_note(new Banner(this))
{
    setObjectName(QStringLiteral("sourceView"));
    installSourceAccessible();
    setAccessibleName(tr("Source of the message"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setCursor(Qt::IBeamCursor);
    m_note->hide();
    connect(m_note, &Banner::buttonClicked, this, [this] { say({}); });
    m_loader->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_loader, &QObject::deleteLater);
    connectLoader();
    m_thread.setObjectName(QStringLiteral("source"));
    m_thread.start();
    m_extent.state = SourceExtent::State::Whole;
    updateFont();
}

SourceView::~SourceView()
{
    m_loader->disconnect(this);
    m_thread.quit();
    m_thread.wait();
}

void SourceView::connectLoader()
{
    connect(m_loader, &SourceLoader::extentChanged, this, &SourceView::takeExtent);
    connect(m_loader, &SourceLoader::loaded, this, &SourceView::takeRows);
    connect(m_loader, &SourceLoader::found, this, &SourceView::takeHit);
    connect(m_loader, &SourceLoader::progressed, this, [this](int search, int perCent) {
        if (search == m_search)
            Q_EMIT findProgressed(perCent);
    });
    connect(m_loader, &SourceLoader::copied, this, &SourceView::takeCopy);
    connect(m_loader, &SourceLoader::quoted, this,
            [this](int request, const QString &text, SourceExtent::State state) {
                if (request == m_quotation && m_quoted)
                    std::exchange(m_quoted, {})(text, state);
            });
    connect(m_loader, &SourceLoader::tooMuchToCopy, this, [this](int file) {
        if (file == m_file)
            say(tr("This is too much to copy at once. Select less, or save the message."));
    });
}

void SourceView::setFile(const QString &path)
{
    forget();
    m_extent.state = path.isEmpty() ? SourceExtent::State::Whole : SourceExtent::State::Reading;
    QMetaObject::invokeMethod(m_loader,
                              [loader = m_loader, path, file = m_file] { loader->open(path, file); });
}

void SourceView::clear()
{
    setFile({});
}

void SourceView::forget()
{
    ++m_file;
    m_quoted = {};
    m_extent = {};
    m_blocks.clear();
    m_wanted.clear();
    m_widest = 0;
    m_cursor = {};
    m_anchor = {};
    m_wantedX = 0;
    m_dragging.stop();
    say({});
    m_revealing = false;
    announceRow();
    updateBars();
    verticalScrollBar()->setValue(0);
    horizontalScrollBar()->setValue(0);
    viewport()->update();
}

void SourceView::takeExtent(int file, const SourceExtent &extent)
{
    if (file != m_file)
        return;
    // The last block so far may have been loaded before it was full.
    const int unfinished = m_extent.rows / SourceIndex::rowsPerBlock;
    m_blocks.remove(unfinished);
    m_wanted.remove(unfinished);
    m_extent = extent;
    updateBars();
    viewport()->update();
    if (extent.state == SourceExtent::State::Cut)
        say(tr("The source goes on. Save the message to see all of it."));
    if (extent.state != SourceExtent::State::Reading)
        Q_EMIT fileRead();
}

void SourceView::want(int block)
{
    if (m_blocks.contains(block) || m_wanted.contains(block))
        return;
    m_wanted.insert(block);
    QMetaObject::invokeMethod(m_loader, [loader = m_loader, block] { loader->load(block); });
}

void SourceView::takeRows(int file, int block, const QList<SourceRow> &rows)
{
    if (file != m_file)
        return;
    m_wanted.remove(block);
    m_blocks.insert(block, new QList<SourceRow>(rows));
    int columns = 0;
    for (const SourceRow &row : rows)
        columns = std::max(columns, sourceColumns(sourceRowText(row.octets)));
    m_widest = std::max(m_widest, int((columns + 1) * m_character) + 2 * space::normal);
    updateBars();
    viewport()->update();
    if (m_cursor.row / SourceIndex::rowsPerBlock == block) {
        announceRow();
        if (m_revealing)
            revealCursor();
    }
}

void SourceView::takeHit(int search, const SourceHit &hit)
{
    if (search != m_search)
        return;
    if (m_searched != m_file) {
        Q_EMIT findFinished(FindResult::Unsearched);
        return;
    }
    if (hit.begin != hit.end) {
        m_anchor = hit.begin;
        m_cursor = hit.end;
        revealCursor();
        announceRow();
        viewport()->update();
    }
    Q_EMIT findFinished(hit.result);
}

void SourceView::find(const QString &text, FindDirection direction)
{
    const SourcePlace from =
        direction == FindDirection::Next ? std::max(m_anchor, m_cursor) : std::min(m_anchor, m_cursor);
    m_searched = m_file;
    QMetaObject::invokeMethod(m_loader, [loader = m_loader, text, direction, from, search = ++m_search] {
        loader->find(text, direction, from, search);
    });
}

void SourceView::stopFinding()
{
    QMetaObject::invokeMethod(m_loader, &SourceLoader::stopFinding);
}

void SourceView::quote(const Quoted &quoted)
{
    m_quoted = quoted;
    QMetaObject::invokeMethod(m_loader,
                              [loader = m_loader, request = ++m_quotation] { loader->quote(request); });
}

const SourceRow *SourceView::row(int number) const
{
    const QList<SourceRow> *rows = m_blocks.object(number / SourceIndex::rowsPerBlock);
    const int index = number % SourceIndex::rowsPerBlock;
    return rows != nullptr && index < rows->size() ? &(*rows)[index] : nullptr;
}

std::unique_ptr<QTextLayout> SourceView::layOut(int number) const
{
    const SourceRow *source = row(number);
    if (source == nullptr)
        return nullptr;
    auto layout = std::make_unique<QTextLayout>(sourceRowText(source->octets), m_font);
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setTextDirection(Qt::LeftToRight);
    option.setTabStopDistance(tabColumns * m_character);
    layout->setTextOption(option);
    const SourceKind kind = m_extent.map.kindOf(source->octets, source->at);
    const ThemeColours colours = themeColours(palette());
    if (kind == SourceKind::Header && source->startsLine && mime::isFieldLine(source->octets))
        layout->setFormats({{0, int(source->octets.indexOf(':')) + 1, strong(colours.accent)}});
    else if (kind == SourceKind::Boundary && source->startsLine)
        layout->setFormats({{0, int(layout->text().size()), strong(colours.warning)}});
    layout->beginLayout();
    layout->createLine().setLineWidth(endlessRow);
    layout->endLayout();
    return layout;
}

QString SourceView::words() const
{
    switch (m_extent.state) {
    case SourceExtent::State::Reading:
        return tr("Reading the message…");
    case SourceExtent::State::Unreadable:
        return tr("The file of this message cannot be read.");
    case SourceExtent::State::Whole:
    case SourceExtent::State::Cut:
        break;
    }
    return tr("No source to show");
}

void SourceView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    if (m_extent.rows == 0) {
        painter.setPen(themeColours(palette()).muted);
        painter.drawText(viewport()->rect().adjusted(space::large, space::huge, -space::large, 0),
                         Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, words());
        return;
    }
    const int first = verticalScrollBar()->value();
    const int last = std::min(first + rowsInSight() + 1, m_extent.rows - 1);
    // One page ahead and behind: what is scrolled to next is there already.
    const int page = rowsInSight();
    for (int number = std::max(0, first - page); number <= std::min(last + page, m_extent.rows - 1); ++number)
        want(number / SourceIndex::rowsPerBlock);
    for (int number = first; number <= last; ++number)
        paintRow(painter, number);
    const ThemeColours colours = themeColours(palette());
    const int edge = textLeft() - space::normal;
    painter.fillRect(0, 0, edge, viewport()->height(), palette().color(QPalette::Window));
    painter.fillRect(edge - 1, 0, 1, viewport()->height(), colours.hairline);
    painter.setPen(colours.muted);
    painter.setFont(m_font);
    for (int number = first; number <= last; ++number)
        paintNumber(painter, number);
}

/// A line has one number, however many rows it takes.
void SourceView::paintNumber(QPainter &painter, int number)
{
    const SourceRow *source = row(number);
    if (source == nullptr || !source->startsLine)
        return;
    const QRect place(0, (number - verticalScrollBar()->value()) * m_rowHeight,
                      textLeft() - 2 * space::normal, m_rowHeight);
    painter.drawText(place, Qt::AlignRight | Qt::AlignTop | Qt::TextSingleLine,
                     QString::number(source->line));
}

int SourceView::textLeft() const
{
    const int digits = std::max(leastDigits, int(QString::number(m_extent.lines).size()));
    return m_extent.rows == 0 ? space::normal
                              : int(std::ceil(digits * m_character)) + 2 * space::normal + space::normal;
}

int SourceView::textWidth() const
{
    return std::max(0, viewport()->width() - textLeft() + space::normal);
}

void SourceView::paintRow(QPainter &painter, int number)
{
    const auto layout = layOut(number);
    if (!layout)
        return;
    const SourceRow &source = *row(number);
    const int top = (number - verticalScrollBar()->value()) * m_rowHeight;
    if (m_extent.map.kindOf(source.octets, source.at) == SourceKind::Header)
        painter.fillRect(0, top, viewport()->width(), m_rowHeight, themeColours(palette()).infoGround);
    const auto column = [&](SourcePlace place) {
        return place.row < number ? 0
            : place.row > number  ? int(layout->text().size())
                                  : int(std::min(place.column, layout->text().size()));
    };
    const int begin = column(std::min(m_anchor, m_cursor));
    const int end = column(std::max(m_anchor, m_cursor));
    QList<QTextLayout::FormatRange> selection;
    if (end > begin) {
        QTextCharFormat chosen;
        chosen.setBackground(palette().color(QPalette::Active, QPalette::Highlight));
        chosen.setForeground(palette().color(QPalette::Active, QPalette::HighlightedText));
        selection = {{begin, end - begin, chosen}};
    }
    painter.setPen(palette().color(QPalette::Text));
    const QPointF origin(textLeft() - horizontalScrollBar()->value(), top);
    layout->draw(&painter, origin, selection);
    if (number == m_cursor.row && hasFocus())
        layout->drawCursor(&painter, origin, column(m_cursor), 2);
}

int SourceView::rowsInSight() const
{
    return std::max(1, viewport()->height() / m_rowHeight);
}

void SourceView::updateFont()
{
    m_font = transcriptFont(font());
    const QFontMetricsF metrics(m_font);
    m_rowHeight = std::max(1, int(std::ceil(metrics.lineSpacing())));
    m_character = metrics.horizontalAdvance(u'0');
    updateBars();
    viewport()->update();
}

void SourceView::updateBars()
{
    verticalScrollBar()->setRange(0, std::max(0, m_extent.rows - rowsInSight()));
    verticalScrollBar()->setPageStep(rowsInSight());
    horizontalScrollBar()->setRange(0, std::max(0, m_widest - textWidth()));
    horizontalScrollBar()->setPageStep(textWidth());
    horizontalScrollBar()->setSingleStep(int(m_character * tabColumns));
}

void SourceView::say(const QString &note)
{
    m_note->setVisible(!note.isEmpty());
    if (!note.isEmpty())
        m_note->setContent(Banner::Tone::Info, Icon::Info, note, tr("Close"));
    placeNote();
}

/// Below the text, which gives way.
void SourceView::placeNote()
{
    const int height = m_note->isHidden() ? 0 : m_note->sizeHint().height();
    if (viewportMargins().bottom() != height)
        setViewportMargins(0, 0, 0, height);
    const QRect text = viewport()->geometry();
    m_note->setGeometry(text.left(), text.bottom() + 1, text.width(), height);
}

void SourceView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    placeNote();
    updateBars();
}

void SourceView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        updateFont();
    QAbstractScrollArea::changeEvent(event);
}

} // namespace poplar::gui
