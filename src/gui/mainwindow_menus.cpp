// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/checksdesk.h"
#include "gui/downloadactions.h"
#include "gui/downloaddesk.h"
#include "gui/downloadsdock.h"
#include "gui/examinedesk.h"
#include "gui/handtalkdesk.h"
#include "gui/icons.h"
#include "gui/localactions.h"
#include "gui/logdesk.h"
#include "gui/logdock.h"
#include "gui/mainwindow.h"
#include "gui/menukeys.h"
#include "gui/placesdesk.h"
#include "gui/receiptdesk.h"
#include "gui/roundtripdesk.h"
#include "gui/rulesdesk.h"
#include "gui/spacedesk.h"
#include "gui/textzoom.h"
#include "gui/transferdesk.h"
#include "gui/writingdesk.h"
#include "ui_mainwindow.h"

#include <QActionGroup>
#include <QMenu>
#include <QToolButton>

/// The menus and the tool bar of MainWindow.
namespace poplar::gui {

void MainWindow::buildToolBar()
{
    m_ui->checkAction->setIcon(icon(Icon::RefreshCw));
    m_ui->stopAction->setIcon(icon(Icon::CircleStop));
    m_ui->leaveAction->setIcon(icon(Icon::LogOut));
    m_ui->settingsAction->setIcon(icon(Icon::Settings));
    m_ui->practiceAction->setIcon(icon(Icon::GraduationCap));
    m_ui->belowAction->setIcon(icon(Icon::Rows2));
    m_ui->besideAction->setIcon(icon(Icon::Columns2));
    m_ui->rebuildAction->setIcon(icon(Icon::Database));
    m_ui->detailsAction->setIcon(icon(Icon::Info));
    auto *bar = m_ui->toolBar;
    bar->addActions({m_ui->checkAction, m_ui->stopAction});
    m_checks->addTo(*bar, *m_ui->checkAction);
    bar->addAction(m_writing->compose().newAction());
    bar->addSeparator();
    bar->addActions({m_ui->listPane->tickAction(), m_ui->listPane->untickAllAction()});
    bar->addActions(m_places->actions().toolBarActions());
    bar->addAction(m_ui->leaveAction);
    bar->addSeparator();
    QAction *download = m_downloads->actions().menu()->menuAction();
    bar->addAction(download);
    // What is new can be ordered with nothing selected.
    if (auto *button = qobject_cast<QToolButton *>(bar->widgetForAction(download)))
        button->setPopupMode(QToolButton::InstantPopup);
    m_ui->messagePane->saveAction()->setIconText(tr("Save…", "toolbar: save the message"));
    bar->addAction(m_ui->messagePane->saveAction());
    auto *gap = new QWidget(bar);
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(gap);
    bar->addAction(m_ui->settingsAction);
    // It is the least of them, and Russian words are long.
    if (auto *button = qobject_cast<QToolButton *>(bar->widgetForAction(m_ui->settingsAction)))
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
}

void MainWindow::buildMailboxMenu()
{
    QMenu *menu = m_ui->mailboxMenu;
    menu->setToolTipsVisible(true); // They say why something is not possible now.
    menu->insertAction(m_ui->stopAction, m_checks->checkAllAction());
    QAction *before = m_ui->practiceAction;
    menu->insertActions(before, m_downloads->actions().mailboxActions());
    menu->insertSeparator(before);
    menu->insertActions(before, m_rules->actions());
    menu->insertSeparator(before);
    menu->insertActions(before, m_ui->accountPane->actions());
    menu->insertSeparator(before);
    menu->insertActions(m_ui->detailsAction, m_transfers->actions());
    menu->insertSeparator(m_transfers->actions().constFirst());
    menu->insertActions(m_ui->detailsAction,
                        {m_space->roomAction(), m_receipts->historyAction(), m_ui->rebuildAction});
    menu->insertSeparator(m_space->roomAction());
    menu->insertActions(m_ui->detailsAction, {m_examine->examineAction(), m_talk->talkAction()});
    m_roundTrip = std::make_unique<RoundTripDesk>(this, m_surroundings.passwords);
    menu->insertAction(m_ui->detailsAction, m_roundTrip->testAction());
    connect(menu, &QMenu::aboutToShow, m_roundTrip.get(), &RoundTripDesk::refresh);
    connect(m_roundTrip.get(), &RoundTripDesk::changed, this, [this] { updateActions(); });
    connect(m_ui->rebuildAction, &QAction::triggered, this, &MainWindow::askToRebuild);
}

void MainWindow::buildWriteMenu()
{
    auto *menu = new QMenu(tr("&Write"), m_ui->menuBar);
    m_ui->menuBar->insertMenu(m_ui->viewMenu->menuAction(), menu);
    menu->addAction(m_writing->compose().newAction());
    menu->addSeparator();
    menu->addActions(m_writing->compose().answerActions());
    m_ui->listPane->addMessageActions(m_writing->compose().toolActions());
    m_ui->messagePane->addTools(m_writing->compose().toolActions());
}

void MainWindow::buildMenus()
{
    buildWriteMenu();
    buildMailboxMenu();
    m_ui->accountPane->setPlaceActions(m_places->actions().emptyTrashAction(), m_ui->checkAction);
    m_ui->messageMenu->addActions(m_ui->listPane->messageActions());
    m_places->actions().addTo(*m_ui->messageMenu);
    QAction *download = m_downloads->actions().selectedAction();
    m_ui->messageMenu->addAction(download);
    m_ui->messageMenu->addAction(m_rules->fromMessageAction());
    m_ui->messageMenu->addAction(m_log->showInLogAction());
    m_ui->listPane->addMessageActions({download, m_rules->fromMessageAction(), m_log->showInLogAction()});
    m_ui->messageMenu->addSeparator();
    m_ui->messageMenu->addAction(m_ui->messagePane->saveAction());
    m_ui->messageMenu->addActions(m_ui->messagePane->printActions());
    m_ui->sortMenu->addActions(m_ui->listPane->sortActions());
    m_ui->scopeMenu->addActions(m_ui->listPane->scopeActions());
    QAction *log = m_log->dock().toggleViewAction();
    log->setText(tr("&Log"));
    log->setIcon(icon(Icon::ScrollText));
    log->setShortcut(Qt::CTRL | Qt::Key_J);
    m_ui->viewMenu->addAction(log);
    QAction *downloads = m_downloads->dock().toggleViewAction();
    downloads->setText(tr("Do&wnloads"));
    downloads->setIcon(icon(Icon::Download));
    downloads->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_J);
    m_ui->viewMenu->addActions({downloads, m_space->pictureAction()});
    // They share a place: what was called for stands in front.
    for (QDockWidget *dock :
         {static_cast<QDockWidget *>(&m_log->dock()), static_cast<QDockWidget *>(&m_downloads->dock())})
        connect(dock->toggleViewAction(), &QAction::triggered, dock, [dock](bool shown) {
            if (shown)
                dock->raise();
        });
    m_ui->viewMenu->addSeparator();
    m_ui->viewMenu->addAction(m_ui->listPane->findAction());
    m_ui->viewMenu->addSeparator();
    m_ui->viewMenu->addActions(m_ui->messagePane->zoom().actions());
    auto *placements = new QActionGroup(this);
    placements->addAction(m_ui->belowAction);
    placements->addAction(m_ui->besideAction);
    new MenuKeys(this);
}

} // namespace poplar::gui
