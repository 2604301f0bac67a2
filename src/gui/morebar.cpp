// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/morebar.h"

#include "gui/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace poplar::gui {

namespace {
constexpr int muchMore = 4; ///< Times as much as is shown.
}

MoreBar::MoreBar(QWidget *parent)
    : QFrame(parent)
    , m_text(new QLabel)
    , m_more(new QPushButton(tr("Show more")))
    , m_all(new QPushButton(tr("Show all")))
{
    setBackgroundRole(QPalette::Window); // Else that of the pane around it counts.
    setAutoFillBackground(true);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_more->setObjectName(QStringLiteral("showMore"));
    m_all->setObjectName(QStringLiteral("showAll"));
    m_all->setToolTip(tr("This can take a while"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::large, space::normal, space::large, space::normal);
    layout->setSpacing(space::normal);
    layout->addWidget(m_text, 1);
    for (QPushButton *button : {m_more, m_all}) {
        button->setAutoDefault(false);
        layout->addWidget(button, 0, Qt::AlignVCenter);
    }
    connect(m_more, &QPushButton::clicked, this,
            [this] { Q_EMIT moreWanted(mime::enlarged(m_limits, muchMore)); });
    connect(m_all, &QPushButton::clicked, this, [this] { Q_EMIT moreWanted(mime::mostShown); });
    dress();
}

void MoreBar::setShown(mime::Damages damages, const mime::ShownLimits &limits)
{
    m_limits = limits;
    const bool most = limits == mime::mostShown;
    m_text->setText(
        most ? tr("The text of this message is longer than can be shown. Save it to have all of it.")
             : tr("The text of this message is very long. Only its beginning is shown."));
    m_more->setHidden(most);
    m_all->setHidden(most);
    setVisible(damages.testFlag(mime::Damage::TextCut));
}

void MoreBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && !m_dressing)
        dress();
    QFrame::changeEvent(event);
}

void MoreBar::dress()
{
    m_dressing = true;
    QPalette dressed = palette();
    dressed.setColor(QPalette::Window, themeColours(palette()).infoGround);
    setPalette(dressed);
    m_dressing = false;
}

} // namespace poplar::gui
