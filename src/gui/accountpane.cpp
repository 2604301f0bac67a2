// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/accountpane.h"

#include "gui/accountdelegate.h"
#include "gui/icons.h"
#include "gui/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>

namespace poplar::gui {

AccountPane::AccountPane(QWidget *parent)
    : QWidget(parent)
    , m_view(new QListView(this))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    buildActions();
    auto *title = new QLabel(tr("Accounts"), this);
    QFont font = title->font();
    font.setWeight(QFont::DemiBold);
    title->setFont(font);
    auto *add = new QToolButton(this);
    add->setDefaultAction(m_new);
    add->setToolButtonStyle(Qt::ToolButtonIconOnly);
    add->setAutoRaise(true);
    add->setAccessibleName(tr("New account"));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(space::normal + space::small, space::normal, space::normal, space::normal);
    head->addWidget(title);
    head->addStretch();
    head->addWidget(add);

    m_view->setModel(&m_model);
    m_view->setObjectName(QStringLiteral("accountList"));
    m_view->setAccessibleName(tr("Accounts"));
    m_view->setItemDelegate(new AccountDelegate(this));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setMouseTracking(true);
    connect(m_view, &QListView::customContextMenuRequested, this, &AccountPane::showMenu);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        updateActions();
        if (!current().isEmpty())
            Q_EMIT accountChosen(current());
    });

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_view);
    updateActions();
}

void AccountPane::buildActions()
{
    m_new = new QAction(icon(Icon::Plus), tr("&New account…"), this);
    m_new->setShortcut(QKeySequence::New);
    connect(m_new, &QAction::triggered, this, &AccountPane::newAccountWanted);
    m_settings = new QAction(icon(Icon::Pencil), tr("&Account settings…"), this);
    m_settings->setShortcut(Qt::ALT | Qt::Key_Return);
    connect(m_settings, &QAction::triggered, this, [this] { Q_EMIT settingsWanted(current()); });
    m_remove = new QAction(tr("&Remove account…"), this);
    connect(m_remove, &QAction::triggered, this, [this] { Q_EMIT removalWanted(current()); });
}

void AccountPane::setCurrent(const QString &id)
{
    const QSignalBlocker quiet(this);
    const int row = m_model.rowOf(id);
    if (row < 0)
        m_view->selectionModel()->clear();
    else
        m_view->setCurrentIndex(m_model.index(row));
    updateActions();
}

QString AccountPane::current() const
{
    return m_view->currentIndex().data(AccountListModel::IdRole).toString();
}

void AccountPane::updateActions()
{
    const bool own = !current().isEmpty() && current() != AccountListModel::practiceId;
    m_settings->setEnabled(own);
    m_remove->setEnabled(own);
}

void AccountPane::showMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_view->indexAt(position).isValid())
        menu->addActions({m_settings, m_remove});
    menu->addSeparator();
    menu->addAction(m_new);
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

} // namespace poplar::gui
