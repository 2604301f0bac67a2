// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/senderspage.h"

#include "gui/icons.h"
#include "gui/theme.h"

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace poplar::gui {

namespace {

QStringList addressesIn(const QListWidget &list)
{
    QStringList addresses;
    for (int i = 0; i < list.count(); ++i)
        addresses += list.item(i)->text();
    return addresses;
}

/// An empty list says that it is meant to be.
void showWhenEmpty(QListWidget &list, const QString &text)
{
    auto *layout = new QVBoxLayout(list.viewport());
    auto *label = new QLabel(text);
    label->setAlignment(Qt::AlignCenter);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setAttribute(Qt::WA_TransparentForMouseEvents);
    layout->addWidget(label);
    const auto update = [&list, label] { label->setVisible(list.count() == 0); };
    QObject::connect(list.model(), &QAbstractItemModel::rowsInserted, label, update);
    QObject::connect(list.model(), &QAbstractItemModel::rowsRemoved, label, update);
    update();
}

} // namespace

SendersPage::SendersPage(const SenderRules &rules, QWidget *parent)
    : QWidget(parent)
    , m_before(rules)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::small, 0, 0);
    layout->setSpacing(space::normal);
    auto *text = new QLabel(
        tr("Poplar fetches nothing that a message names, unless you ask for it. Here are the senders "
           "for whom you asked once and for all."));
    text->setWordWrap(true);
    layout->addWidget(text);
    m_pictures = addList(*layout, QStringLiteral("pictureSenders"), tr("Remote &pictures are loaded for"),
                         rules.pictures);
    m_original = addList(*layout, QStringLiteral("originalSenders"), tr("The &original layout is shown for"),
                         rules.original);
}

QListWidget *SendersPage::addList(QBoxLayout &page, const QString &name, const QString &heading,
                                  const QStringList &addresses)
{
    auto *label = new QLabel(heading);
    auto *list = new QListWidget;
    auto *remove = new QPushButton(icon(Icon::Trash2), tr("Remove"));
    label->setBuddy(list);
    list->setObjectName(name);
    list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    list->addItems(addresses);
    showWhenEmpty(*list, tr("Nobody"));
    remove->setObjectName(name + QStringLiteral("Remove"));
    remove->setAutoDefault(false);
    remove->setEnabled(false);
    connect(list, &QListWidget::itemSelectionChanged, remove,
            [list, remove] { remove->setEnabled(!list->selectedItems().isEmpty()); });
    connect(remove, &QPushButton::clicked, list, [list] { qDeleteAll(list->selectedItems()); });
    page.addWidget(label);
    page.addWidget(list, 1);
    page.addWidget(remove, 0, Qt::AlignLeft);
    return list;
}

SenderRules SendersPage::rules() const
{
    return {addressesIn(*m_pictures), addressesIn(*m_original)};
}

} // namespace poplar::gui
