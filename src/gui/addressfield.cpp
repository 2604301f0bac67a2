// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/addressfield.h"

#include "base/limits.h"
#include "gui/obstacletext.h"
#include "gui/theme.h"
#include "mime/addresslist.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QCoreApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QStringListModel>
#include <QTextCharFormat>
#include <QTimer>

#include <algorithm>

namespace poplar::gui {

namespace {
constexpr std::chrono::milliseconds typingPause{120};
constexpr int fewestLetters = 2; ///< That completion begins with.
constexpr int offeredPeople = 8; ///< In sight at once.
} // namespace

AddressField::AddressField(QWidget *parent)
    : QLineEdit(parent)
    , m_people(new QStringListModel(this))
    , m_completer(new QCompleter(m_people, this))
    , m_pause(new QTimer(this))
{
    setMaxLength(int(limit::addressInput) + 1); // So that it is told that there is too much.
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(offeredPeople);
    m_completer->popup()->setObjectName(QStringLiteral("people"));
    m_pause->setSingleShot(true);
    m_pause->setInterval(typingPause);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &AddressField::complete);
    connect(this, &QLineEdit::textEdited, this, &AddressField::takeTyping);
    connect(m_pause, &QTimer::timeout, this, [this] {
        m_asked = typed();
        if (hasFocus() && m_asked.size() >= fewestLetters)
            Q_EMIT completionWanted(m_asked);
    });
}

QList<Address> AddressField::addresses() const
{
    QList<Address> addresses;
    const QList<mime::ParsedAddress> parsed = mime::parseAddressList(text());
    for (const mime::ParsedAddress &entry : parsed) {
        if (entry.fault == mime::AddressFault::None)
            addresses += entry.address;
    }
    return addresses;
}

void AddressField::setAddresses(const QList<Address> &addresses)
{
    setText(mime::formatAddressList(addresses));
}

QString AddressField::fault() const
{
    const QList<mime::ParsedAddress> parsed = mime::parseAddressList(text());
    const auto faulty = std::find_if(parsed.begin(), parsed.end(), [](const mime::ParsedAddress &entry) {
        return entry.fault != mime::AddressFault::None;
    });
    return faulty == parsed.end() ? QString() : addressFaultText(*faulty, text());
}

void AddressField::check()
{
    underline();
    const QString found = fault();
    setAccessibleDescription(found);
    Q_EMIT faultShown(found);
}

/// A line edit has no formats of its own; those of an input method, relative to the cursor, stay until the
/// next.
void AddressField::underline()
{
    QTextCharFormat wrong;
    wrong.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    wrong.setUnderlineColor(themeColours(palette()).danger);
    QList<QInputMethodEvent::Attribute> marks;
    const QList<mime::ParsedAddress> parsed = mime::parseAddressList(text());
    for (const mime::ParsedAddress &entry : parsed) {
        if (entry.fault != mime::AddressFault::None)
            marks += {QInputMethodEvent::TextFormat, int(entry.begin) - cursorPosition(),
                      int(entry.end - entry.begin), wrong};
    }
    if (marks.isEmpty() && !m_isMarked)
        return;
    m_isMarked = !marks.isEmpty();
    QInputMethodEvent event({}, marks);
    QCoreApplication::sendEvent(this, &event);
}

void AddressField::takeTyping()
{
    if (m_isMarked) { // The marks would stand at other letters now.
        m_isMarked = false;
        QInputMethodEvent none;
        QCoreApplication::sendEvent(this, &none);
        setAccessibleDescription({});
        Q_EMIT faultShown({});
    }
    m_completer->popup()->hide();
    m_pause->start();
}

AddressField::Entry AddressField::entryAtCursor() const
{
    const QString all = text();
    const qsizetype cursor = cursorPosition();
    const QList<mime::ParsedAddress> parsed = mime::parseAddressList(all);
    for (const mime::ParsedAddress &entry : parsed) {
        const bool isIt = entry.begin <= cursor
            && (cursor <= entry.end
                || QStringView(all).mid(entry.end, cursor - entry.end).trimmed().isEmpty());
        // What is opened and not closed reaches over the entries behind it, as does what is not read.
        const bool isOpen =
            entry.fault == mime::AddressFault::Unended || entry.fault == mime::AddressFault::TooMany;
        if (isIt)
            return {entry.begin, isOpen ? cursor : std::max(entry.end, cursor)};
    }
    return {cursor, cursor};
}

QString AddressField::typed() const
{
    const qsizetype begin = entryAtCursor().begin;
    QString entry = text().mid(begin, cursorPosition() - begin).trimmed();
    entry.remove(u'"');
    return entry;
}

void AddressField::offer(const QList<Address> &people)
{
    if (!hasFocus() || typed() != m_asked)
        return;
    QStringList lines;
    for (const Address &person : people)
        lines += mime::formatAddress(person);
    m_people->setStringList(lines);
    if (lines.isEmpty())
        return m_completer->popup()->hide();
    m_completer->complete();
    m_completer->popup()->setCurrentIndex(m_completer->completionModel()->index(0, 0));
}

void AddressField::complete(const QString &person)
{
    const Entry entry = entryAtCursor();
    QString before = text().left(entry.begin);
    if (!before.isEmpty() && !before.back().isSpace())
        before += u' ';
    QString behind = text().mid(entry.end).trimmed();
    const QString placed = before + person + QStringLiteral(", ");
    while (behind.startsWith(u',') || behind.startsWith(u';'))
        behind = behind.mid(1).trimmed();
    setText(placed + behind);
    setCursorPosition(int(placed.size()));
    m_pause->stop();
    Q_EMIT textEdited(text());
}

bool AddressField::event(QEvent *event)
{
    // Any widget takes this key to go to the next before it comes to keyPressEvent().
    const bool isTab =
        event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Tab;
    if (!isTab || !m_completer->popup()->isVisible())
        return QLineEdit::event(event);
    const QModelIndex offered = m_completer->popup()->currentIndex();
    if (!offered.isValid())
        return QLineEdit::event(event);
    const QString person = offered.data().toString();
    m_completer->popup()->hide();
    complete(person);
    event->accept();
    return true;
}

void AddressField::keyPressEvent(QKeyEvent *event)
{
    // The list has the focus of the keys and hands over what it does not want.
    const bool isForList =
        event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Escape;
    if (m_completer->popup()->isVisible() && isForList)
        return event->ignore();
    QLineEdit::keyPressEvent(event);
}

void AddressField::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        check();
}

void AddressField::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_isMarked)
        underline();
}

} // namespace poplar::gui
