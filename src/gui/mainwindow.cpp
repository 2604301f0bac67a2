// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow.h"

#include "gui/checksdesk.h"
#include "gui/downloadactions.h"
#include "gui/downloaddesk.h"
#include "gui/downloadsdock.h"
#include "gui/examinedesk.h"
#include "gui/handtalkdesk.h"
#include "gui/logdesk.h"
#include "gui/logdock.h"
#include "gui/logfilesdesk.h"
#include "gui/newsdesk.h"
#include "gui/placesdesk.h"
#include "gui/receiptdesk.h"
#include "gui/roundtripdesk.h"
#include "gui/rulesdesk.h"
#include "gui/senderrules.h"
#include "gui/settingsnotice.h"
#include "gui/spacedesk.h"
#include "gui/statusstrip.h"
#include "gui/transferdesk.h"
#include "gui/writingdesk.h"
#include "ui_mainwindow.h"

#include <algorithm>

namespace poplar::gui {

using mailbox::ConnectionState;
using mailbox::Mailbox;

MainWindow::MainWindow(const Surroundings &surroundings, QWidget *parent)
    : QMainWindow(parent)
    , m_surroundings(surroundings)
    , m_ui(std::make_unique<Ui::MainWindow>())
    , m_strip(new StatusStrip(this))
    , m_desk(surroundings.accounts, surroundings.passwords, surroundings.settings, this)
{
    m_ui->setupUi(this);
    // Behind the panes in the order of the Tab key.
    m_log = std::make_unique<LogDesk>(*this, *m_ui->listPane, surroundings.settings);
    m_logFiles =
        std::make_unique<LogFilesDesk>(surroundings.profile.logFolder(), surroundings.settings, m_desk);
    m_downloads = std::make_unique<DownloadDesk>(*this, *m_strip);
    addDockWidget(Qt::BottomDockWidgetArea, &m_downloads->dock());
    tabifyDockWidget(&m_log->dock(), &m_downloads->dock());
    m_receipts = std::make_unique<ReceiptDesk>(this, *m_ui->problemBar);
    m_examine = std::make_unique<ExamineDesk>(this, surroundings.passwords);
    m_talk = std::make_unique<HandTalkDesk>(this, *m_log, *m_logFiles, [this] {
        return handTalkChoices(m_desk.accounts(), m_shown, [this](const QString &id) { return find(id); });
    });
    m_news = std::make_unique<NewsDesk>(*m_ui->problemBar, *m_receipts);
    m_places = std::make_unique<PlacesDesk>(*this, *m_ui->accountPane, *m_ui->listPane);
    m_space = std::make_unique<SpaceDesk>(*this, *m_ui->listPane, surroundings.settings);
    m_transfers = std::make_unique<TransferDesk>(*this, *m_ui->listPane);
    m_checks = std::make_unique<ChecksDesk>(m_ui->accountPane->model(), *m_news, *this);
    m_rules = std::make_unique<RulesDesk>(surroundings.profile.rulesFile(), this, *m_ui->problemBar);
    connectWriting();
    m_ui->statusBar->addWidget(m_strip, 1);
    buildToolBar();
    buildMenus();
    connectWindow();
    connectPanes();
    if (surroundings.lookup)
        m_desk.setLookupPolicy(*surroundings.lookup);
    if (surroundings.original)
        m_ui->messagePane->setOriginalLayout(*surroundings.original);
    m_ui->messagePane->setSenderRules(loadSenderRules(surroundings.settings));
    applyPreferences(loadPreferences(surroundings.settings));
    refreshAccounts();
    showMailbox(nullptr);
    restore();
    m_rules->tellTrouble();
    if (const auto notice = settingsNotice(surroundings.accounts))
        m_ui->problemBar->showNotice(ProblemBar::Tone::Problem, notice->title, notice->explanation);
}

MainWindow::~MainWindow()
{
    showMailbox(nullptr);
}

void MainWindow::connectPanes()
{
    connect(m_examine.get(), &ExamineDesk::changed, this, [this] { updateActions(); });
    connect(m_ui->firstRunPage, &FirstRunPage::setUpWanted, &m_desk, &SettingsDesk::openForNewAccount);
    connect(m_ui->firstRunPage, &FirstRunPage::practiceWanted, this, &MainWindow::practise);
    connect(m_places.get(), &PlacesDesk::mailboxWanted, this, &MainWindow::choose);
    connect(m_ui->accountPane, &AccountPane::newAccountWanted, &m_desk, &SettingsDesk::openForNewAccount);
    connect(m_ui->accountPane, &AccountPane::settingsWanted, &m_desk, &SettingsDesk::openForAccount);
    // Removing is done, and taken back, in the settings.
    connect(m_ui->accountPane, &AccountPane::removalWanted, &m_desk, &SettingsDesk::openForAccount);
    connect(m_ui->messagePane, &MessagePane::told, m_strip, &StatusStrip::setHint);
    connect(m_ui->messagePane, &MessagePane::linkHovered, m_strip, &StatusStrip::setHint);
    connect(m_ui->messagePane, &MessagePane::senderRulesChanged, &m_desk, &SettingsDesk::keepSenderRules);
    connect(&m_desk, &SettingsDesk::senderRulesChanged, m_ui->messagePane, &MessagePane::setSenderRules);
    connect(m_ui->messagePane, &MessagePane::pdfSaved, this,
            [this](const QString &path) { m_strip->setHint(tr("Saved as %1").arg(path)); });
    connect(m_ui->listPane, &MessageListPane::selectionChanged, this,
            [this] { m_downloads->actions().setSelected(m_ui->listPane->selected()); });
    connect(m_ui->listPane, &MessageListPane::selectionChanged, this,
            [this] { m_rules->setSelected(m_ui->listPane->selected()); });
    connect(m_rules.get(), &RulesDesk::messageChosen, m_ui->listPane, &MessageListPane::choose);
    connect(m_ui->listPane, &MessageListPane::checkRequested, m_ui->checkAction, &QAction::trigger);
    connect(m_ui->listPane, &MessageListPane::nothingChosen, m_ui->messagePane, &MessagePane::clear);
    connect(m_ui->problemBar, &ProblemBar::remedyChosen, this, &MainWindow::remedy);
    connect(m_strip, &StatusStrip::detailsWanted, this, &MainWindow::showDetails);
    connect(&m_desk, &SettingsDesk::accountSaved, this, &MainWindow::takeAccount);
    connect(&m_desk, &SettingsDesk::accountSetUp, this, [this](const QString &id) {
        choose(id);
        m_shown->mailbox().check();
    });
    connect(&m_desk, &SettingsDesk::accountRemoved, this, &MainWindow::forget);
    connect(&m_desk, &SettingsDesk::forgetServerWanted, this, [this](const QString &id) {
        if (OpenMailbox *known = find(id))
            known->mailbox().forgetServer();
    });
    connect(&m_desk, &SettingsDesk::forecastWanted, this, &MainWindow::tellForecast);
    connect(&m_desk, &SettingsDesk::preferencesChanged, this, &MainWindow::applyPreferences);
    connect(&m_desk, &SettingsDesk::storingFailed, this, &MainWindow::takeStorageError);
    connect(&m_desk, &SettingsDesk::keyringFailed, this, &MainWindow::takeKeyringError);
    connect(m_log.get(), &LogDesk::mailboxWanted, this, &MainWindow::choose);
    connect(m_log.get(), &LogDesk::told, m_strip, &StatusStrip::setHint);
    connect(&m_desk, &SettingsDesk::logWanted, &m_log->dock(), &QWidget::show);
    connect(m_log.get(), &LogDesk::saved, this,
            [this](const QString &path) { m_strip->setHint(tr("Saved as %1").arg(path)); });
    connect(&m_farewell, &Farewell::finished, this, &QWidget::close);
}

void MainWindow::connectMailbox(OpenMailbox &open)
{
    AccountListModel &accounts = m_ui->accountPane->model();
    m_places->watch(open);
    m_writing->watch(open);
    m_transfers->watch(open);
    m_log->watch(open);
    m_logFiles->watch(open);
    connect(&open.mailbox(), &Mailbox::connectionChanged, this,
            [this, &accounts, id = open.id()](const auto &status) {
                accounts.setStatus(id, status);
                m_desk.setTraits(id, status.traits);
            });
    connect(&open.model(), &MessageListModel::totalsChanged, this, [this, &accounts, &open] {
        accounts.setTotals(open.id(), open.model().totals());
        updateTitle();
    });
    connect(&open.mailbox(), &Mailbox::foreseen, this, [this, &open](const mailbox::Foreseen &foreseen) {
        m_desk.setForecast(open.id(), forecastOf(foreseen, open.model().totals().messages));
    });
    connect(&open.mailbox(), &Mailbox::accountChanged, &m_desk, [this](const accounts::Account &account) {
        if (account.id != AccountListModel::practiceId)
            m_desk.keep(account);
    });
}

void MainWindow::connectShown(OpenMailbox &open)
{
    QObject *context = m_connections.get();
    Mailbox *mailbox = &open.mailbox();
    const MessageListPane *list = m_ui->listPane;
    const MessagePane *message = m_ui->messagePane;
    connect(m_ui->checkAction, &QAction::triggered, context, [mailbox] { mailbox->check(); });
    connect(m_ui->stopAction, &QAction::triggered, context, [mailbox] { mailbox->stop(); });
    connect(m_ui->leaveAction, &QAction::triggered, context, [mailbox] { mailbox->leave(); });
    connect(m_strip, &StatusStrip::stopRequested, context, [mailbox] { mailbox->stop(); });
    connect(m_ui->waitingBar, &WaitingBar::tryNowRequested, context, [mailbox] { mailbox->check(); });
    connect(m_ui->waitingBar, &WaitingBar::stopRequested, context, [mailbox] { mailbox->stop(); });

    connect(list, &MessageListPane::previewRequested, context, [this](auto id) { chooseMessage(id); });
    connect(list, &MessageListPane::openRequested, context, [this](auto id) { openMessage(id); });
    connect(list, &MessageListPane::tickRequested, context, [mailbox](auto &ids) { mailbox->tick(ids); });
    connect(list, &MessageListPane::untickRequested, context, [mailbox](auto &ids) { mailbox->untick(ids); });
    connect(list, &MessageListPane::untickAllRequested, context, [mailbox] { mailbox->untickAll(); });

    connect(message, &MessagePane::wholeWanted, context, [mailbox](auto id) { mailbox->retrieve(id); });
    connect(message, &MessagePane::againWanted, context, [this](auto id) { loadMessage(id); });
    connect(message, &MessagePane::savePartWanted, context,
            [mailbox](auto id, int part, const QString &path) { mailbox->savePart(id, part, path); });
    connect(
        message, &MessagePane::savePartsWanted, context,
        [mailbox](auto id, auto &parts, const QString &folder) { mailbox->saveParts(id, parts, folder); });
    connect(message, &MessagePane::extractWanted, context,
            [mailbox](const auto &order) { mailbox->extractPart(order); });
    connect(message, &MessagePane::previewWanted, context,
            [mailbox](const auto &order) { mailbox->previewPart(order); });
    connect(mailbox, &Mailbox::partExtracted, context,
            [this](const auto &one) { m_ui->messagePane->takeExtracted(one); });
    connect(mailbox, &Mailbox::partPreviewed, context,
            [this](const auto &one) { m_ui->messagePane->takePreview(one); });
    connect(mailbox, &Mailbox::partsSaved, context,
            [this](const auto &one) { m_ui->messagePane->takeSaved(one); });
    connect(message, &MessagePane::readAsWanted, context,
            [mailbox](auto id, const auto &options) { mailbox->readAs(id, options); });
    connect(message, &MessagePane::openPartWanted, context,
            [mailbox](auto id, int part) { mailbox->openPart(id, part); });
    connect(message, &MessagePane::backWanted, context, [mailbox](auto id) { mailbox->preview(id); });
    connect(message, &MessagePane::saveMessageWanted, context,
            [mailbox](auto id, const QString &path) { mailbox->saveMessage(id, path); });

    connect(mailbox, &Mailbox::connectionChanged, context,
            [this](const auto &status) { takeStatus(status); });
    connect(mailbox, &Mailbox::progressChanged, context,
            [this](const auto &progress) { takeProgress(progress); });
    connect(mailbox, &Mailbox::contentReady, context, [this](const auto &content) { takeContent(content); });
    connect(mailbox, &Mailbox::fileMoved, context,
            [this](auto id, const QString &file) { m_ui->messagePane->takeMoved(id, file); });
    connect(mailbox, &Mailbox::problem, context, [this](const auto &problem) { takeProblem(problem); });
    connect(mailbox, &Mailbox::saved, context,
            [this](auto, const QString &path) { m_strip->setHint(tr("Saved as %1").arg(path)); });
    connect(&open.model(), &MessageListModel::totalsChanged, context,
            [this, &open] { m_strip->setTotals(open.model().totals()); });
}

void MainWindow::choose(const QString &id)
{
    if (OpenMailbox *known = find(id))
        showMailbox(known);
    else if (id == AccountListModel::practiceId)
        practise();
    else if (const auto account = m_desk.account(id))
        open(*account, {});
}

void MainWindow::practise()
{
    if (OpenMailbox *known = find(AccountListModel::practiceId)) {
        showMailbox(known);
        return;
    }
    auto practice = m_surroundings.startPractice();
    if (!practice) {
        m_ui->problemBar->showNotice(ProblemBar::Tone::Problem,
                                     tr("The practice mailbox could not be started"),
                                     tr("The system does not let Poplar listen on this machine."));
        return;
    }
    practice->account.id = AccountListModel::practiceId;
    open(practice->account, practice->password);
    m_shown->mailbox().check();
}

OpenMailbox &MainWindow::add(const accounts::Account &account, const std::optional<Secret> &knownPassword)
{
    const QString folder = m_surroundings.profile.accountFolder(account.id);
    auto *passwords = account.id == AccountListModel::practiceId ? nullptr : m_surroundings.passwords;
    m_open.push_back(std::make_unique<OpenMailbox>(account, folder, passwords, this));
    OpenMailbox &open = *m_open.back();
    if (knownPassword)
        open.setKnownPassword(*knownPassword);
    connectMailbox(open);
    m_checks->add(open);
    m_rules->take(open);
    return open;
}

void MainWindow::open(const accounts::Account &account, const std::optional<Secret> &knownPassword)
{
    OpenMailbox &open = add(account, knownPassword);
    showMailbox(&open);
    open.mailbox().load();
}

/// Without connecting: so that it can be seen in every account what is new in it.
void MainWindow::loadOthers()
{
    for (const accounts::Account &account : m_desk.accounts()) {
        if (!find(account.id))
            add(account, {}).mailbox().load();
    }
}

void MainWindow::showMailbox(OpenMailbox *open)
{
    m_shown = open;
    m_connections = open ? std::make_unique<QObject>() : nullptr;
    m_ui->listPane->setModel(open ? &open->model() : nullptr);
    m_ui->messagePane->closeDialogs();
    m_ui->messagePane->clear();
    m_ui->problemBar->dismiss();
    m_downloads->showMailbox(open);
    m_receipts->showMailbox(open);
    m_examine->showMailbox(open);
    m_roundTrip->showMailbox(open);
    m_talk->showMailbox(open);
    m_rules->showMailbox(open);
    m_news->showMailbox(open);
    m_places->showMailbox(open);
    m_writing->showMailbox(open);
    m_space->showMailbox(open);
    m_transfers->showMailbox(open);
    m_checks->showMailbox(open);
    m_log->showMailbox(open);
    m_strip->setProgress(open ? open->progress() : mailbox::Progress());
    m_ui->listPane->setActivity(open ? open->progress().activity : mailbox::Activity::None);
    m_strip->setTotals(open ? open->model().totals() : MessageListModel::Totals());
    takeStatus(open ? open->mailbox().status() : mailbox::ConnectionStatus());
    const bool begun = open || m_ui->accountPane->model().rowCount() > 1;
    m_ui->pages->setCurrentWidget(begun ? static_cast<QWidget *>(m_ui->accountSplitter) : m_ui->firstRunPage);
    m_ui->toolBar->setVisible(begun);
    m_ui->statusBar->setVisible(begun);
    if (!open)
        return;
    placeLog();
    if (!m_ui->accountPane->isAncestorOf(focusWidget())) // Else the arrow keys go on there.
        m_ui->listPane->setFocus(Qt::OtherFocusReason);
    connectShown(*open);
    if (open->problem())
        takeProblem(*open->problem());
    if (m_ui->problemBar->isHidden())
        m_news->tellNext();
}

void MainWindow::forget(const QString &id)
{
    if (m_shown && m_shown->id() == id)
        showMailbox(nullptr);
    m_log->forget(id);
    std::erase_if(m_open, [&id](const auto &open) { return open->id() == id; });
    refreshAccounts();
    updateTitle();
}

OpenMailbox *MainWindow::find(const QString &id) const
{
    const auto open =
        std::find_if(m_open.begin(), m_open.end(), [&id](const auto &one) { return one->id() == id; });
    return open == m_open.end() ? nullptr : open->get();
}

void MainWindow::chooseMessage(mailbox::MessageId message)
{
    const auto *row = m_shown->model().find(message);
    // What broke the session once may break it again: only on request.
    if (row && row->error && !(row->marks & mailbox::Mark::HeaderFailed))
        m_ui->messagePane->showSetAside(*row, m_shown->mailbox().account().host);
    else
        loadMessage(message);
}

void MainWindow::loadMessage(mailbox::MessageId message)
{
    if (const auto *row = m_shown->model().find(message))
        m_ui->messagePane->showLoading(*row);
    m_shown->mailbox().preview(message);
}

void MainWindow::openMessage(mailbox::MessageId message)
{
    if (m_ui->messagePane->message() != message)
        loadMessage(message);
    else if (const auto *row = m_shown->model().find(message); row && row->error)
        m_ui->messagePane->showLoading(*row);
    m_shown->mailbox().retrieve(message);
    m_ui->messagePane->setFocus(Qt::OtherFocusReason);
}

void MainWindow::takeProgress(const mailbox::Progress &progress)
{
    m_strip->setProgress(progress);
    m_ui->listPane->setActivity(progress.activity);
    m_ui->messagePane->showProgress(progress);
    updateActions();
}

void MainWindow::takeContent(const mailbox::MessageContent &content)
{
    // The user may have gone on to another message meanwhile.
    if (!m_ui->messagePane->awaits(content))
        return;
    m_ui->messagePane->setProxy(m_shown->mailbox().account().proxy);
    m_ui->messagePane->showContent(content);
}

void MainWindow::takeProblem(const mailbox::Problem &problem)
{
    const auto &waiting = m_ui->waitingBar->waiting();
    if (waiting && isSameTrouble(waiting->because, problem.error))
        return; // The countdown tells of it.
    if (problem.during == mailbox::Problem::During::Message
        && problem.message == m_ui->messagePane->message())
        m_ui->messagePane->showProblem(problem);
    else
        m_ui->problemBar->showProblem(problem);
}

} // namespace poplar::gui
