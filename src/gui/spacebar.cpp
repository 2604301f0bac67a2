// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/spacebar.h"

#include "gui/flowlayout.h"
#include "gui/icons.h"
#include "gui/spacetext.h"
#include "gui/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace poplar::gui {

SpaceBar::SpaceBar(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel)
    , m_show(new QPushButton(icon(Icon::ListFilter), tr("Show only these")))
    , m_tick(new QPushButton)
{
    m_text->setObjectName(QStringLiteral("spaceSelection"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_show->setObjectName(QStringLiteral("showSpaceSelection"));
    m_show->setToolTip(tr("List the selected messages and no others"));
    m_tick->setObjectName(QStringLiteral("tickSpaceSelection"));
    m_tick->setToolTip(tr("Nothing is deleted before you have seen the review (Del)"));
    auto *buttons = new FlowLayout(space::normal);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->addWidget(m_show);
    buttons->addWidget(m_tick);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::normal, 0, space::normal);
    layout->setSpacing(space::normal);
    layout->addWidget(m_text);
    layout->addLayout(buttons);
    connect(m_show, &QPushButton::clicked, this, &SpaceBar::showWanted);
    connect(m_tick, &QPushButton::clicked, this, &SpaceBar::tickWanted);
    setSelection({});
}

void SpaceBar::setSelection(const TreemapView::Selection &selection)
{
    const bool any = !selection.messages.isEmpty();
    const QString amount = spaceAmount(selection.messages.size(), selection.octets);
    //: %1 is a sender, a month or the like; %2 is how much it is: "318 MB · 412 messages"
    m_text->setText(any ? tr("%1: %2").arg(selection.what, amount)
                        : tr("Click a rectangle to select its messages, double-click to look inside."));
    m_text->setForegroundRole(any ? QPalette::WindowText : QPalette::PlaceholderText);
    m_text->setAccessibleName(m_text->text());
    const bool untick = any && selection.ticked == selection.messages.size();
    m_tick->setText(untick ? tr("Untick") : tr("Tick for deletion"));
    m_tick->setIcon(icon(untick ? Icon::Undo2 : Icon::Trash2));
    m_show->setEnabled(any);
    m_tick->setEnabled(any);
}

} // namespace poplar::gui
