// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/passworddialog.h"

#include "gui/errortext.h"
#include "gui/icons.h"
#include "gui/theme.h"
#include "ui_passworddialog.h"

#include "wire/displaytext.h"

#include <QPushButton>

namespace poplar::gui {

PasswordDialog::PasswordDialog(const mailbox::PasswordQuestion &question, Keyring keyring, QWidget *parent)
    : QuestionDialog(parent)
    , m_ui(std::make_unique<Ui::PasswordDialog>())
{
    m_ui->setupUi(this);
    m_ui->picture->setPixmap(icon(Icon::KeyRound, Tint::Accent).pixmap(QSize(28, 28), devicePixelRatioF()));
    QFont large = m_ui->title->font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setWeight(QFont::DemiBold);
    m_ui->title->setFont(large);
    //: %1 is a user name, %2 a server.
    m_ui->who->setText(
        tr("For “%1” at %2").arg(wire::displayText(question.user), wire::displayText(question.host)));
    showReason(question);
    showKeyring(keyring);

    QPushButton *ok = m_ui->buttons->button(QDialogButtonBox::Ok);
    ok->setText(tr("Log in"));
    ok->setEnabled(false);
    connect(m_ui->password, &QLineEdit::textChanged, ok,
            [ok](const QString &text) { ok->setEnabled(!text.isEmpty()); });
    m_ui->password->setFocus();
}

PasswordDialog::~PasswordDialog() = default;

void PasswordDialog::showReason(const mailbox::PasswordQuestion &question)
{
    if (!question.refused) {
        m_ui->reason->hide();
        return;
    }
    mailbox::Problem problem;
    problem.error = *question.refused;
    problem.host = question.host;
    const ErrorText text = errorText(problem);
    //: The password before was refused. %1 is what the server answered, in its own language.
    m_ui->reason->setContent(
        Banner::Tone::Warning, Icon::TriangleAlert,
        text.serverWords.isEmpty()
            ? tr("The server refused the password before.")
            : tr("The server refused the password before and said: “%1”").arg(text.serverWords));
}

void PasswordDialog::showKeyring(Keyring keyring)
{
    const bool available = keyring == Keyring::Available;
    m_ui->keep->setEnabled(available);
    m_ui->keep->setChecked(available);
    m_ui->noKeyring->setVisible(!available);
}

mailbox::Answer PasswordDialog::answer() const
{
    if (result() != QDialog::Accepted)
        return mailbox::Declined();
    mailbox::PasswordAnswer given;
    given.password = Secret(m_ui->password->text());
    given.keep = m_ui->keep->isEnabled() && m_ui->keep->isChecked()
        ? mailbox::PasswordAnswer::Keep::InKeyring
        : mailbox::PasswordAnswer::Keep::ForThisSession;
    return given;
}

} // namespace poplar::gui
