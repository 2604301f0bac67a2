// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/banner.h"

#include "gui/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace poplar::gui {

namespace {
constexpr int bannerPicture = 18;
}

Banner::Banner(QWidget *parent)
    : QFrame(parent)
    , m_pictureLabel(new QLabel)
    , m_text(new QLabel)
    , m_button(new QPushButton)
{
    setBackgroundRole(QPalette::Window); // Else that of the pane around it counts.
    setAutoFillBackground(true);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_button->setAutoDefault(false);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::large, space::normal, space::large, space::normal);
    layout->setSpacing(space::normal + space::small);
    layout->addWidget(m_pictureLabel, 0, Qt::AlignVCenter);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_button, 0, Qt::AlignVCenter);
    connect(m_button, &QPushButton::clicked, this, &Banner::buttonClicked);
}

void Banner::setContent(Tone tone, Icon picture, const QString &text, const QString &button)
{
    m_tone = tone;
    m_picture = picture;
    m_text->setText(text);
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    dress();
}

void Banner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && !m_dressing)
        dress();
    QFrame::changeEvent(event);
}

void Banner::dress()
{
    m_dressing = true;
    // Its own palette has the ground of last time, which would be taken for the window's.
    const ThemeColours colours = themeColours(parentWidget() ? parentWidget()->palette() : QPalette());
    QPalette dressed;
    switch (m_tone) {
    case Tone::Info:
        dressed.setColor(QPalette::Window, colours.infoGround);
        break;
    case Tone::Warning:
        dressed.setColor(QPalette::Window, colours.warningGround);
        break;
    case Tone::Danger:
        dressed.setColor(QPalette::Window, colours.dangerGround);
        break;
    }
    setPalette(dressed);
    const Tint tint = m_tone == Tone::Info ? Tint::Accent
        : m_tone == Tone::Warning          ? Tint::Warning
                                           : Tint::Danger;
    m_pictureLabel->setPixmap(
        icon(m_picture, tint).pixmap(QSize(bannerPicture, bannerPicture), devicePixelRatioF()));
    m_dressing = false;
}

} // namespace poplar::gui
