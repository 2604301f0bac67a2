// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/examinedesk.h"

#include "accounts/passwordstore.h"
#include "gui/examinedialog.h"
#include "gui/icons.h"
#include "gui/openmailbox.h"
#include "gui/passworddialog.h"

#include <QAction>

namespace poplar::gui {

using mailbox::Examination;

namespace {

bool needsNoAnswer(const accounts::Account &account)
{
    const bool byCommand = takesToken(account.authentication) && !account.tokenCommand.isEmpty();
    return byCommand || account.authentication == Authentication::External;
}

mailbox::SecretPurpose purposeOf(const accounts::Account &account)
{
    return takesToken(account.authentication) ? mailbox::SecretPurpose::Token
                                              : mailbox::SecretPurpose::Password;
}

} // namespace

ExamineDesk::ExamineDesk(QWidget *window, accounts::PasswordStore *passwords)
    : m_window(window)
    , m_passwords(passwords)
    , m_action(new QAction(icon(Icon::ListChecks), tr("Examine ser&ver…"), window))
{
    m_action->setObjectName(QStringLiteral("examineAction"));
    connect(m_action, &QAction::triggered, this, &ExamineDesk::open);
    showMailbox(nullptr);
}

ExamineDesk::~ExamineDesk() = default;

void ExamineDesk::showMailbox(OpenMailbox *open)
{
    m_shown = open;
    m_connections = open ? std::make_unique<QObject>() : nullptr;
    if (open)
        connect(&open->mailbox(), &mailbox::Mailbox::connectionChanged, m_connections.get(),
                [this] { updateAction(); });
    updateAction();
}

/// Servers let one session at a time into a mailbox.
void ExamineDesk::updateAction()
{
    const bool isFree = m_shown && m_shown->state() == mailbox::ConnectionState::Disconnected;
    m_action->setEnabled(isFree);
    m_action->setToolTip(m_shown && !isFree
                             ? tr("Leave the mailbox first: a server lets only one session into it")
                             : tr("Find out what the server can do, and how well; nothing is changed"));
}

void ExamineDesk::open()
{
    if (!m_shown)
        return;
    if (m_dialog && m_examination)
        return m_dialog->raise();
    delete m_dialog;
    m_account = m_shown->mailbox().account();
    m_knownPassword = m_shown->knownPassword();
    m_dialog = new ExamineDialog(m_shown->name(), m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &ExamineDialog::stopWanted, this, &ExamineDesk::stop);
    connect(m_dialog, &ExamineDialog::startWanted, this, &ExamineDesk::findPassword);
    connect(m_dialog, &QObject::destroyed, this, [this] { m_examination.reset(); });
    m_dialog->show();
    findPassword();
}

void ExamineDesk::findPassword()
{
    if (needsNoAnswer(m_account))
        return start({});
    if (m_knownPassword)
        return start(*m_knownPassword);
    if (!m_passwords)
        return askForPassword();
    const auto what = takesToken(m_account.authentication) ? accounts::StoredSecret::Token
                                                           : accounts::StoredSecret::Password;
    m_passwords->read(m_account.id, what, m_dialog, [this](const Result<std::optional<Secret>> &found) {
        if (found && *found)
            start(**found);
        else
            askForPassword();
    });
}

/// Whoever gives none has the rest examined.
void ExamineDesk::askForPassword()
{
    const mailbox::PasswordQuestion question{m_account.host, m_account.user, {}, {}, purposeOf(m_account)};
    auto *dialog = new PasswordDialog(question, Keyring::Missing, m_dialog);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::finished, this, [this, dialog] {
        const mailbox::Answer answer = dialog->answer();
        const auto *given = std::get_if<mailbox::PasswordAnswer>(&answer);
        start(given ? given->password : Secret());
    });
    dialog->open();
}

void ExamineDesk::start(const Secret &password)
{
    if (!m_dialog)
        return;
    m_examination = std::make_unique<Examination>();
    const Examination *examination = m_examination.get();
    connect(examination, &Examination::progressed, m_dialog, &ExamineDialog::setProgress);
    connect(examination, &Examination::grown, m_dialog, &ExamineDialog::setReport);
    connect(examination, &Examination::transcript, m_dialog, &ExamineDialog::addTranscript);
    connect(examination, &Examination::transcript, this, &ExamineDesk::transcriptGrown);
    connect(examination, &Examination::finished, this, [this](const mailbox::ExaminationReport &report) {
        m_examination.release()->deleteLater();
        m_dialog->setReport(report);
        m_dialog->finish();
    });
    m_dialog->begin();
    m_examination->start(m_account, password);
}

/// It gives up its connection, which deletes nothing.
void ExamineDesk::stop()
{
    m_examination.reset();
    if (m_dialog)
        m_dialog->finish();
}

} // namespace poplar::gui
