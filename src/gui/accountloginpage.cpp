// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/accountloginpage.h"

#include "gui/authenticationtext.h"
#include "ui_accountloginpage.h"

namespace poplar::gui {

AccountLoginPage::AccountLoginPage(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::AccountLoginPage>())
{
    m_ui->setupUi(this);
    for (QLabel *note : {m_ui->methodNote, m_ui->tokenCommandNote})
        note->setForegroundRole(QPalette::PlaceholderText);
    for (const Authentication one : allAuthentications())
        m_ui->method->addItem(authenticationLabel(one), int(one));
    m_ui->method->setMaxVisibleItems(m_ui->method->count());
    m_ui->tokenCommand->setPlaceholderText(QStringLiteral("oauth2-token --account work"));
    connect(m_ui->method, &QComboBox::activated, this, [this] {
        showNotes();
        Q_EMIT changed();
    });
    connect(m_ui->tokenCommand, &QLineEdit::textEdited, this, &AccountLoginPage::changed);
    showNotes();
}

AccountLoginPage::~AccountLoginPage() = default;

void AccountLoginPage::setAccount(const accounts::Account &account)
{
    m_ui->method->setCurrentIndex(m_ui->method->findData(int(account.authentication)));
    m_ui->tokenCommand->setText(account.tokenCommand);
    m_certificate = account.clientCertificateFile;
    showNotes();
}

void AccountLoginPage::apply(accounts::Account &account) const
{
    account.authentication = method();
    account.tokenCommand = m_ui->tokenCommand->text().trimmed();
}

void AccountLoginPage::setCertificateFile(const QString &file)
{
    m_certificate = file;
    showNotes();
}

Authentication AccountLoginPage::method() const
{
    return Authentication(m_ui->method->currentData().toInt());
}

void AccountLoginPage::showNotes()
{
    const bool lacksCertificate = method() == Authentication::External && m_certificate.isEmpty();
    const bool warns = isWeak(method()) || lacksCertificate;
    const QString note = authenticationNote(method());
    if (warns)
        m_ui->warning->setContent(
            Banner::Tone::Warning, Icon::TriangleAlert,
            lacksCertificate ? tr("There is no such certificate yet. Choose its file under “Encryption”.")
                             : note);
    m_ui->warning->setVisible(warns);
    m_ui->methodNote->setText(note);
    m_ui->methodNote->setVisible(!isWeak(method()));
    m_ui->method->setAccessibleDescription(note);
    m_ui->form->setRowVisible(m_ui->tokenCommandBox, takesToken(method()));
}

} // namespace poplar::gui
