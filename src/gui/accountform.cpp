// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/accountform.h"

#include "accounts/validation.h"
#include "gui/icons.h"
#include "gui/servertext.h"
#include "gui/theme.h"
#include "mailbox/connectiontest.h"
#include "ui_accountform.h"

#include <utility>

namespace poplar::gui {

using accounts::Account;
using accounts::FieldProblem;
using mailbox::PasswordAnswer;

AccountForm::AccountForm(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::AccountForm>())
{
    m_ui->setupUi(this);
    m_ui->warning->setContent(
        Banner::Tone::Danger, Icon::LockOpen,
        tr("Everyone on the way can read your password and your mail. Choose this only for "
           "a server on this computer, or where there is no other way."));
    m_ui->test->setIcon(icon(Icon::PlugZap));
    m_ui->testView->hide();
    buildPages();
    connectFields();
    connectPages();
    setKeyring(Keyring::Available);
    setAccount({});
}

AccountForm::~AccountForm()
{
    // A field that loses the focus because its window goes still says that it was edited.
    for (QLineEdit *field : findChildren<QLineEdit *>())
        field->disconnect(this);
}

void AccountForm::buildPages()
{
    m_ui->tabs->setDocumentMode(true);
    m_ui->tabs->setExpanding(false);
    m_ui->tabs->setUsesScrollButtons(false); // Rather a wider form than a page that nobody finds.
    m_ui->tabs->setAccessibleName(tr("Pages of the account"));
    for (const QString &name : {tr("General"), tr("Downloading", "page"), tr("Sending", "page"),
                                tr("Logging in"), tr("Encryption", "page"), tr("Connection")})
        m_ui->tabs->addTab(name);
    connect(m_ui->tabs, &QTabBar::currentChanged, this, [this](int page) { pageChosen(Page(page)); });
    showPage(Page::General);
}

void AccountForm::showPage(Page page)
{
    m_ui->tabs->setCurrentIndex(int(page));
    m_ui->generalPage->setVisible(page == Page::General);
    m_ui->downloadPage->setVisible(page == Page::Download);
    m_ui->sendingPage->setVisible(page == Page::Sending);
    m_ui->loginPage->setVisible(page == Page::Login);
    m_ui->encryptionPage->setVisible(page == Page::Encryption);
    m_ui->connectionPage->setVisible(page == Page::Connection);
}

void AccountForm::connectPages()
{
    connect(m_ui->sendingPage, &AccountSendingPage::changed, this, &AccountForm::pageEdited);
    connect(m_ui->loginPage, &AccountLoginPage::changed, this, &AccountForm::pageEdited);
    connect(m_ui->encryptionPage, &AccountEncryptionPage::changed, this, &AccountForm::pageEdited);
    connect(m_ui->connectionPage, &AccountConnectionPage::changed, this, &AccountForm::pageEdited);
    connect(m_ui->downloadPage, &AccountDownloadPage::changed, this, &AccountForm::changed);
    connect(m_ui->downloadPage, &AccountDownloadPage::forecastWanted, this,
            [this](const accounts::Retention &rule) { Q_EMIT forecastWanted(m_account.id, rule); });
    connect(m_ui->connectionPage, &AccountConnectionPage::forgetWanted, this,
            [this] { Q_EMIT forgetServerWanted(m_account.id); });
}

void AccountForm::pageEdited()
{
    if (m_filling)
        return;
    stopTest();
    m_ui->loginPage->setCertificateFile(account().clientCertificateFile);
    showLogin();
    showFaults();
    Q_EMIT changed();
}

bool AccountForm::needsPassword(Authentication way)
{
    return !takesToken(way) && way != Authentication::External;
}

void AccountForm::showLogin()
{
    const bool needed = needsPassword(account().authentication);
    m_ui->password->setVisible(needed);
    m_ui->keep->setVisible(needed);
    m_ui->noKeyring->setVisible(needed && !m_ui->keep->isEnabled());
    m_ui->passwordLabel->setVisible(needed);
    m_ui->noPassword->setText(account().authentication == Authentication::External
                                  ? tr("No password is needed: your certificate proves who you are.")
                                  : tr("No password is needed: Poplar logs in with an access token."));
    m_ui->noPassword->setVisible(!needed);
}

void AccountForm::setTraits(std::optional<ServerTraits> traits)
{
    m_ui->connectionPage->setTraits(traits);
}

void AccountForm::connectFields()
{
    for (QLineEdit *field : {m_ui->name, m_ui->host, m_ui->user, static_cast<QLineEdit *>(m_ui->password)}) {
        connect(field, &QLineEdit::textEdited, this, [this, field] { fieldEdited(field); });
        connect(field, &QLineEdit::editingFinished, this, [this, field] {
            if (!field->text().isEmpty())
                m_touched.insert(field);
            showFaults();
        });
    }
    connect(m_ui->host, &QLineEdit::editingFinished, this, &AccountForm::hostFinished);
    connect(m_ui->port, &QSpinBox::valueChanged, this, [this] {
        if (m_filling)
            return;
        m_portTyped = true;
        fieldEdited(m_ui->port);
    });
    for (QRadioButton *choice : {m_ui->startTls, m_ui->tls, m_ui->none})
        connect(choice, &QRadioButton::clicked, this, &AccountForm::securityChosen);
    connect(m_ui->keep, &QCheckBox::clicked, this, &AccountForm::changed);
    connect(m_ui->test, &QPushButton::clicked, this, &AccountForm::toggleTest);
    connect(m_ui->testView, &ConnectionTestView::remedyChosen, this, &AccountForm::applyRemedy);
}

void AccountForm::setKeyring(Keyring keyring)
{
    const bool available = keyring == Keyring::Available;
    m_ui->keep->setEnabled(available);
    m_ui->keep->setChecked(available);
    m_ui->sendingPage->setKeyring(keyring);
    showLogin();
}

void AccountForm::setAccount(const Account &account, const std::optional<PasswordAnswer> &password,
                             const std::optional<accounts::Retention> &agreed,
                             const std::optional<PasswordAnswer> &submissionPassword)
{
    stopTest();
    m_filling = true;
    m_account = account;
    m_touched.clear();
    m_ui->name->setText(account.name);
    m_ui->host->setText(account.host);
    m_hostLength = account.host.size();
    m_ui->user->setText(account.user);
    const QByteArrayView typed = password ? password->password.wireBytes() : QByteArrayView();
    m_ui->password->setText(QString::fromUtf8(typed));
    m_ui->password->setPlaceholderText(account.id.isEmpty() ? QString() : tr("unchanged"));
    if (password)
        m_ui->keep->setChecked(password->keep == PasswordAnswer::Keep::InKeyring);
    setSecurity(account.security);
    m_ui->port->setValue(account.port);
    m_portTyped = account.port != defaultPop3Port(account.security);
    m_ui->downloadPage->setAccount(account, agreed.value_or(account.retention));
    m_ui->sendingPage->setAccount(account, submissionPassword);
    m_ui->loginPage->setAccount(account);
    m_ui->encryptionPage->setAccount(account);
    m_ui->connectionPage->setAccount(account);
    m_ui->testView->hide();
    m_filling = false;
    showLogin();
    showFaults();
    showSecurityNotes();
}

Account AccountForm::account() const
{
    Account account = m_account;
    const ServerText server = readServerText(m_ui->host->text());
    account.name = m_ui->name->text().trimmed();
    account.host = server.host;
    account.user = m_ui->user->text().trimmed();
    account.security = security();
    account.port = quint16(m_ui->port->value());
    m_ui->downloadPage->apply(account);
    m_ui->sendingPage->apply(account);
    m_ui->loginPage->apply(account);
    m_ui->encryptionPage->apply(account);
    m_ui->connectionPage->apply(account);
    if (account.host != m_account.host)
        account.trustedDigests.clear(); // They were another server's.
    return account;
}

std::optional<PasswordAnswer> AccountForm::password() const
{
    if (m_ui->password->text().isEmpty())
        return std::nullopt;
    PasswordAnswer given;
    given.password = Secret(m_ui->password->text());
    given.keep = m_ui->keep->isEnabled() && m_ui->keep->isChecked() ? PasswordAnswer::Keep::InKeyring
                                                                    : PasswordAnswer::Keep::ForThisSession;
    return given;
}

void AccountForm::fieldEdited(QWidget *field)
{
    if (m_filling)
        return;
    stopTest();
    if (field == m_ui->host) {
        const qsizetype before = std::exchange(m_hostLength, m_ui->host->text().size());
        if (m_hostLength > before + 1)
            hostFinished(); // Pasted, perhaps with a port or as a URL: take it apart while it can be seen.
    }
    m_touched.insert(field);
    if (field == m_ui->user)
        m_ui->sendingPage->setUser(m_ui->user->text().trimmed());
    showFaults();
    showSecurityNotes();
    Q_EMIT changed();
}

void AccountForm::hostFinished()
{
    const ServerText server = readServerText(m_ui->host->text());
    if (server.host == m_ui->host->text() && !server.port)
        return;
    m_ui->host->setText(server.host);
    m_hostLength = server.host.size();
    if (!server.user.isEmpty() && m_ui->user->text().isEmpty())
        m_ui->user->setText(server.user);
    if (server.security)
        setSecurity(*server.security);
    if (server.port)
        m_portTyped = *server.port != defaultPop3Port(security());
    setPort(server.port.value_or(m_portTyped ? quint16(m_ui->port->value()) : defaultPop3Port(security())));
    showSecurityNotes();
    Q_EMIT changed();
}

void AccountForm::securityChosen()
{
    stopTest();
    if (!m_portTyped)
        setPort(defaultPop3Port(security()));
    showSecurityNotes();
    Q_EMIT changed();
}

void AccountForm::setSecurity(Security security)
{
    m_ui->startTls->setChecked(security == Security::StartTls);
    m_ui->tls->setChecked(security == Security::Tls);
    m_ui->none->setChecked(security == Security::None);
}

Security AccountForm::security() const
{
    if (m_ui->tls->isChecked())
        return Security::Tls;
    return m_ui->none->isChecked() ? Security::None : Security::StartTls;
}

void AccountForm::setPort(quint16 port)
{
    m_filling = true;
    m_ui->port->setValue(port);
    m_filling = false;
}

bool AccountForm::isValid() const
{
    return isComplete(account());
}

bool AccountForm::isComplete(const Account &account)
{
    return hostFault(account.host).isEmpty() && userFault(account.user).isEmpty()
        && AccountConnectionPage::proxyFault(account.proxy).isEmpty()
        && AccountSendingPage::fault(account).isEmpty();
}

void AccountForm::begin()
{
    showPage(Page::General);
    m_ui->host->setFocus();
}

accounts::Retention AccountForm::agreed() const
{
    return m_ui->downloadPage->agreed();
}

void AccountForm::setForecast(const QString &accountId, const Forecast &forecast)
{
    if (accountId == m_account.id)
        m_ui->downloadPage->setForecast(forecast);
}

void AccountForm::showAllFaults()
{
    if (isValid()) {
        if (!AccountDownloadPage::isAgreed(account(), agreed())) {
            showPage(Page::Download);
            m_ui->downloadPage->showAllFaults();
        }
        return;
    }
    m_touched = {m_ui->host, m_ui->user};
    showFaults();
    const Account faulty = account();
    const bool hostFails = !hostFault(faulty.host).isEmpty();
    if (hostFails || !userFault(faulty.user).isEmpty()) {
        showPage(Page::General);
        (hostFails ? m_ui->host : m_ui->user)->setFocus();
    } else if (!AccountSendingPage::fault(faulty).isEmpty()) {
        showPage(Page::Sending);
        m_ui->sendingPage->showAllFaults();
    } else {
        showPage(Page::Connection);
        m_ui->connectionPage->showAllFaults();
    }
}

void AccountForm::showFaults()
{
    showFault(m_ui->host, m_ui->hostNote, hostFault(account().host));
    showFault(m_ui->user, m_ui->userNote, userFault(account().user));
    m_ui->test->setEnabled(isValid());
}

void AccountForm::showFault(QWidget *field, QLabel *note, const QString &fault)
{
    const QString shown = m_touched.contains(field) ? fault : QString();
    QPalette danger = palette();
    danger.setColor(QPalette::WindowText, themeColours(palette()).danger);
    note->setPalette(danger);
    note->setText(shown);
    note->setVisible(!shown.isEmpty());
    field->setAccessibleDescription(shown);
}

void AccountForm::showSecurityNotes()
{
    m_ui->warning->setVisible(security() == Security::None);
    m_ui->encryptionPage->setSecurity(security());
    QString note;
    if (m_ui->port->value() == defaultPop3Port(Security::Tls) && security() != Security::Tls)
        note = tr("Servers on port 995 are encrypted from the start.");
    else if (m_ui->port->value() == defaultPop3Port(Security::StartTls) && security() == Security::Tls)
        note = tr("Encrypted from the start is usual on port 995, not on 110.");
    m_ui->portNote->setText(note);
    m_ui->portNote->setVisible(!note.isEmpty());
}

QString AccountForm::hostFault(const QString &host)
{
    switch (accounts::hostProblem(host)) {
    case FieldProblem::None:
        return {};
    case FieldProblem::Empty:
        return tr("Enter the server’s name, such as pop.example.org.");
    case FieldProblem::HasBlanks:
        return tr("There is no blank in a server’s name.");
    case FieldProblem::TooLong:
        return tr("No server’s name is as long as this.");
    case FieldProblem::HasControlCharacters:
    case FieldProblem::NoHostName:
    case FieldProblem::OutOfRange:
        break;
    }
    return tr("This cannot be the name of a server.");
}

QString AccountForm::userFault(const QString &user)
{
    switch (accounts::userProblem(user)) {
    case FieldProblem::None:
        return {};
    case FieldProblem::Empty:
        return tr("Enter your user name; often it is your whole mail address.");
    case FieldProblem::TooLong:
        return tr("No user name is as long as this.");
    default:
        return tr("There is a character in it that cannot be sent.");
    }
}

} // namespace poplar::gui
