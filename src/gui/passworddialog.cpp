// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/passworddialog.h"

#include "base/limits.h"
#include "gui/errortext.h"
#include "gui/icons.h"
#include "gui/plaintip.h"
#include "gui/theme.h"
#include "ui_passworddialog.h"

#include "wire/displaytext.h"

#include <QDir>
#include <QFileInfo>
#include <QPushButton>

namespace poplar::gui {

using mailbox::SecretPurpose;

PasswordDialog::PasswordDialog(const mailbox::PasswordQuestion &question, SecretUse use, Keyring keyring,
                               QWidget *parent)
    : QuestionDialog(parent)
    , m_ui(std::make_unique<Ui::PasswordDialog>())
    , m_purpose(question.purpose)
{
    m_ui->setupUi(this);
    m_ui->picture->setPixmap(icon(Icon::KeyRound, Tint::Accent).pixmap(QSize(28, 28), devicePixelRatioF()));
    QFont large = m_ui->title->font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setWeight(QFont::DemiBold);
    m_ui->title->setFont(large);
    m_ui->note->setForegroundRole(QPalette::PlaceholderText);
    m_ui->note->hide();
    m_ui->password->setMaxLength(int(limit::commandArgument));
    m_ui->buttons->button(QDialogButtonBox::Ok)->setText(tr("Log in"));
    showUse(wire::displayText(question.user), wire::displayText(question.host), use);
    showPurpose(question);
    showReason(question);
    showKeyring(keyring);
    textChanged({});
    connect(m_ui->password, &QLineEdit::textChanged, this, &PasswordDialog::textChanged);
    m_ui->password->setFocus();
}

PasswordDialog::~PasswordDialog() = default;

void PasswordDialog::showPurpose(const mailbox::PasswordQuestion &question)
{
    const QString user = wire::displayText(question.user);
    const QString host = wire::displayText(question.host);
    QPushButton *ok = m_ui->buttons->button(QDialogButtonBox::Ok);
    switch (question.purpose) {
    case SecretPurpose::Password:
        break;
    case SecretPurpose::Token:
        setWindowTitle(tr("Access token"));
        m_ui->title->setText(tr("Paste the access token"));
        m_ui->passwordLabel->setText(tr("Access &token"));
        m_ui->note->setText(
            tr("Your provider, or a program of theirs, issues it. It is valid for a short time only."));
        break;
    case SecretPurpose::ClientKey:
        setWindowTitle(tr("Passphrase"));
        m_ui->title->setText(tr("Enter the passphrase of your key"));
        //: %1 is the name of a file, %2 a server.
        m_ui->who->setText(tr("It unlocks the file “%1”, your certificate’s key for %2.")
                               .arg(wire::displayText(QFileInfo(question.user).fileName()), host));
        m_ui->who->setToolTip(plainTip(wire::displayText(QDir::toNativeSeparators(question.user))));
        m_ui->passwordLabel->setText(tr("&Passphrase"));
        ok->setText(tr("Unlock"));
        break;
    case SecretPurpose::Proxy:
        setWindowTitle(tr("Proxy password"));
        m_ui->title->setText(tr("Enter the password for the proxy"));
        //: %1 is a user name, %2 a proxy server.
        m_ui->who->setText(tr("For “%1” at the proxy %2. Your mail server does not see it.").arg(user, host));
        ok->setText(tr("Connect"));
        break;
    }
}

/// A mailbox and its server for sending may have the same name: they are told apart by what they do.
void PasswordDialog::showUse(const QString &user, const QString &host, SecretUse use)
{
    const bool isToken = m_purpose == SecretPurpose::Token;
    switch (use) {
    case SecretUse::Receiving:
        //: %1 is a user name, %2 a server.
        return m_ui->who->setText(tr("For “%1” at %2").arg(user, host));
    case SecretUse::Sending:
        //: %1 is a user name, %2 a server.
        return m_ui->who->setText(tr("For sending as “%1” at %2").arg(user, host));
    case SecretUse::Both:
        return m_ui->who->setText(
            isToken
                //: %1 is a user name, %2 a server.
                ? tr("For sending as “%1” at %2. The token for receiving is the same.").arg(user, host)
                //: %1 is a user name, %2 a server.
                : tr("For sending as “%1” at %2. The password for receiving is the same.").arg(user, host));
    }
}

void PasswordDialog::showReason(const mailbox::PasswordQuestion &question)
{
    if (!question.refused) {
        m_ui->reason->hide();
        return;
    }
    mailbox::Problem problem;
    problem.error = *question.refused;
    problem.host = question.host;
    m_ui->reason->setContent(Banner::Tone::Warning, Icon::TriangleAlert,
                             refusal(errorText(problem).serverWords));
}

QString PasswordDialog::refusal(const QString &serverWords) const
{
    switch (m_purpose) {
    case SecretPurpose::ClientKey:
        return tr("This passphrase does not open the key. Try once more.");
    case SecretPurpose::Proxy:
        return tr("The proxy refused the password before.");
    case SecretPurpose::Token:
        return serverWords.isEmpty()
            ? tr("The server refused the token before. It may have expired.")
            : tr("The server refused the token before and said: “%1”. It may have expired.").arg(serverWords);
    case SecretPurpose::Password:
        break;
    }
    //: The password before was refused. %1 is what the server answered, in its own language.
    return serverWords.isEmpty()
        ? tr("The server refused the password before.")
        : tr("The server refused the password before and said: “%1”").arg(serverWords);
}

QString PasswordDialog::secretText() const
{
    QString text = m_ui->password->text();
    // A token copied from a terminal is broken into lines; nothing of that belongs to it (RFC 6750
    // section 2.1).
    if (m_purpose == SecretPurpose::Token)
        text.removeIf([](QChar c) { return c.isSpace(); });
    return text;
}

void PasswordDialog::textChanged(const QString &text)
{
    m_ui->buttons->button(QDialogButtonBox::Ok)->setEnabled(!secretText().isEmpty());
    if (m_purpose != SecretPurpose::Token)
        return;
    m_ui->note->show();
    if (!text.isEmpty())
        m_ui->note->setText(tr("%Ln character(s)", nullptr, int(secretText().size())));
}

void PasswordDialog::showKeyring(Keyring keyring)
{
    // A token is short-lived: keeping it would only lead to a refusal next time.
    const bool lasting = m_purpose != SecretPurpose::Token && keyring != Keyring::Unused;
    const bool available = lasting && keyring == Keyring::Available;
    m_ui->keep->setVisible(lasting);
    m_ui->keep->setEnabled(available);
    m_ui->keep->setChecked(available);
    m_ui->noKeyring->setVisible(lasting && !available);
}

mailbox::Answer PasswordDialog::answer() const
{
    if (result() != QDialog::Accepted)
        return mailbox::Declined();
    mailbox::PasswordAnswer given;
    given.password = Secret(secretText());
    given.keep = m_ui->keep->isEnabled() && m_ui->keep->isChecked()
        ? mailbox::PasswordAnswer::Keep::InKeyring
        : mailbox::PasswordAnswer::Keep::ForThisSession;
    return given;
}

} // namespace poplar::gui
