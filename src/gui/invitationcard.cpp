// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/invitationcard.h"

#include "gui/icons.h"
#include "gui/invitationtext.h"
#include "gui/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace poplar::gui {

namespace {

constexpr int invitationPicture = 18;
constexpr qsizetype eventsShown = 20; ///< The calendar itself is attached.
constexpr int linesInSight = 14; ///< Before the card scrolls.

QLabel *plainLabel(const QString &text)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QLabel *strong(QLabel *label)
{
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    return label;
}

/// What there is to say of one event.
QGridLayout *eventLayout(const EventText &text, const QColor &muted)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(space::large);
    grid->setVerticalSpacing(space::small);
    grid->setColumnStretch(1, 1);
    QLabel *title = strong(plainLabel(text.title));
    title->setObjectName(QStringLiteral("eventTitle"));
    grid->addWidget(title, 0, 0, 1, 2);
    for (const InvitationLine &line : text.lines) {
        const int row = grid->rowCount();
        auto *name = new QLabel(line.name);
        QPalette palette = name->palette();
        palette.setColor(QPalette::WindowText, muted);
        name->setPalette(palette);
        grid->addWidget(name, row, 0, Qt::AlignTop);
        grid->addWidget(plainLabel(line.value), row, 1);
    }
    return grid;
}

} // namespace

InvitationCard::InvitationCard(QWidget *parent)
    : QFrame(parent)
    , m_scroll(new QScrollArea)
{
    setObjectName(QStringLiteral("invitationCard"));
    setBackgroundRole(QPalette::Window); // Else that of the pane around it counts.
    setAutoFillBackground(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_scroll);
    setInvitations({});
}

void InvitationCard::setInvitations(const QList<mime::Invitation> &invitations)
{
    m_invitations = invitations;
    m_content = new QWidget;
    m_content->setAutoFillBackground(false);
    m_layout = new QVBoxLayout(m_content);
    m_layout->setContentsMargins(space::large, space::normal, space::large, space::normal);
    m_layout->setSpacing(space::normal);
    for (const mime::Invitation &invitation : invitations)
        add(invitation);
    m_scroll->setWidget(m_content); // and the one before goes
    setHidden(invitations.isEmpty());
    dress();
    updateGeometry();
}

void InvitationCard::add(const mime::Invitation &invitation)
{
    const ThemeColours colours = coloursAround();
    auto *head = new QHBoxLayout;
    head->setSpacing(space::normal);
    auto *picture = new QLabel;
    picture->setPixmap(icon(Icon::Clock, Tint::Accent)
                           .pixmap(QSize(invitationPicture, invitationPicture), devicePixelRatioF()));
    head->addWidget(picture);
    auto *purpose = plainLabel(purposeText(invitation));
    purpose->setObjectName(QStringLiteral("invitationPurpose"));
    head->addWidget(purpose, 1);
    m_layout->addLayout(head);
    for (const mime::CalendarEvent &event : invitation.events.mid(0, eventsShown))
        m_layout->addLayout(eventLayout(eventText(event), colours.muted));
    if (invitation.events.size() > eventsShown)
        m_layout->addWidget(plainLabel(tr("%n more event(s) are in the attached calendar.", nullptr,
                                          int(invitation.events.size() - eventsShown))));
}

/// As high as what is in it, but not so that the text is crowded out.
QSize InvitationCard::sizeHint() const
{
    const int most = fontMetrics().height() * linesInSight;
    const int width = std::max(this->width(), 200);
    const int wanted = m_layout->hasHeightForWidth() ? m_layout->totalHeightForWidth(width)
                                                     : m_layout->totalSizeHint().height();
    return {width, std::min(most, wanted)};
}

void InvitationCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && !m_dressing)
        setInvitations(m_invitations);
    QFrame::changeEvent(event);
}

ThemeColours InvitationCard::coloursAround() const
{
    return themeColours(parentWidget() ? parentWidget()->palette() : QPalette());
}

void InvitationCard::dress()
{
    m_dressing = true;
    // Its own palette has the ground of last time, which would be taken for the window's.
    QPalette dressed;
    dressed.setColor(QPalette::Window, coloursAround().infoGround);
    setPalette(dressed);
    m_dressing = false;
}

} // namespace poplar::gui
