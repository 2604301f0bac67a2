// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/bodyview.h"

#include "gui/plaintip.h"
#include "gui/quotecolour.h"
#include "gui/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFontDatabase>
#include <QHelpEvent>
#include <QMenu>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextLayout>
#include <QToolTip>

#include <algorithm>
#include <memory>

namespace poplar::gui {

namespace {

/// Characters taken in at once: some 20 ms.
constexpr qsizetype textSlice = 256 * 1024;

constexpr qsizetype longestLine = 4000; ///< Characters.
constexpr int readableWidth = 96; ///< Characters; longer lines tire the eye.
constexpr int bodyMargin = space::large;

struct Link {
    qsizetype start = 0;
    qsizetype length = 0;
    QUrl target;
};

bool mayBeOpened(const QUrl &url)
{
    const QString scheme = url.scheme();
    return url.isValid()
        && (scheme == QLatin1StringView("http") || scheme == QLatin1StringView("https")
            || scheme == QLatin1StringView("mailto"));
}

/// A full stop behind an address ends the sentence, and a bracket closes the one before it.
QString withoutTrailingMarks(QString address)
{
    static const QString marks = QStringLiteral(".,;:!?'\"»”…");
    while (!address.isEmpty()) {
        const QChar last = address.back();
        const bool unmatched =
            (last == u')' && !address.contains(u'(')) || (last == u']' && !address.contains(u'['));
        if (!marks.contains(last) && !unmatched)
            break;
        address.chop(1);
    }
    return address;
}

QList<Link> linksIn(const QString &line)
{
    static const QRegularExpression pattern(QStringLiteral(R"(\b(?:https?://|mailto:)[^\s<>"|\\^`{}]+)"),
                                            QRegularExpression::CaseInsensitiveOption);
    QList<Link> links;
    auto matches = pattern.globalMatch(line);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QString address = withoutTrailingMarks(match.captured());
        const QUrl target(address, QUrl::StrictMode);
        if (mayBeOpened(target))
            links << Link{match.capturedStart(), address.size(), target};
    }
    return links;
}

/// QPlainTextEdit writes a paragraph in its own direction but puts all of them to the left. Where a line
/// begins is looked up in the option when it is painted, so that it can be set after the layout.
void alignRightToLeft(const QTextBlock &block)
{
    QTextOption option = block.layout()->textOption();
    if (block.textDirection() != Qt::RightToLeft || option.alignment().testFlag(Qt::AlignRight))
        return;
    option.setAlignment(Qt::AlignRight);
    block.layout()->setTextOption(option);
}

} // namespace

QString withoutEndlessLines(const QString &text)
{
    QString cut;
    cut.reserve(text.size() + text.size() / longestLine);
    const auto lines = QStringView(text).split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QStringView line = lines[i];
        while (line.size() > longestLine) {
            const qsizetype gap = line.first(longestLine).lastIndexOf(u' ');
            qsizetype at = gap > longestLine / 2 ? gap + 1 : longestLine;
            if (line[at - 1].isHighSurrogate())
                --at;
            cut += line.first(at);
            cut += u'\n';
            line = line.sliced(at);
        }
        cut += line;
        if (i + 1 < lines.size())
            cut += u'\n';
    }
    return cut;
}

BodyView::BodyView(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setObjectName(QStringLiteral("messageText"));
    setAccessibleName(tr("Text of the message"));
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setTabChangesFocus(true);
    document()->setDocumentMargin(bodyMargin);
    viewport()->setMouseTracking(true);
    connect(&m_slices, &QTimer::timeout, this, &BodyView::takeSlice);
    updateFont();
}

void BodyView::setBody(const QString &text)
{
    hover({});
    m_text = text;
    m_taken = 0;
    setPlainText(nextSlice());
    moveCursor(QTextCursor::Start);
    verticalScrollBar()->setValue(0);
    if (m_taken < m_text.size())
        m_slices.start();
    else
        m_slices.stop();
}

/// Ends at a line break where one is near.
QString BodyView::nextSlice()
{
    const QStringView rest = QStringView(m_text).sliced(m_taken);
    qsizetype size = std::min(rest.size(), textSlice);
    if (size < rest.size()) {
        const qsizetype lineBreak = rest.first(size).lastIndexOf(u'\n');
        size = lineBreak > 0 ? lineBreak + 1 : size - (rest[size - 1].isHighSurrogate() ? 1 : 0);
    }
    m_taken += size;
    return withoutEndlessLines(rest.first(size).toString());
}

void BodyView::takeSlice()
{
    QTextCursor end(document());
    end.movePosition(QTextCursor::End);
    end.block().setUserState(0); // it grows
    end.insertText(nextSlice());
    if (m_taken < m_text.size())
        return;
    m_slices.stop();
    m_text.clear();
    m_taken = 0;
}

QString BodyView::wholeText() const
{
    return toPlainText() + m_text.mid(m_taken);
}

void BodyView::setFace(Face face)
{
    m_face = face;
    updateFont();
}

void BodyView::setTextFont(const QFont &font)
{
    m_textFont = font;
    updateFont();
}

void BodyView::updateFont()
{
    QFont chosen = m_textFont.value_or(QApplication::font());
    if (m_face == Face::Monospaced) {
        const qreal points = chosen.pointSizeF();
        chosen = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        chosen.setPointSizeF(points);
    }
    setFont(chosen);
}

std::optional<QUrl> BodyView::linkAt(int position) const
{
    const QTextBlock block = document()->findBlock(position);
    const int column = position - block.position();
    for (const Link &link : linksIn(block.text()))
        if (column >= link.start && column < link.start + link.length)
            return link.target;
    return std::nullopt;
}

std::optional<QUrl> BodyView::linkAtPoint(const QPoint &point) const
{
    const QTextCursor cursor = cursorForPosition(point);
    // cursorForPosition() finds the nearest character, however far away: right of the line is not on it.
    QTextCursor next = cursor;
    next.movePosition(QTextCursor::NextCharacter);
    const QRect here = cursorRect(cursor);
    const bool onText = point.y() >= here.top() && point.y() <= here.bottom()
        && point.x() <= std::max(here.right(), cursorRect(next).right()) + 2;
    return onText ? linkAt(cursor.position()) : std::nullopt;
}

void BodyView::paintEvent(QPaintEvent *event)
{
    colourVisible();
    QPlainTextEdit::paintEvent(event);
}

void BodyView::colourVisible()
{
    const int bottom = viewport()->height();
    qreal top = contentOffset().y();
    for (QTextBlock block = firstVisibleBlock(); block.isValid() && top < bottom; block = block.next()) {
        if (block.userState() != m_colouring) {
            colour(block);
            block.setUserState(m_colouring);
        }
        top += blockBoundingRect(block).height();
        alignRightToLeft(block);
    }
}

void BodyView::colour(const QTextBlock &block) const
{
    const QString line = block.text();
    QList<QTextLayout::FormatRange> ranges;
    if (const int depth = quoteDepth(line); depth > 0) {
        QTextCharFormat quote;
        quote.setForeground(quoteColour(depth, palette()));
        ranges << QTextLayout::FormatRange{0, int(line.size()), quote};
    }
    for (const Link &link : linksIn(line)) {
        QTextCharFormat shown;
        shown.setForeground(palette().color(QPalette::Link));
        shown.setFontUnderline(true);
        ranges << QTextLayout::FormatRange{int(link.start), int(link.length), shown};
    }
    if (ranges.isEmpty() && block.layout()->formats().isEmpty())
        return;
    block.layout()->setFormats(ranges);
    document()->markContentsDirty(block.position(), block.length());
}

void BodyView::forgetColours()
{
    ++m_colouring;
    viewport()->update();
}

void BodyView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        forgetColours();
    else if (event->type() == QEvent::ApplicationFontChange && !m_textFont)
        updateFont();
    QPlainTextEdit::changeEvent(event);
}

void BodyView::resizeEvent(QResizeEvent *event)
{
    const int comfortable = fontMetrics().averageCharWidth() * readableWidth + 2 * bodyMargin;
    const int spare = width() - verticalScrollBar()->sizeHint().width() - comfortable;
    const QMargins margins(0, 0, std::max(0, spare), 0);
    if (viewportMargins() != margins)
        setViewportMargins(margins);
    QPlainTextEdit::resizeEvent(event);
}

bool BodyView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        const auto link = linkAtPoint(help->pos());
        QToolTip::showText(help->globalPos(), link ? plainTip(link->toDisplayString()) : QString(),
                           viewport());
        return true;
    }
    if (event->type() == QEvent::Leave)
        hover({});
    return QPlainTextEdit::viewportEvent(event);
}

void BodyView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (const auto link = linkAt(textCursor().position())) {
            Q_EMIT linkActivated(*link);
            return;
        }
    }
    QPlainTextEdit::keyPressEvent(event);
}

void BodyView::mouseMoveEvent(QMouseEvent *event)
{
    QPlainTextEdit::mouseMoveEvent(event);
    const auto link = event->buttons() == Qt::NoButton ? linkAtPoint(event->pos()) : std::nullopt;
    viewport()->setCursor(link ? Qt::PointingHandCursor : Qt::IBeamCursor);
    hover(link ? link->toDisplayString() : QString());
}

void BodyView::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->pos();
    QPlainTextEdit::mousePressEvent(event);
}

void BodyView::mouseReleaseEvent(QMouseEvent *event)
{
    QPlainTextEdit::mouseReleaseEvent(event);
    const bool dragged = (event->pos() - m_pressed).manhattanLength() >= QApplication::startDragDistance()
        || textCursor().hasSelection();
    if (event->button() != Qt::LeftButton || dragged)
        return;
    if (const auto link = linkAtPoint(event->pos()))
        Q_EMIT linkActivated(*link);
}

void BodyView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (const auto link = linkAtPoint(event->pos())) {
        QAction *first = menu->actions().value(0);
        auto *open = new QAction(tr("Open link"), menu);
        auto *copy = new QAction(tr("Copy link"), menu);
        connect(open, &QAction::triggered, this, [this, link] { Q_EMIT linkActivated(*link); });
        connect(copy, &QAction::triggered, this,
                [link] { QGuiApplication::clipboard()->setText(link->toString(QUrl::FullyEncoded)); });
        menu->insertActions(first, {open, copy});
        menu->insertSeparator(first);
    }
    menu->popup(event->globalPos());
}

void BodyView::hover(const QString &target)
{
    if (target == m_hovered)
        return;
    m_hovered = target;
    Q_EMIT linkHovered(target);
}

} // namespace poplar::gui
