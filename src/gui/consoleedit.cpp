// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/consoleedit.h"

#include "gui/consolecompletion.h"

#include <QAbstractItemView>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QRegularExpression>
#include <QStyle>
#include <QStyleOptionFrame>

#include <algorithm>

namespace poplar::gui {

namespace {

constexpr int qtMargin = 2; ///< QLineEdit's own, which it does not tell.
constexpr Qt::InputMethodHints always = Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText;
constexpr Qt::InputMethodHints forSecrets = always | Qt::ImhHiddenText | Qt::ImhSensitiveData;

} // namespace

qsizetype secretStart(const QString &line)
{
    static const QRegularExpression secret(QStringLiteral("^\\s*(?:PASS|(?:APOP|AUTH)\\s+\\S+)\\s"),
                                           QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = secret.match(line);
    return match.hasMatch() ? match.capturedEnd() : -1;
}

ConsoleEdit::ConsoleEdit(QWidget *parent)
    : QLineEdit(parent)
    , m_completion(new ConsoleCompletion(*this))
{
    setInputMethodHints(always);
    connect(this, &QLineEdit::textEdited, this, [this] {
        split(line(), m_prefix.size() + cursorPosition());
        Q_EMIT edited();
        offer();
    });
    connect(m_completion, qOverload<const QString &>(&QCompleter::activated), this, &ConsoleEdit::complete);
}

void ConsoleEdit::setHiding(Hiding hiding)
{
    if (hiding == m_hiding)
        return;
    m_hiding = hiding;
    setLine(hidesSomething() ? QString() : line());
}

void ConsoleEdit::setLine(const QString &line)
{
    m_completion->withdraw();
    m_prefix.clear();
    split(line, line.size());
}

QString ConsoleEdit::openLine() const
{
    return hidesSomething() ? m_prefix : text();
}

/// Once something is hidden, it stays so until it is gone.
void ConsoleEdit::split(const QString &line, qsizetype cursor)
{
    m_isWhole = false;
    if (m_hiding != Hiding::Secrets) {
        m_prefix.clear();
        setEcho(m_hiding == Hiding::Everything ? Password : Normal);
    } else if (m_prefix.isEmpty()) {
        m_prefix = line.left(std::max<qsizetype>(secretStart(line), 0));
        setEcho(m_prefix.isEmpty() ? Normal : Password);
    }
    const QString rest = line.mid(m_prefix.size());
    if (rest != text()) { // which forgets what could be undone, and the secret with it
        setText(rest);
        setCursorPosition(int(std::max<qsizetype>(cursor - m_prefix.size(), 0)));
    }
    makeRoom();
}

void ConsoleEdit::setEcho(EchoMode mode)
{
    if (mode == echoMode())
        return;
    if (mode == Normal)
        setText({}); // a secret must not be seen for a moment
    setEchoMode(mode);
    setInputMethodHints(mode == Normal ? always : forSecrets);
}

void ConsoleEdit::makeRoom()
{
    setTextMargins(fontMetrics().horizontalAdvance(m_prefix), 0, 0, 0);
    update();
}

void ConsoleEdit::offer()
{
    const bool isWanted =
        m_hiding == Hiding::Secrets && !hidesSomething() && hasFocus() && cursorPosition() == text().size();
    if (isWanted)
        m_completion->offer(text());
    else
        m_completion->withdraw();
}

void ConsoleEdit::complete(const QString &verb)
{
    setLine(verb);
    Q_EMIT edited();
}

/// @return whether the key was for what is offered.
bool ConsoleEdit::takeOffer(int key)
{
    const bool isEnter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (!m_completion->isOffering() || (!isEnter && key != Qt::Key_Tab && key != Qt::Key_Escape))
        return false;
    using Choice = ConsoleCompletion::Choice;
    const QString verb = m_completion->choice(isEnter ? Choice::Chosen : Choice::ChosenOrFirst);
    m_completion->withdraw();
    if (key == Qt::Key_Escape)
        return true;
    if (!verb.isEmpty())
        complete(verb);
    return !verb.isEmpty();
}

bool ConsoleEdit::event(QEvent *event)
{
    // As a key press of its own, Tab would go to the next widget.
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Tab
        && takeOffer(Qt::Key_Tab))
        return true;
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_F1 || key->key() == Qt::Key_Escape) {
            event->accept(); // it comes here as a key, whatever shortcut of the window it is
            return true;
        }
    }
    return QLineEdit::event(event);
}

bool ConsoleEdit::answer(const QKeyEvent &event)
{
    if (takeOffer(event.key()))
        return true;
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event.modifiers() & Qt::ControlModifier)
            Q_EMIT allSent();
        else
            Q_EMIT sent();
        return true;
    case Qt::Key_Up:
        Q_EMIT recalled(-1);
        return true;
    case Qt::Key_Down:
        Q_EMIT recalled(1);
        return true;
    case Qt::Key_F1:
        Q_EMIT helpWanted();
        return true;
    case Qt::Key_Escape:
        Q_EMIT left();
        return true;
    default:
        return false;
    }
}

/// @return whether that was all the key was for.
bool ConsoleEdit::replaceWhole(const QKeyEvent &event)
{
    const bool removes = event.key() == Qt::Key_Backspace || event.key() == Qt::Key_Delete;
    const bool isPasted = event.matches(QKeySequence::Paste);
    const bool isTyped =
        event.modifiers() != Qt::ControlModifier && !event.text().isEmpty() && event.text().at(0).isPrint();
    if (!removes && !isPasted && !isTyped)
        return false;
    setLine({});
    if (removes)
        Q_EMIT edited();
    return removes;
}

void ConsoleEdit::keyPressEvent(QKeyEvent *event)
{
    if (answer(*event))
        return;
    if (m_prefix.isEmpty() || isReadOnly())
        return QLineEdit::keyPressEvent(event);
    if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
        m_isWhole = true;
        update();
        return;
    }
    if (m_isWhole && replaceWhole(*event))
        return;
    const bool isVerbTakenBack =
        event->key() == Qt::Key_Backspace && cursorPosition() == 0 && !hasSelectedText();
    if (isVerbTakenBack) {
        QString verb = m_prefix;
        verb.chop(1);
        setLine(verb);
        Q_EMIT edited();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void ConsoleEdit::inputMethodEvent(QInputMethodEvent *event)
{
    if (m_isWhole && !event->commitString().isEmpty())
        setLine({});
    QLineEdit::inputMethodEvent(event);
}

void ConsoleEdit::mousePressEvent(QMouseEvent *event)
{
    m_isWhole = false;
    update();
    QLineEdit::mousePressEvent(event);
}

void ConsoleEdit::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (m_prefix.isEmpty())
        return;
    QStyleOptionFrame option;
    initStyleOption(&option);
    QRect place = style()->subElementRect(QStyle::SE_LineEditContents, &option, this);
    place.adjust(qtMargin, 0, 0, 0);
    place.setWidth(std::min(place.width(), fontMetrics().horizontalAdvance(m_prefix)));
    QPainter painter(this);
    if (m_isWhole)
        painter.fillRect(place, palette().highlight());
    painter.setPen(palette().color(m_isWhole ? QPalette::HighlightedText : QPalette::Text));
    painter.drawText(place, int(Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine), m_prefix);
}

void ConsoleEdit::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange) {
        makeRoom();
        m_completion->popup()->setFont(font());
    }
    QLineEdit::changeEvent(event);
}

} // namespace poplar::gui
