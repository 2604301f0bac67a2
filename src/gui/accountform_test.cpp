// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/accountform.h"

#include "gui/certificatedialog.h"
#include "mailbox/connectiontest.h"
#include "ui_accountform.h"

namespace poplar::gui {

void AccountForm::toggleTest()
{
    if (m_test != nullptr || m_awaitingPassword)
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
    if (!needsPassword()) {
        if (takesToken(account().authentication) && account().tokenCommand.isEmpty())
            askToken();
        else
            startTest({});
    } else if (const auto typed = password()) {
        startTest(typed->password);
    } else if (!m_account.id.isEmpty()) {
        m_awaitingPassword = true;
        Q_EMIT storedPasswordWanted(m_account.id);
    } else {
        startTest({});
    }
}

void AccountForm::setStoredPassword(const QString &accountId, const Secret &password)
{
    if (!m_awaitingPassword || accountId != m_account.id)
        return;
    m_awaitingPassword = false;
    startTest(password);
}

void AccountForm::askToken()
{
    const mailbox::PasswordQuestion question{
        .host = account().host, .user = account().user, .purpose = mailbox::SecretPurpose::Token};
    auto *dialog = new PasswordDialog(question, Keyring::Missing, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::finished, this, [this, dialog] {
        const mailbox::Answer answer = dialog->answer();
        if (const auto *given = std::get_if<mailbox::PasswordAnswer>(&answer))
            startTest(given->password);
    });
    dialog->open();
}

void AccountForm::startTest(const Secret &password)
{
    if (password.isEmpty() && needsPassword()) {
        showPage(Page::General);
        m_ui->passwordNote->setText(tr("Enter the password to test the connection."));
        m_ui->passwordNote->show();
        m_ui->password->setFocus();
        return;
    }
    stopTest();
    m_ui->test->setText(tr("Stop the test"));
    m_ui->testView->begin(account());
    m_ui->testView->show();
    m_test = std::make_unique<mailbox::ConnectionTest>();
    connect(m_test.get(), &mailbox::ConnectionTest::stepChanged, m_ui->testView,
            &ConnectionTestView::setStep);
    connect(m_test.get(), &mailbox::ConnectionTest::finished, this, &AccountForm::testFinished);
    m_test->start(account(), password);
    Q_EMIT testShown(m_ui->testView);
}

void AccountForm::stopTest()
{
    m_awaitingPassword = false;
    m_ui->passwordNote->hide();
    m_ui->test->setText(tr("Test the connection"));
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
        if (!needsPassword())
            return requestTest();
        showPage(Page::General);
        m_ui->password->setFocus();
        m_ui->password->selectAll();
        break;
    case Remedy::UseTls995:
        useServer(Security::Tls, defaultPop3Port(Security::Tls));
        requestTest();
        break;
    case Remedy::UseStartTls110:
        useServer(Security::StartTls, defaultPop3Port(Security::StartTls));
        requestTest();
        break;
    case Remedy::UseNoEncryption:
        // The next test would send the password in the clear: that is for the user to start.
        useServer(Security::None, defaultPop3Port(Security::None));
        m_ui->testView->hide();
        showPage(Page::General);
        m_ui->none->setFocus();
        break;
    case Remedy::ShowCertificate:
        showCertificate();
        break;
    case Remedy::OpenSettings:
    case Remedy::ShowLog:
        break;
    }
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
    mailbox::CertificateQuestion question;
    question.host = account().host;
    question.tls = *m_ui->testView->tls();
    question.detail = m_ui->testView->tlsProblem();
    auto *dialog = new CertificateDialog(question, account().trustedDigests, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::finished, this, [this, dialog] {
        const mailbox::Answer answer = dialog->answer();
        const auto *trust = std::get_if<mailbox::TrustCertificate>(&answer);
        if (trust == nullptr)
            return;
        m_account.host = account().host;
        m_ui->encryptionPage->setTrusted({trust->sha256});
        Q_EMIT changed();
        requestTest();
    });
    dialog->open();
}

} // namespace poplar::gui
