// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/accountsetup.h"

#include "gui/setupaddresspage.h"
#include "gui/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <utility>

namespace poplar::gui {

namespace {
constexpr QSize firstSize{600, 560};
}

AccountSetup::AccountSetup(Keyring keyring, const accounts::LookupPolicy &policy, QWidget *parent)
    : QDialog(parent)
    , m_lookup(policy)
    , m_pages(new QStackedWidget)
    , m_address(new SetupAddressPage(keyring))
    , m_server(new SetupServerPage)
    , m_scroll(new QScrollArea)
    , m_details(new QPushButton(tr("Enter &details myself…")))
    , m_back(new QPushButton(tr("&Back")))
    , m_cancel(new QPushButton(tr("Cancel")))
    , m_next(new QPushButton)
{
    setObjectName(QStringLiteral("AccountSetup"));
    setWindowTitle(tr("New account"));
    build();
    connect(m_next, &QPushButton::clicked, this, &AccountSetup::goOn);
    connect(m_back, &QPushButton::clicked, this, &AccountSetup::goBack);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_details, &QPushButton::clicked, this, &AccountSetup::enterDetails);
    connect(&m_lookup, &accounts::ServerLookup::finished, this, &AccountSetup::takeFindings);
    connect(m_server, &SetupServerPage::changed, this, [this] { setStage(Stage::Found); });
    connect(m_server, &SetupServerPage::remedyChosen, this, &AccountSetup::takeRemedy);
    connect(m_server, &SetupServerPage::testFinished, this, [this](SetupServerPage::Verdict verdict) {
        setStage(verdict == SetupServerPage::Verdict::Works ? Stage::Works : Stage::Failed);
    });
    setStage(Stage::Address);
    m_address->begin();
}

AccountSetup::~AccountSetup() = default;

void AccountSetup::build()
{
    m_details->setObjectName(QStringLiteral("setupDetails"));
    m_back->setObjectName(QStringLiteral("setupBack"));
    m_next->setObjectName(QStringLiteral("setupNext"));
    for (QPushButton *button : {m_details, m_back, m_cancel})
        button->setAutoDefault(false);
    m_next->setDefault(true);
    m_scroll->setWidget(m_server);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_pages->addWidget(m_address);
    m_pages->addWidget(m_scroll);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::normal);
    buttons->addWidget(m_details);
    buttons->addStretch(1);
    for (QPushButton *button : {m_back, m_cancel, m_next})
        buttons->addWidget(button);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::huge, space::huge, space::huge, space::large);
    layout->setSpacing(space::large);
    layout->addWidget(m_pages, 1);
    layout->addLayout(buttons);
    resize(firstSize);
}

void AccountSetup::setStage(Stage stage)
{
    m_stage = stage;
    m_pages->setCurrentWidget(stage == Stage::Address ? static_cast<QWidget *>(m_address) : m_scroll);
    updateButtons();
    if (stage == Stage::Works)
        m_next->setFocus();
    if (stage == Stage::Testing || stage == Stage::Failed || stage == Stage::Works)
        // The page grows first, and only then can be scrolled.
        QTimer::singleShot(0, m_scroll, [this] { m_scroll->ensureVisible(0, m_server->height(), 0, 0); });
}

void AccountSetup::updateButtons()
{
    const bool isUsable = m_server->isUsable();
    switch (m_stage) {
    case Stage::Address:
    case Stage::Searching:
        m_next->setText(tr("&Continue"));
        break;
    case Stage::Found:
        m_next->setText(tr("&Test and set up"));
        break;
    case Stage::Testing:
        m_next->setText(tr("&Stop the test"));
        break;
    case Stage::Failed:
        m_next->setText(tr("&Test again"));
        break;
    case Stage::Works:
        m_next->setText(tr("&Done"));
        break;
    }
    const bool needsServer = m_stage == Stage::Found || m_stage == Stage::Failed;
    m_next->setEnabled(m_stage != Stage::Searching && (isUsable || !needsServer));
    // Where there is no other way, that is the one.
    using Outlook = SetupServerPage::Outlook;
    const Outlook outlook = needsServer ? m_server->outlook() : Outlook::Testing;
    const QPushButton *best = outlook == Outlook::Testing ? m_next
        : outlook == Outlook::Details                     ? m_details
                                                          : m_back;
    for (QPushButton *button : {m_details, m_back, m_next})
        button->setDefault(button == best);
    m_back->setVisible(m_stage != Stage::Address);
    m_details->setVisible(m_stage != Stage::Works);
    m_cancel->setVisible(m_stage != Stage::Works);
}

void AccountSetup::goOn()
{
    switch (m_stage) {
    case Stage::Address:
        return search();
    case Stage::Found:
    case Stage::Failed:
        return test();
    case Stage::Testing:
        m_server->stopTest();
        return setStage(Stage::Found);
    case Stage::Works:
        return accept();
    case Stage::Searching:
        break;
    }
}

void AccountSetup::goBack()
{
    m_lookup.cancel();
    m_server->stopTest();
    setStage(Stage::Address);
    m_address->begin();
}

void AccountSetup::search()
{
    if (!m_address->check())
        return;
    const accounts::MailAddress address = *m_address->address();
    m_findings = {};
    m_server->showSearching(address);
    setStage(Stage::Searching);
    m_lookup.start(address);
}

void AccountSetup::takeFindings(const accounts::Findings &findings)
{
    m_findings = findings;
    m_server->showFindings(findings);
    setStage(Stage::Found);
    for (QPushButton *button : {m_details, m_back, m_next}) {
        if (button->isDefault())
            button->setFocus();
    }
}

void AccountSetup::test()
{
    if (!m_server->isUsable())
        return;
    const auto password = m_address->password();
    if (!password) {
        goBack();
        return m_address->askPassword(tr("Enter the password, so that the connection can be tested."));
    }
    setStage(Stage::Testing);
    m_server->startTest(account(), password->password);
}

void AccountSetup::takeRemedy(Remedy remedy)
{
    if (remedy == Remedy::AskPassword) {
        goBack();
        m_address->askPassword({});
    } else if (remedy == Remedy::TryAgain) {
        test();
    }
}

accounts::Account AccountSetup::account() const
{
    accounts::Account account;
    account.name = m_address->name();
    const auto address = m_address->address();
    account.user = address ? address->whole() : QString();
    account.senders = sendersOf(account);
    if (const auto server = m_server->chosen()) {
        account.host = server->host;
        account.port = server->port;
        account.security = server->security;
        account.user = server->user;
        account.authentication = server->authentication;
        account.trustedDigests = m_server->trustedDigests();
        account.submission = submission(account);
    } else if (m_findings.unencrypted) {
        // Its name alone: whether to do without encryption is for the user to say.
        account.host = m_findings.unencrypted->host;
        account.user = m_findings.unencrypted->user;
    }
    return account;
}

/// As the look-up says. It has the same user and password where that names the same ones.
accounts::SubmissionServer AccountSetup::submission(const accounts::Account &account) const
{
    accounts::SubmissionServer server;
    const auto found = m_server->submission();
    if (!found)
        return server;
    server.host = found->host;
    server.port = found->port;
    server.security = found->security;
    if (found->user != account.user || found->authentication != account.authentication) {
        server.login = accounts::SubmissionServer::Login::Own;
        server.user = found->user;
        server.authentication = found->authentication;
    }
    return server;
}

void AccountSetup::enterDetails()
{
    m_lookup.cancel();
    m_server->stopTest();
    const bool isServerShown = m_stage != Stage::Address && m_stage != Stage::Searching;
    accounts::Account known = account();
    if (!isServerShown) {
        known = {};
        known.name = m_address->name();
        known.user = m_address->address() ? m_address->address()->whole() : QString();
    }
    const auto password = m_address->password();
    QDialog::done(QDialog::Rejected);
    Q_EMIT detailsWanted(known, password);
}

/// A test that has passed is enough, however the dialog is closed.
void AccountSetup::done(int result)
{
    m_lookup.cancel();
    m_server->stopTest();
    const bool works = std::exchange(m_stage, Stage::Address) == Stage::Works;
    const accounts::Account ready = account();
    const auto password = m_address->password();
    QDialog::done(works ? int(QDialog::Accepted) : result);
    if (works)
        Q_EMIT accountReady(ready, password);
}

/// In a field, the return key is for the button that goes on.
void AccountSetup::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && m_stage == Stage::Searching)
        return event->accept();
    QDialog::keyPressEvent(event);
}

} // namespace poplar::gui
