// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/accountsendingpage.h"

#include "accounts/validation.h"
#include "gui/authenticationtext.h"
#include "gui/theme.h"
#include "ui_accountsendingpage.h"

#include <utility>

namespace poplar::gui {

using accounts::Account;
using accounts::FieldProblem;
using accounts::SubmissionServer;
using mailbox::PasswordAnswer;

AccountSendingPage::AccountSendingPage(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::AccountSendingPage>())
{
    m_ui->setupUi(this);
    dress();
    for (const auto &[login, name] :
         {std::pair(SubmissionServer::Login::AsForPop3, tr("With the name and password for receiving")),
          std::pair(SubmissionServer::Login::Own, tr("With another name and password")),
          std::pair(SubmissionServer::Login::None, tr("Without logging in"))})
        m_ui->sendingLogin->addItem(name, int(login));
    for (const Authentication one : allAuthentications()) {
        // USER and APOP are commands of POP3 alone.
        if (one != Authentication::UserPass && one != Authentication::Apop)
            m_ui->sendingMethod->addItem(authenticationLabel(one), int(one));
    }
    connectFields();
    setKeyring(Keyring::Available);
    setAccount({});
}

AccountSendingPage::~AccountSendingPage()
{
    // A field that loses the focus because its window goes still says that it was edited.
    for (QLineEdit *field : findChildren<QLineEdit *>())
        field->disconnect(this);
}

void AccountSendingPage::dress()
{
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    for (QLabel *title : {m_ui->sendersTitle, m_ui->serverTitle})
        title->setFont(strong);
    for (QLabel *note : {m_ui->sendersNote, m_ui->serverNote, m_ui->loginNote, m_ui->sendingNoKeyring})
        note->setForegroundRole(QPalette::PlaceholderText);
    m_ui->sendingWarning->setContent(
        Banner::Tone::Danger, Icon::LockOpen,
        tr("Everyone on the way can read your password and your mail. Choose this only for "
           "a server on this computer, or where there is no other way."));
    m_ui->sendingHostNote->hide();
    m_ui->sendingUserNote->hide();
    m_ui->sendingPasswordNote->hide();
}

void AccountSendingPage::connectFields()
{
    connect(m_ui->senderList, &SenderList::changed, this, [this] {
        m_proposed.clear();
        Q_EMIT changed();
    });
    for (QLineEdit *field :
         {m_ui->sendingHost, m_ui->sendingUser, static_cast<QLineEdit *>(m_ui->sendingPassword)})
        connect(field, &QLineEdit::textEdited, this, &AccountSendingPage::edited);
    connect(m_ui->sendingHost, &QLineEdit::editingFinished, this, &AccountSendingPage::hostFinished);
    connect(m_ui->sendingPort, &QSpinBox::valueChanged, this, [this] {
        if (m_filling)
            return;
        m_portTyped = true;
        edited();
    });
    for (QRadioButton *choice : {m_ui->sendingStartTls, m_ui->sendingTls, m_ui->sendingNone}) {
        connect(choice, &QRadioButton::clicked, this, [this] {
            if (!m_portTyped)
                setPort(defaultSubmissionPort(security()));
            edited();
        });
    }
    for (QComboBox *choice : {m_ui->sendingLogin, m_ui->sendingMethod})
        connect(choice, &QComboBox::activated, this, &AccountSendingPage::edited);
    connect(m_ui->sendingKeep, &QCheckBox::clicked, this, &AccountSendingPage::edited);
    connect(m_ui->forgetSendingTrust, &QPushButton::clicked, this, [this] {
        m_ui->sendingHost->setFocus(); // The button goes.
        m_trusted.clear();
        edited();
    });
}

void AccountSendingPage::setKeyring(Keyring keyring)
{
    const bool available = keyring == Keyring::Available;
    m_ui->sendingKeep->setEnabled(available);
    m_ui->sendingKeep->setChecked(available);
    showState();
}

void AccountSendingPage::setAccount(const Account &account, const std::optional<PasswordAnswer> &password)
{
    const SubmissionServer &server = account.submission;
    m_filling = true;
    m_hasBeenThrough = false;
    const QList<Address> senders = sendersOf(account);
    m_proposed = account.senders.isEmpty() ? senders : QList<Address>();
    m_ui->senderList->setSenders(senders);
    m_ui->sendingHost->setText(server.host);
    setSecurity(server.security);
    m_ui->sendingPort->setValue(server.port);
    m_portTyped = server.port != defaultSubmissionPort(server.security);
    m_ui->sendingLogin->setCurrentIndex(m_ui->sendingLogin->findData(int(server.login)));
    m_ui->sendingMethod->setCurrentIndex(m_ui->sendingMethod->findData(int(server.authentication)));
    m_ui->sendingUser->setText(server.user);
    const QByteArrayView typed = password ? password->password.wireBytes() : QByteArrayView();
    m_ui->sendingPassword->setText(QString::fromUtf8(typed));
    m_ui->sendingPassword->setPlaceholderText(
        account.id.isEmpty() || server.login != SubmissionServer::Login::Own ? QString() : tr("unchanged"));
    if (password)
        m_ui->sendingKeep->setChecked(password->keep == PasswordAnswer::Keep::InKeyring);
    m_ui->sendingPasswordNote->hide();
    m_trustedHost = server.host;
    m_trusted = server.trustedDigests;
    m_filling = false;
    showState();
}

SubmissionServer AccountSendingPage::server() const
{
    SubmissionServer server;
    server.host = accounts::parseHost(m_ui->sendingHost->text()).host;
    server.port = quint16(m_ui->sendingPort->value());
    server.security = security();
    server.login = SubmissionServer::Login(m_ui->sendingLogin->currentData().toInt());
    server.user = m_ui->sendingUser->text().trimmed();
    server.authentication = Authentication(m_ui->sendingMethod->currentData().toInt());
    if (server.host == m_trustedHost)
        server.trustedDigests = m_trusted;
    return server;
}

void AccountSendingPage::apply(Account &account) const
{
    account.submission = server();
    account.senders = m_ui->senderList->senders();
}

/// Follows what the user types as the name for receiving, until they change the list.
void AccountSendingPage::setUser(const QString &user)
{
    if (m_ui->senderList->senders() != m_proposed)
        return;
    Account account;
    account.user = user;
    m_proposed = sendersOf(account);
    m_ui->senderList->setSenders(m_proposed);
}

std::optional<PasswordAnswer> AccountSendingPage::password() const
{
    if (server().login != SubmissionServer::Login::Own || m_ui->sendingPassword->text().isEmpty())
        return std::nullopt;
    PasswordAnswer given;
    given.password = Secret(m_ui->sendingPassword->text());
    const bool isKept = m_ui->sendingKeep->isEnabled() && m_ui->sendingKeep->isChecked();
    given.keep = isKept ? PasswordAnswer::Keep::InKeyring : PasswordAnswer::Keep::ForThisSession;
    return given;
}

void AccountSendingPage::edited()
{
    if (m_filling)
        return;
    m_ui->sendingPasswordNote->hide();
    showState();
    Q_EMIT changed();
}

void AccountSendingPage::hostFinished()
{
    const accounts::HostAndPort typed = accounts::parseHost(m_ui->sendingHost->text());
    m_hasBeenThrough = m_hasBeenThrough || !typed.host.isEmpty();
    showState();
    if (typed.host == m_ui->sendingHost->text() && !typed.port)
        return;
    m_ui->sendingHost->setText(typed.host);
    for (const Security one : {Security::StartTls, Security::Tls}) {
        if (typed.port == defaultSubmissionPort(one))
            setSecurity(one);
    }
    if (typed.port) {
        m_portTyped = *typed.port != defaultSubmissionPort(security());
        setPort(*typed.port);
    }
    edited();
}

void AccountSendingPage::setSecurity(Security security)
{
    m_ui->sendingStartTls->setChecked(security == Security::StartTls);
    m_ui->sendingTls->setChecked(security == Security::Tls);
    m_ui->sendingNone->setChecked(security == Security::None);
}

Security AccountSendingPage::security() const
{
    if (m_ui->sendingTls->isChecked())
        return Security::Tls;
    return m_ui->sendingNone->isChecked() ? Security::None : Security::StartTls;
}

void AccountSendingPage::setPort(quint16 port)
{
    const bool before = std::exchange(m_filling, true);
    m_ui->sendingPort->setValue(port);
    m_filling = before;
}

void AccountSendingPage::showState()
{
    const SubmissionServer now = server();
    const bool isOwn = now.login == SubmissionServer::Login::Own;
    const bool takesPassword =
        isOwn && now.authentication != Authentication::External && !takesToken(now.authentication);
    m_ui->sendingWarning->setVisible(now.security == Security::None);
    m_ui->form->setRowVisible(m_ui->sendingUserBox, isOwn);
    m_ui->form->setRowVisible(m_ui->sendingPasswordBox, takesPassword);
    m_ui->form->setRowVisible(m_ui->sendingMethod, isOwn);
    m_ui->sendingNoKeyring->setVisible(takesPassword && !m_ui->sendingKeep->isEnabled());
    m_ui->sendingPasswordNote->setVisible(takesPassword && !m_ui->sendingPasswordNote->text().isEmpty());
    m_ui->loginNote->setVisible(now.login == SubmissionServer::Login::None);
    m_ui->forgetSendingTrust->setVisible(!now.trustedDigests.isEmpty());
    QString note;
    if (now.port == defaultSubmissionPort(Security::Tls) && now.security != Security::Tls)
        note = tr("Servers on port 465 are encrypted from the start.");
    else if (now.port == defaultSubmissionPort(Security::StartTls) && now.security == Security::Tls)
        note = tr("Encrypted from the start is usual on port 465, not on 587.");
    m_ui->sendingPortNote->setText(note);
    m_ui->sendingPortNote->setVisible(!note.isEmpty());
    showFault(m_ui->sendingHost, m_ui->sendingHostNote, hostFault(now));
    const bool lacksUser = isOwn && now.isSet() && now.user.isEmpty();
    showFault(m_ui->sendingUser, m_ui->sendingUserNote,
              lacksUser ? tr("Enter the user name for sending.") : QString());
}

void AccountSendingPage::showFault(QWidget *field, QWidget *note, const QString &fault)
{
    auto *label = qobject_cast<QLabel *>(note);
    const QString shown = m_hasBeenThrough ? fault : QString();
    QPalette danger = palette();
    danger.setColor(QPalette::WindowText, themeColours(palette()).danger);
    label->setPalette(danger);
    label->setText(shown);
    label->setVisible(!shown.isEmpty());
    field->setAccessibleDescription(shown);
}

QString AccountSendingPage::hostFault(const SubmissionServer &server)
{
    if (!server.isSet())
        return {};
    switch (accounts::hostProblem(server.host)) {
    case FieldProblem::None:
        return {};
    case FieldProblem::HasBlanks:
        return tr("There is no blank in a server’s name.");
    default:
        return tr("This cannot be the name of a server.");
    }
}

QString AccountSendingPage::fault(const Account &account)
{
    if (const QString wrong = SenderList::fault(account.senders); !wrong.isEmpty())
        return wrong;
    if (const QString wrong = hostFault(account.submission); !wrong.isEmpty())
        return wrong;
    return submissionProblem(account.submission) == FieldProblem::None
        ? QString()
        : tr("Enter the user name for sending.");
}

void AccountSendingPage::showAllFaults()
{
    m_hasBeenThrough = true;
    showState();
    if (!SenderList::fault(m_ui->senderList->senders()).isEmpty())
        m_ui->senderList->showFault();
    else
        (hostFault(server()).isEmpty() ? m_ui->sendingUser : m_ui->sendingHost)->setFocus();
}

void AccountSendingPage::askServer()
{
    m_hasBeenThrough = true;
    showFault(m_ui->sendingHost, m_ui->sendingHostNote,
              tr("Enter the name of the server, such as smtp.example.org."));
    m_ui->sendingHost->setFocus();
}

void AccountSendingPage::askPassword(const QString &why)
{
    m_ui->sendingPasswordNote->setText(why);
    m_ui->sendingPasswordNote->setVisible(!why.isEmpty());
    m_ui->sendingPassword->setFocus();
    m_ui->sendingPassword->selectAll();
}

void AccountSendingPage::useSecurity(Security security)
{
    setSecurity(security);
    setPort(defaultSubmissionPort(security));
    m_portTyped = false;
    edited();
}

void AccountSendingPage::setTrusted(const QByteArrayList &digests)
{
    m_trustedHost = server().host;
    m_trusted = digests;
    edited();
}

} // namespace poplar::gui
