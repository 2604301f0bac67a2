// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/findbar.h"

#include "base/limits.h"
#include "gui/icons.h"
#include "gui/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTimer>
#include <QToolButton>

#include <optional>

namespace poplar::gui {

namespace {

constexpr int typingDelay = 150; // ms
constexpr int wideBar = 75; // characters: there the words have room beside the field
constexpr int longestField = 40; // characters

bool isFindKey(QKeyEvent *event)
{
    return event->matches(QKeySequence::Find);
}

std::optional<FindDirection> directionOf(QKeyEvent *event)
{
    const bool shifted = event->modifiers() & Qt::ShiftModifier;
    if (event->matches(QKeySequence::FindPrevious) || (event->key() == Qt::Key_F3 && shifted))
        return FindDirection::Previous;
    if (event->matches(QKeySequence::FindNext) || event->key() == Qt::Key_F3)
        return FindDirection::Next;
    return std::nullopt;
}

QToolButton *barButton(Icon picture, const QString &name, const QString &tip)
{
    auto *button = new QToolButton;
    button->setIcon(icon(picture));
    button->setAutoRaise(true);
    button->setAccessibleName(name);
    button->setToolTip(tip);
    return button;
}

} // namespace

FindBar::FindBar(QWidget *parent)
    : QFrame(parent)
    , m_text(new QLineEdit)
    , m_previous(barButton(Icon::ArrowUp, tr("Find previous"), tr("Find previous (Shift+Enter, Shift+F3)")))
    , m_next(barButton(Icon::ArrowDown, tr("Find next"), tr("Find next (Enter, F3)")))
    , m_stop(barButton(Icon::CircleStop, tr("Stop searching"), tr("Stop searching")))
    , m_close(barButton(Icon::X, tr("Close the search"), tr("Close (Esc)")))
    , m_told(new QWidget)
    , m_picture(new QLabel)
    , m_words(new QLabel)
    , m_grid(new QGridLayout(this))
    , m_typing(new QTimer(this))
{
    setObjectName(QStringLiteral("findBar"));
    setBackgroundRole(QPalette::Window);
    setAutoFillBackground(true);
    build();
    layOut();
    sayNothing();
    hide();
}

void FindBar::build()
{
    m_text->setObjectName(QStringLiteral("findText"));
    m_text->setPlaceholderText(tr("Find in the message"));
    m_text->setAccessibleName(tr("Find in the message"));
    m_text->setMaxLength(limit::soughtText);
    m_text->setClearButtonEnabled(true);
    m_text->addAction(icon(Icon::Search, Tint::Muted), QLineEdit::LeadingPosition);
    m_previous->setObjectName(QStringLiteral("findPrevious"));
    m_next->setObjectName(QStringLiteral("findNext"));
    m_stop->setObjectName(QStringLiteral("findStop"));
    m_close->setObjectName(QStringLiteral("findClose"));
    m_words->setObjectName(QStringLiteral("findWords"));
    m_words->setTextFormat(Qt::PlainText);
    // Else the bar could not become narrow enough to give them a line of their own.
    m_words->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *told = new QHBoxLayout(m_told);
    told->setContentsMargins(space::small, 0, 0, 0);
    told->setSpacing(space::small);
    told->addWidget(m_picture);
    told->addWidget(m_words, 1);
    told->addWidget(m_stop);
    m_grid->setContentsMargins(space::normal, space::small, space::normal, space::small);
    m_grid->setSpacing(space::small);
    m_grid->addWidget(m_text, 0, 0);
    m_grid->addWidget(m_previous, 0, 1);
    m_grid->addWidget(m_next, 0, 2);
    m_grid->addWidget(m_close, 0, 4);
    m_typing->setSingleShot(true);
    m_typing->setInterval(typingDelay);
    connect(m_text, &QLineEdit::textChanged, this, [this] {
        sayNothing();
        m_typing->start();
    });
    connect(m_typing, &QTimer::timeout, this, [this] { find(Direction::Here); });
    connect(m_next, &QToolButton::clicked, this, &FindBar::findNext);
    connect(m_previous, &QToolButton::clicked, this, &FindBar::findPrevious);
    connect(m_stop, &QToolButton::clicked, this, &FindBar::stopRequested);
    connect(m_close, &QToolButton::clicked, this, &FindBar::close);
}

/// What is said stands beside the field where there is room, else below it.
void FindBar::layOut()
{
    const int character = fontMetrics().averageCharWidth();
    const bool wide = width() >= wideBar * character;
    m_text->setMaximumWidth(wide ? longestField * character : QWIDGETSIZE_MAX);
    m_grid->removeWidget(m_told);
    if (wide)
        m_grid->addWidget(m_told, 0, 3);
    else
        m_grid->addWidget(m_told, 1, 0, 1, 5);
    m_grid->setColumnStretch(0, wide ? 0 : 1);
    m_grid->setColumnStretch(3, wide ? 1 : 0);
    m_told->setVisible(wide || !m_words->text().isEmpty());
}

void FindBar::serve(QWidget *view)
{
    view->installEventFilter(this);
}

void FindBar::open()
{
    QWidget *focus = QApplication::focusWidget();
    if (focus != nullptr && !isAncestorOf(focus))
        m_before = focus;
    show();
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void FindBar::close()
{
    if (isHidden())
        return;
    m_typing->stop();
    const QWidget *focus = QApplication::focusWidget();
    const bool hadFocus = focus != nullptr && isAncestorOf(focus);
    hide();
    sayNothing();
    if (hadFocus && m_before)
        m_before->setFocus(Qt::OtherFocusReason);
    Q_EMIT closed();
}

QString FindBar::text() const
{
    return m_text->text();
}

void FindBar::find(Direction direction)
{
    m_typing->stop();
    if (text().isEmpty())
        sayNothing();
    Q_EMIT findRequested(text(), direction);
}

void FindBar::sayNothing()
{
    showResult(Result::Unsearched);
}

void FindBar::showResult(Result result)
{
    m_result = result;
    m_stop->hide();
    const bool missing = result == Result::NotFound;
    const QIcon picture =
        icon(missing ? Icon::TriangleAlert : Icon::Info, missing ? Tint::Warning : Tint::Muted);
    const int side = fontMetrics().height();
    m_picture->setPixmap(picture.pixmap(QSize(side, side), devicePixelRatioF()));
    const ThemeColours colours = themeColours(palette());
    say(words(result), missing ? colours.warning : colours.muted);
    m_picture->setVisible(!m_words->text().isEmpty());
    if (m_words->text().isEmpty() || isHidden())
        return;
    QAccessibleEvent event(m_words, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void FindBar::showProgress(int perCent)
{
    m_picture->hide();
    //: %1 is a number from 0 to 100.
    say(tr("Searching… %1%").arg(perCent), themeColours(palette()).muted);
    m_stop->show();
}

void FindBar::say(const QString &words, const QColor &colour)
{
    QPalette dressed = palette();
    dressed.setColor(QPalette::WindowText, colour);
    m_words->setPalette(dressed);
    m_words->setText(words);
    m_words->setAccessibleName(words);
    layOut();
}

QString FindBar::words(Result result) const
{
    switch (result) {
    case Result::NotFound:
        return tr("Not found");
    case Result::FoundFromBeginning:
        return tr("Continued from the beginning");
    case Result::FoundFromEnd:
        return tr("Continued from the end");
    case Result::Found:
    case Result::Unsearched:
        break;
    }
    return {};
}

/// Does what a key means, be it pressed here or in the view.
bool FindBar::answer(QKeyEvent *event)
{
    if (isFindKey(event)) {
        open();
        return true;
    }
    if (const auto direction = directionOf(event)) {
        if (text().isEmpty() || isHidden())
            open();
        if (!text().isEmpty())
            find(*direction);
        return true;
    }
    if (event->key() == Qt::Key_Escape && !isHidden()) {
        close();
        return true;
    }
    return false;
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (!isKey || !static_cast<QWidget *>(watched)->isVisible())
        return QFrame::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    if (event->type() == QEvent::KeyPress)
        return answer(key);
    // Accepting it makes the key come here, whatever shortcut of the window it is.
    if (isFindKey(key) || directionOf(key) || (key->key() == Qt::Key_Escape && !isHidden())) {
        event->accept();
        return true;
    }
    return false;
}

bool FindBar::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (isFindKey(key) || directionOf(key) || key->key() == Qt::Key_Escape) {
            event->accept();
            return true;
        }
    }
    return QFrame::event(event);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (answer(event))
        return;
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        find(event->modifiers() & Qt::ShiftModifier ? Direction::Previous : Direction::Next);
    else
        QFrame::keyPressEvent(event);
}

void FindBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        showResult(m_result);
    else if (event->type() == QEvent::FontChange)
        layOut();
    QFrame::changeEvent(event);
}

void FindBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    layOut();
}

} // namespace poplar::gui
