// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/firstrunpage.h"

#include "gui/icons.h"
#include "gui/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace poplar::gui {
namespace {
constexpr int logoSide = 96;
constexpr int columnWidth = 440;
constexpr int buttonWidth = 280;
} // namespace

FirstRunPage::FirstRunPage(QWidget *parent)
    : QWidget(parent)
{
    // It must not hold the window larger than the panes need.
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *logo = new QLabel(this);
    logo->setPixmap(applicationIcon().pixmap(QSize(logoSide, logoSide), devicePixelRatioF()));
    auto *name = new QLabel(QStringLiteral("Poplar"), this);
    QFont large = name->font();
    large.setPointSizeF(large.pointSizeF() * 2.4);
    large.setWeight(QFont::DemiBold);
    name->setFont(large);
    auto *sentence = new QLabel(
        tr("See what is in your mailbox on the server, read it there, and delete only what you choose."),
        this);
    sentence->setWordWrap(true);
    sentence->setAlignment(Qt::AlignHCenter);
    auto *setUp = new QPushButton(tr("&Set up an account"), this);
    setUp->setDefault(true);
    auto *practice = new QPushButton(icon(Icon::GraduationCap), tr("Try with a &practice mailbox"), this);
    auto *note =
        new QLabel(tr("The practice mailbox is part of Poplar. It needs no account and no network."), this);
    note->setForegroundRole(QPalette::PlaceholderText);
    note->setWordWrap(true);
    note->setAlignment(Qt::AlignHCenter);
    for (QPushButton *button : {setUp, practice})
        button->setMinimumSize(buttonWidth, 36);

    // A column of fixed width: a label that wraps knows its height only from its width.
    auto *column = new QWidget(this);
    column->setFixedWidth(columnWidth);
    auto *inside = new QVBoxLayout(column);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(space::normal);
    inside->addWidget(logo, 0, Qt::AlignHCenter);
    inside->addSpacing(space::normal);
    inside->addWidget(name, 0, Qt::AlignHCenter);
    inside->addWidget(sentence);
    inside->addSpacing(space::huge);
    inside->addWidget(setUp, 0, Qt::AlignHCenter);
    inside->addWidget(practice, 0, Qt::AlignHCenter);
    inside->addSpacing(space::normal);
    inside->addWidget(note);
    auto *middle = new QHBoxLayout;
    middle->addStretch();
    middle->addWidget(column);
    middle->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addLayout(middle);
    layout->addStretch(3);
    connect(setUp, &QPushButton::clicked, this, &FirstRunPage::setUpWanted);
    connect(practice, &QPushButton::clicked, this, &FirstRunPage::practiceWanted);
}

} // namespace poplar::gui
