// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/actiontip.h"
#include "gui/checksdesk.h"
#include "gui/choicedialog.h"
#include "gui/connectiondetails.h"
#include "gui/downloaddesk.h"
#include "gui/logdesk.h"
#include "gui/logdock.h"
#include "gui/mainwindow.h"
#include "gui/newmailtext.h"
#include "gui/placesdesk.h"
#include "gui/receiptdesk.h"
#include "gui/rulesdesk.h"
#include "gui/spacedesk.h"
#include "gui/statusstrip.h"
#include "gui/textzoom.h"
#include "gui/transferdesk.h"
#include "gui/writingdesk.h"
#include "ui_mainwindow.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QMessageBox>
#include <QSettings>

/// The part of MainWindow that has nothing to do with mail: layout, settings, what can be done now.
namespace poplar::gui {

using mailbox::ConnectionState;

void MainWindow::connectWindow()
{
    connect(m_ui->practiceAction, &QAction::triggered, this, &MainWindow::practise);
    connect(m_ui->settingsAction, &QAction::triggered, &m_desk, &SettingsDesk::open);
    connect(m_ui->detailsAction, &QAction::triggered, this, &MainWindow::showDetails);
    connect(m_ui->quitAction, &QAction::triggered, this, &QWidget::close);
    connect(m_ui->aboutAction, &QAction::triggered, this, &MainWindow::showAbout);
    connect(m_ui->aboutQtAction, &QAction::triggered, qApp, &QApplication::aboutQt);
    connect(m_ui->belowAction, &QAction::triggered, this, [this] { setPlacement(MessagePlacement::Below); });
    connect(m_ui->besideAction, &QAction::triggered, this,
            [this] { setPlacement(MessagePlacement::Beside); });
}

void MainWindow::connectWriting()
{
    m_writing = std::make_unique<WritingDesk>(*m_ui->listPane,
                                              OutgoingDesk::Parts{.accounts = m_ui->accountPane->model(),
                                                                  .places = *m_places,
                                                                  .bar = *m_ui->problemBar,
                                                                  .strip = *m_strip,
                                                                  .mail = *m_ui->messageSplitter,
                                                                  .area = *m_ui->mailLayout},
                                              m_surroundings.settings, m_surroundings.profile.ownWordsFile());
    connect(&m_writing->outgoing(), &OutgoingDesk::counted, &m_desk, &SettingsDesk::setOwnLetters);
    connect(&m_writing->compose(), &ComposeDesk::setUpWanted, this, [this](const QString &account) {
        if (m_desk.account(account))
            m_desk.openForAccount(account);
        else
            m_desk.open();
    });
}

void MainWindow::writeTo(const QUrl &link)
{
    m_writing->compose().writeTo(link);
}

void MainWindow::takeStatus(const mailbox::ConnectionStatus &status)
{
    mailbox::ConnectionStatus named = status;
    if (m_shown && m_shown->id() == AccountListModel::practiceId)
        named.host = tr("practice mailbox", "in place of the name of a server");
    m_strip->setStatus(named);
    m_ui->listPane->setConnection(status.state);
    m_ui->waitingBar->setWaiting(named.waiting, named.host);
    const bool toldAlready =
        named.waiting && isSameTrouble(m_ui->problemBar->problem().error, named.waiting->because);
    if (status.state == ConnectionState::Connecting || toldAlready)
        m_ui->problemBar->dismiss();
    updateActions();
}

void MainWindow::updateActions()
{
    const ConnectionState state = m_shown ? m_shown->state() : ConnectionState::Disconnected;
    const bool connected = state == ConnectionState::Transaction;
    const bool busy = !connected && state != ConnectionState::Disconnected;
    setObstacle(*m_ui->checkAction, obstacleToChecking());
    const bool waiting = m_shown && m_shown->mailbox().status().waiting;
    m_ui->stopAction->setEnabled(
        m_shown && (busy || waiting || m_shown->progress().activity != mailbox::Activity::None));
    m_ui->leaveAction->setEnabled(connected);
    m_ui->detailsAction->setEnabled(m_shown);
    setObstacle(*m_ui->rebuildAction, obstacleToRebuilding());
}

QString MainWindow::obstacleToChecking() const
{
    if (!m_shown)
        return tr("No mailbox is chosen.");
    if (m_shown->use() == OpenMailbox::Use::Examination)
        return tr("The server is being examined. Wait until that is done, or stop it.");
    if (m_shown->use() == OpenMailbox::Use::RoundTrip)
        return tr("A test message is on its way. Wait until that is done, or stop it.");
    const ConnectionState state = m_shown->state();
    if (state != ConnectionState::Transaction && state != ConnectionState::Disconnected)
        return tr("Poplar is connecting already.");
    if (m_shown->progress().activity == mailbox::Activity::Rebuilding)
        return tr("The catalogue is being rebuilt. Wait until that is done, or stop it.");
    return {};
}

QString MainWindow::obstacleToRebuilding() const
{
    if (!m_shown)
        return tr("No mailbox is chosen.");
    if (m_shown->progress().activity == mailbox::Activity::Rebuilding)
        return tr("The catalogue is being rebuilt. Wait until that is done, or stop it.");
    if (m_shown->mailbox().status().waiting)
        return tr("Poplar is about to connect again. Stop that first, then rebuild the catalogue.");
    if (m_shown->state() != ConnectionState::Disconnected)
        return tr("Leave the mailbox first: while it is open, the catalogue is in use.");
    return {};
}

void MainWindow::refreshAccounts()
{
    m_ui->accountPane->model().setAccounts(m_desk.accounts());
    m_checks->setAccounts(m_desk.accounts());
    m_writing->compose().refresh();
    m_places->markChosen();
    if (!m_shown)
        showMailbox(nullptr);
}

void MainWindow::takeAccount(const accounts::Account &account, const std::optional<Secret> &password)
{
    OpenMailbox *known = find(account.id);
    if (known)
        known->setAccount(account); // before those hear of it who ask it
    refreshAccounts();
    if (!known)
        return open(account, password);
    m_log->setName(*known);
    if (password)
        known->setKnownPassword(*password);
}

void MainWindow::tellNothingIsStored(const QString &folder)
{
    m_ui->problemBar->showNotice(
        ProblemBar::Tone::Problem, tr("Poplar cannot store anything"),
        tr("Mail can be read, but not downloaded, and settings and ticks are forgotten when Poplar ends, "
           "because this folder cannot be written: %1")
            .arg(QDir::toNativeSeparators(folder)));
}

void MainWindow::takeStorageError(const Error &error)
{
    m_ui->problemBar->showNotice(ProblemBar::Tone::Problem, tr("The settings could not be saved"),
                                 error.detail);
}

void MainWindow::takeKeyringError(const Error &error)
{
    m_ui->problemBar->showNotice(ProblemBar::Tone::Problem,
                                 tr("The password could not be kept in the keyring"), error.detail);
}

void MainWindow::tellForecast(const QString &id, const accounts::Retention &retention)
{
    if (OpenMailbox *open = find(id))
        open->mailbox().foresee(retention);
    else
        m_desk.setForecast(id, {.state = Forecast::State::NotOpen});
}

/// Until it is answered, another mailbox may be shown.
void MainWindow::askToRebuild()
{
    if (!m_shown)
        return;
    auto *dialog = new ChoiceDialog(rebuildWarning(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::WindowModal);
    dialog->setWindowTitle(QStringLiteral("%1 – %2").arg(dialog->windowTitle(), m_shown->name()));
    connect(dialog, &QDialog::finished, this, [this, dialog, id = m_shown->id()] {
        OpenMailbox *open = find(id);
        if (open && std::holds_alternative<mailbox::RebuildAnswer>(dialog->answer()))
            open->mailbox().rebuild();
    });
    dialog->open();
}

void MainWindow::updateTitle()
{
    setWindowTitle(newMailTitle(m_ui->accountPane->model()));
}

void MainWindow::remedy(Remedy remedy, const mailbox::Problem &problem)
{
    if (!m_shown)
        return;
    accounts::Account account = m_shown->mailbox().account();
    const auto change = [&](Security security) {
        account.security = security;
        account.port = defaultPop3Port(security);
        m_desk.keep(account);
        m_shown->setAccount(account);
        refreshAccounts();
        m_shown->mailbox().check();
    };
    switch (remedy) {
    case Remedy::UseTls995:
        return change(Security::Tls);
    case Remedy::UseStartTls110:
        return change(Security::StartTls);
    case Remedy::UseNoEncryption:
        return change(Security::None);
    case Remedy::OpenSettings:
        return m_desk.openForAccount(account.id);
    case Remedy::ShowLog:
        return m_log->reveal(problem.transcriptNumber);
    default:
        break;
    }
    if (problem.message && problem.during == mailbox::Problem::During::Message)
        m_shown->mailbox().retrieve(*problem.message);
    else if (problem.during == mailbox::Problem::During::Leaving
             && m_shown->state() == ConnectionState::Transaction)
        m_shown->mailbox().leave();
    else
        m_shown->mailbox().check();
}

void MainWindow::applyPreferences(const Preferences &preferences)
{
    m_surroundings.theme.setChoice(preferences.theme);
    m_surroundings.theme.setTextPoints(preferences.textPoints);
}

void MainWindow::setPlacement(MessagePlacement placement)
{
    const bool beside = placement == MessagePlacement::Beside;
    m_ui->messageSplitter->setOrientation(beside ? Qt::Horizontal : Qt::Vertical);
    (beside ? m_ui->besideAction : m_ui->belowAction)->setChecked(true);
}

void MainWindow::showDetails()
{
    if (m_shown)
        (new ConnectionDetails(m_shown->mailbox().status(), m_shown->mailbox().account(), this))->open();
}

void MainWindow::showAbout()
{
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Poplar"));
    box->setIconPixmap(applicationIcon().pixmap(QSize(64, 64), devicePixelRatioF()));
    box->setText(tr("<b>Poplar %1</b>").arg(QCoreApplication::applicationVersion()));
    box->setInformativeText(
        tr("Shows what is in your mailbox on the server, lets you read it there, and deletes "
           "only what you choose.\n\nFree software under the GNU General Public License, "
           "version 3 or later. Icons by the Lucide project."));
    box->open();
}

/// The log is there from the first mailbox on, until the user puts it away.
void MainWindow::placeLog()
{
    constexpr int firstHeight = 200;
    if (m_logPlaced)
        return;
    m_logPlaced = true;
    m_log->dock().show();
    resizeDocks({&m_log->dock()}, {firstHeight}, Qt::Vertical);
    // Only a splitter that has been laid out keeps proportions.
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_ui->messageSplitter->setSizes({1000, 1000});
        },
        Qt::QueuedConnection);
}

void MainWindow::restore()
{
    const WindowState state = loadWindowState(m_surroundings.settings);
    setPlacement(state.placement);
    m_ui->accountSplitter->setStretchFactor(1, 1);
    m_ui->messageSplitter->setStretchFactor(0, 1);
    m_ui->messageSplitter->setStretchFactor(1, 1);
    m_ui->accountSplitter->setSizes({220, 960});
    restoreGeometry(state.geometry);
    m_logPlaced = !state.docks.isEmpty() && restoreState(state.docks);
    m_ui->messagePane->zoom().setPerCent(state.zoom);
    m_ui->accountSplitter->restoreState(state.accountSplitter);
    m_ui->messageSplitter->restoreState(state.messageSplitter);
    setPlacement(state.placement);
    m_ui->accountPane->setCollapsed(state.collapsed);
    if (m_desk.account(state.account))
        m_places->choose(state.account, placeFromText(state.place));
    else if (const auto accounts = m_desk.accounts(); !accounts.isEmpty())
        choose(accounts.first().id);
    m_ui->listPane->restoreColumns(state.listHeader);
    QMetaObject::invokeMethod(this, &MainWindow::loadOthers, Qt::QueuedConnection);
}

void MainWindow::remember()
{
    WindowState state = loadWindowState(m_surroundings.settings);
    state.geometry = saveGeometry();
    state.accountSplitter = m_ui->accountSplitter->saveState();
    state.messageSplitter = m_ui->messageSplitter->saveState();
    state.zoom = m_ui->messagePane->zoom().perCent();
    state.placement = m_ui->besideAction->isChecked() ? MessagePlacement::Beside : MessagePlacement::Below;
    if (m_shown) { // the first-run page has neither list nor log
        state.docks = saveState();
        state.listHeader = m_ui->listPane->saveColumns();
        state.account = m_shown->id();
        state.place = placeToText(m_places->place());
    }
    state.collapsed = m_ui->accountPane->collapsed();
    saveWindowState(m_surroundings.settings, state);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    QList<OpenMailbox *> unfinished;
    for (const auto &open : m_open) {
        if (open->needsReview())
            unfinished.append(open.get());
    }
    if (unfinished.isEmpty() || m_farewell.isRunning()) {
        remember();
        m_writing->compose().keepAndCloseAll();
        event->accept();
        return;
    }
    event->ignore();
    m_farewell.begin(unfinished);
}

} // namespace poplar::gui
