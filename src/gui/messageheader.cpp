// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/messageheader.h"

#include "gui/formatting.h"
#include "gui/plaintip.h"
#include "gui/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

namespace poplar::gui {

namespace {

constexpr qsizetype longestSubject = 300; ///< Characters.
constexpr qsizetype longestPerson = 90; ///< Characters.
constexpr qsizetype peopleShown = 4;
constexpr qsizetype longestTip = 2000; ///< Characters.

QString shortened(const QString &text, qsizetype most)
{
    return text.size() <= most ? text : text.first(most - 1) + u'…';
}

QString personText(const Address &person)
{
    const QString name = headerLine(person.name);
    const QString address = headerLine(person.address);
    if (name.isEmpty() || address.isEmpty())
        return name + address;
    return QStringLiteral("%1 <%2>").arg(name, address);
}

constexpr int lastMargin = space::normal + space::small;

QLabel *selectableLabel(const char *name)
{
    auto *label = new QLabel;
    label->setObjectName(QLatin1StringView(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    return label;
}

} // namespace

QString headerLine(const QString &text)
{
    QString line;
    line.reserve(text.size());
    for (const QChar c : text) {
        const ushort u = c.unicode();
        const bool turnsDirection = (u >= 0x202a && u <= 0x202e) || (u >= 0x2066 && u <= 0x2069);
        if (c.isSpace() || u == 0x2028 || u == 0x2029)
            line += u' ';
        else if (c.category() != QChar::Other_Control && !turnsDirection)
            line += c;
    }
    return line.simplified();
}

MessageHeader::MessageHeader(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
    , m_subject(selectableLabel("messageSubject"))
{
    m_grid->setContentsMargins(space::large, space::large, space::large, lastMargin);
    m_grid->setHorizontalSpacing(space::normal + space::small);
    m_grid->setVerticalSpacing(space::small);
    m_grid->addWidget(m_subject, 0, 0, 1, 2);
    m_grid->setRowMinimumHeight(1, space::small);
    m_grid->setColumnStretch(1, 1);
    m_from = addRow(tr("From"), "messageFrom");
    m_to = addRow(tr("To"), "messageTo");
    m_cc = addRow(tr("Cc"), "messageCc");
    m_date = addRow(tr("Date"), "messageDate");
    dress();
}

MessageHeader::Row MessageHeader::addRow(const QString &caption, const char *name)
{
    const Row row{new QLabel(caption), selectableLabel(name)};
    row.caption->setBuddy(row.text);
    const int at = m_grid->rowCount();
    m_grid->addWidget(row.caption, at, 0, Qt::AlignTop);
    m_grid->addWidget(row.text, at, 1);
    row.text->setAccessibleName(caption);
    return row;
}

void MessageHeader::setEnvelope(const Envelope &envelope)
{
    const QString subject = headerLine(envelope.subject);
    m_wholeSubject = subject.isEmpty() ? tr("(no subject)") : subject;
    setPeople(m_from, envelope.from);
    setPeople(m_to, envelope.to);
    setPeople(m_cc, envelope.cc);
    setRow(m_date, formatFullMoment(envelope.date), {});
    showRows();
}

void MessageHeader::setDensity(Density density)
{
    if (density == m_density)
        return;
    m_density = density;
    showRows();
}

void MessageHeader::showSubject()
{
    QString shown = shortened(m_wholeSubject, longestSubject);
    if (m_density == Density::Line)
        shown = m_subject->fontMetrics().elidedText(shown, Qt::ElideRight, width() - 2 * space::large);
    m_subject->setText(shown);
    m_subject->setToolTip(shown == m_wholeSubject ? QString()
                                                  : plainTip(shortened(m_wholeSubject, longestTip)));
}

void MessageHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_density == Density::Line)
        showSubject();
}

void MessageHeader::showRows()
{
    showSubject();
    const bool isLine = m_density == Density::Line;
    m_subject->setWordWrap(!isLine);
    const int above = isLine ? space::small : space::large;
    m_grid->setContentsMargins(space::large, above, space::large, isLine ? space::small : lastMargin);
    m_grid->setRowMinimumHeight(1, isLine ? 0 : space::small);
    m_grid->setVerticalSpacing(isLine ? 0 : space::small);
    for (const Row &row : {m_from, m_to, m_cc, m_date}) {
        const bool isRecipient = row.text == m_to.text || row.text == m_cc.text;
        const bool fits = m_density == Density::Full || (!isLine && !isRecipient);
        row.caption->setVisible(fits && !row.text->text().isEmpty());
        row.text->setVisible(fits && !row.text->text().isEmpty());
    }
}

void MessageHeader::setPeople(const Row &row, const QList<Address> &people)
{
    QStringList shown;
    QStringList whole;
    for (const Address &person : people) {
        const QString text = personText(person);
        if (shown.size() < peopleShown)
            shown << shortened(text, longestPerson);
        if (whole.size() < 40)
            whole << text;
    }
    const qsizetype hidden = people.size() - shown.size();
    //: A list of addresses: %1 is the first of them.
    const QString line = hidden > 0
        ? tr("%1 and %n more", nullptr, int(hidden)).arg(shown.join(QStringLiteral(", ")))
        : shown.join(QStringLiteral(", "));
    setRow(row, line, whole.join(u'\n'));
}

void MessageHeader::setRow(const Row &row, const QString &shown, const QString &whole)
{
    row.text->setText(shown);
    row.text->setToolTip(whole == shown ? QString() : plainTip(shortened(whole, longestTip)));
}

void MessageHeader::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        dress();
    QWidget::changeEvent(event);
}

void MessageHeader::dress()
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.35);
    large.setWeight(QFont::DemiBold);
    m_subject->setFont(large);
    for (const Row &row : {m_from, m_to, m_cc, m_date}) {
        if (row.caption == nullptr)
            continue;
        QPalette muted = palette();
        muted.setColor(QPalette::WindowText, themeColours(palette()).muted);
        row.caption->setPalette(muted);
    }
}

} // namespace poplar::gui
