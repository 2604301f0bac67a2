// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/emptystate.h"

#include "gui/theme.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>
#include <QVBoxLayout>

namespace poplar::gui {
namespace {
constexpr int pictureSize = 40;
} // namespace

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_pictureLabel(new QLabel(this))
    , m_title(new QLabel(this))
    , m_text(new QLabel(this))
    , m_button(new QPushButton(this))
{
    // It stands in a stack: it must not hold the pane larger than what it stands in for.
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    QFont titleFont = font();
    titleFont.setPointSizeF(titleFont.pointSizeF() * 1.25);
    titleFont.setWeight(QFont::DemiBold);
    m_title->setFont(titleFont);
    m_title->setWordWrap(true);
    m_text->setWordWrap(true);
    for (QLabel *label : {m_pictureLabel, m_title, m_text}) {
        label->setAlignment(Qt::AlignCenter);
        label->setTextFormat(Qt::PlainText);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::huge, space::huge, space::huge, space::huge);
    layout->setSpacing(space::normal);
    layout->addStretch(2);
    layout->addWidget(m_pictureLabel, 0, Qt::AlignHCenter);
    layout->addSpacing(space::small);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addSpacing(space::normal);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, &EmptyState::buttonClicked);
}

void EmptyState::setContent(const Content &content)
{
    m_picture = content.picture;
    m_title->setText(content.title);
    m_text->setText(content.text);
    m_text->setVisible(!content.text.isEmpty());
    m_button->setText(content.button);
    m_button->setVisible(!content.button.isEmpty());
    paintPicture();
}

void EmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        paintPicture();
    QWidget::changeEvent(event);
}

void EmptyState::resizeEvent(QResizeEvent *event)
{
    // The words and the button need some seven lines; where they leave no room, the picture goes, and the
    // edge shrinks.
    const bool isRoomy = height() >= pictureSize + 2 * space::huge + 7 * fontMetrics().height();
    const int edge = isRoomy ? space::huge : space::small;
    m_pictureLabel->setVisible(isRoomy);
    layout()->setContentsMargins(space::huge, edge, space::huge, edge);
    QWidget::resizeEvent(event);
}

void EmptyState::paintPicture()
{
    m_pictureLabel->setPixmap(
        icon(m_picture, Tint::Accent).pixmap(QSize(pictureSize, pictureSize), devicePixelRatioF()));
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, themeColours(palette()).muted);
    m_text->setPalette(muted);
}

} // namespace poplar::gui
