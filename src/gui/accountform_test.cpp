// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/accountform.h"

#include "gui/certificatedialog.h"
#include "mailbox/connectiontest.h"
#include "ui_accountform.h"

namespace poplar::gui {

using accounts::StoredSecret;
using accounts::SubmissionServer;
using mailbox::Service;

std::optional<mailbox::PasswordAnswer> AccountForm::submissionPassword() const
{
    return m_ui->sendingPage->password();
}

/// What is tested is what is in sight.
Service AccountForm::serviceInSight() const
{
    return m_ui->tabs->currentIndex() == int(Page::Sending) ? Service::Submission : Service::Pop3;
}

void AccountForm::pageChosen(Page page)
{
    showPage(page);
    if (serviceInSight() != m_tested) {
        stopTest();
        m_ui->testView->hide();
        m_tested = serviceInSight();
    }
    nameTest();
}

void AccountForm::nameTest()
{
    m_ui->test->setText(m_tested == Service::Submission ? tr("Test sending") : tr("Test the connection"));
}

accounts::Account AccountForm::tested() const
{
    return m_tested == Service::Submission ? sendingAccount(account()) : account();
}

bool AccountForm::isOwnLoginTested() const
{
    return m_tested == Service::Submission && account().submission.login == SubmissionServer::Login::Own;
}

void AccountForm::toggleTest()
{
    if (m_test != nullptr || m_awaited)
        stopTest();
    else
        requestTest();
}

void AccountForm::requestTest()
{
    hostFinished();
    if (!isValid()) {
        showAllFaults();
        return;
    }
    if (m_tested == Service::Submission && !account().submission.isSet())
        return m_ui->sendingPage->askServer();
    const accounts::Account server = tested();
    if (!needsPassword(server.authentication)) {
        if (takesToken(server.authentication) && server.tokenCommand.isEmpty())
            askToken();
        else
            startTest({});
    } else if (const auto typed = isOwnLoginTested() ? submissionPassword() : password()) {
        startTest(typed->password);
    } else if (!m_account.id.isEmpty()) {
        m_awaited = isOwnLoginTested() ? StoredSecret::Submission : StoredSecret::Password;
        Q_EMIT storedPasswordWanted(m_account.id, *m_awaited);
    } else {
        startTest({});
    }
}

void AccountForm::setStoredPassword(const QString &accountId, const Secret &password, StoredSecret what)
{
    if (m_awaited != what || accountId != m_account.id)
        return;
    m_awaited.reset();
    startTest(password);
}

void AccountForm::askToken()
{
    const mailbox::PasswordQuestion question{
        .host = tested().host, .user = tested().user, .purpose = mailbox::SecretPurpose::Token};
    auto *dialog = new PasswordDialog(
        question, m_tested == Service::Submission ? SecretUse::Sending : SecretUse::Receiving,
        Keyring::Unused, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::finished, this, [this, dialog] {
        const mailbox::Answer answer = dialog->answer();
        if (const auto *given = std::get_if<mailbox::PasswordAnswer>(&answer))
            startTest(given->password);
    });
    dialog->open();
}

void AccountForm::askTestPassword(const QString &why)
{
    if (isOwnLoginTested())
        return m_ui->sendingPage->askPassword(why);
    showPage(Page::General);
    m_ui->passwordNote->setText(why);
    m_ui->passwordNote->setVisible(!why.isEmpty());
    m_ui->password->setFocus();
    m_ui->password->selectAll();
}

void AccountForm::startTest(const Secret &password)
{
    if (password.isEmpty() && needsPassword(tested().authentication))
        return askTestPassword(tr("Enter the password to test the connection."));
    stopTest();
    m_ui->test->setText(tr("Stop the test"));
    m_ui->testView->begin(tested(), m_tested);
    m_ui->testView->show();
    m_test = std::make_unique<mailbox::ConnectionTest>();
    connect(m_test.get(), &mailbox::ConnectionTest::stepChanged, m_ui->testView,
            &ConnectionTestView::setStep);
    connect(m_test.get(), &mailbox::ConnectionTest::finished, this, &AccountForm::testFinished);
    m_test->start(account(), password, m_tested);
    Q_EMIT testShown(m_ui->testView);
}

void AccountForm::stopTest()
{
    m_awaited.reset();
    m_ui->passwordNote->hide();
    nameTest();
    if (m_test == nullptr)
        return;
    m_test->disconnect(this);
    m_test->disconnect(m_ui->testView);
    m_test.release()->deleteLater();
    m_ui->testView->hide();
}

void AccountForm::testFinished()
{
    m_ui->test->setText(tr("Test again"));
    m_ui->testView->finish();
    m_test.release()->deleteLater();
    Q_EMIT testShown(m_ui->testView);
}

void AccountForm::applyRemedy(Remedy remedy)
{
    switch (remedy) {
    case Remedy::TryAgain:
        requestTest();
        break;
    case Remedy::AskPassword:
        if (!needsPassword(tested().authentication))
            return requestTest();
        askTestPassword({});
        break;
    case Remedy::UseTls995:
        useServer(Security::Tls, defaultPop3Port(Security::Tls));
        requestTest();
        break;
    case Remedy::UseStartTls110:
        useServer(Security::StartTls, defaultPop3Port(Security::StartTls));
        requestTest();
        break;
    case Remedy::UseTls465:
        m_ui->sendingPage->useSecurity(Security::Tls);
        requestTest();
        break;
    case Remedy::UseStartTls587:
        m_ui->sendingPage->useSecurity(Security::StartTls);
        requestTest();
        break;
    case Remedy::UseNoEncryption:
        goWithoutEncryption();
        break;
    case Remedy::ShowCertificate:
        showCertificate();
        break;
    case Remedy::OpenSettings:
    case Remedy::ShowLog:
        break;
    }
}

/// The next test would send the password in the clear: that is for the user to start.
void AccountForm::goWithoutEncryption()
{
    m_ui->testView->hide();
    if (m_tested == Service::Submission)
        return m_ui->sendingPage->useSecurity(Security::None);
    useServer(Security::None, defaultPop3Port(Security::None));
    showPage(Page::General);
    m_ui->none->setFocus();
}

void AccountForm::useServer(Security security, quint16 port)
{
    setSecurity(security);
    setPort(port);
    m_portTyped = false;
    showSecurityNotes();
    Q_EMIT changed();
}

void AccountForm::showCertificate()
{
    if (!m_ui->testView->tls())
        return;
    const accounts::Account server = tested();
    mailbox::CertificateQuestion question;
    question.host = server.host;
    question.tls = *m_ui->testView->tls();
    question.detail = m_ui->testView->tlsProblem();
    auto *dialog = new CertificateDialog(question, server.trustedDigests, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::finished, this, [this, dialog] {
        const mailbox::Answer answer = dialog->answer();
        if (const auto *given = std::get_if<mailbox::TrustCertificate>(&answer))
            trust(given->sha256);
    });
    dialog->open();
}

void AccountForm::trust(const QByteArray &sha256)
{
    if (m_tested == Service::Submission) {
        m_ui->sendingPage->setTrusted({sha256});
    } else {
        m_account.host = account().host;
        m_ui->encryptionPage->setTrusted({sha256});
        Q_EMIT changed();
    }
    requestTest();
}

} // namespace poplar::gui
