// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/examinedesk.h"

#include "accounts/passwordstore.h"
#include "gui/examinedialog.h"
#include "gui/icons.h"
#include "gui/openmailbox.h"
#include "mailbox/credentials.h"

#include <QAction>

namespace poplar::gui {

using mailbox::Examination;

ExamineDesk::ExamineDesk(QWidget *window, accounts::PasswordStore *passwords)
    : m_window(window)
    , m_passwords(passwords)
    , m_action(new QAction(icon(Icon::ListChecks), tr("Examine ser&ver…"), window))
{
    m_action->setObjectName(QStringLiteral("examineAction"));
    connect(m_action, &QAction::triggered, this, &ExamineDesk::open);
    showMailbox(nullptr);
}

ExamineDesk::~ExamineDesk()
{
    m_examination.reset();
}

void ExamineDesk::showMailbox(OpenMailbox *open)
{
    m_shown = open;
    m_connections = open ? std::make_unique<QObject>() : nullptr;
    if (open)
        connect(&open->mailbox(), &mailbox::Mailbox::connectionChanged, m_connections.get(),
                [this] { updateAction(); });
    updateAction();
}

void ExamineDesk::updateAction()
{
    const bool canBegin = m_shown && isFree(*m_shown);
    m_action->setEnabled(canBegin);
    m_action->setToolTip(
        m_shown && !canBegin
            ? tr("Leave the mailbox first: a server lets only one session into it")
            : tr("Find out what the server can do, and how well; nothing is deleted or retrieved"));
}

void ExamineDesk::open()
{
    if (!m_shown)
        return;
    if (m_dialog && m_stage != Stage::Idle)
        return m_dialog->raise();
    delete m_dialog;
    if (m_examined != m_shown)
        m_refused = {};
    m_examined = m_shown;
    m_dialog = new ExamineDialog(m_shown->name(), m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &ExamineDialog::stopWanted, this, &ExamineDesk::stop);
    connect(m_dialog, &ExamineDialog::startWanted, this, &ExamineDesk::begin);
    connect(m_dialog, &QObject::destroyed, this, &ExamineDesk::rest);
    m_dialog->show();
    begin();
}

/// With the account as it is now: the window may have been used since.
void ExamineDesk::begin()
{
    if (m_stage != Stage::Idle)
        return;
    if (!m_examined || !isFree(*m_examined) || m_examined->use() != OpenMailbox::Use::Own)
        return m_dialog->tell(tr("Leave the mailbox first: a server lets only one session into it"));
    m_stage = Stage::Seeking;
    m_examined->setUse(OpenMailbox::Use::Examination);
    m_seeking = std::make_unique<QObject>();
    connect(&m_examined->mailbox(), &mailbox::Mailbox::connectionChanged, m_seeking.get(),
            [this] { giveWay(); });
    m_account = m_examined->mailbox().account();
    m_secrets = {};
    m_toFind = secretsToReceive(m_account);
    m_dialog->begin();
    Q_EMIT changed();
    findNext();
}

/// The user's own session comes first.
void ExamineDesk::giveWay()
{
    if (m_examined && isFree(*m_examined))
        return;
    stop();
    if (m_dialog)
        m_dialog->tell(tr("The mailbox is in use now: the examination was stopped."));
}

void ExamineDesk::findNext()
{
    if (m_toFind.isEmpty())
        return start();
    const LackingSecret lacking = m_toFind.takeFirst();
    const bool isLogin = lacking.purpose == mailbox::Credentials::purposeFor(m_account);
    const std::optional<Secret> known = isLogin && m_examined ? m_examined->knownPassword() : std::nullopt;
    if (known && !isSameSecret(m_refused, *known))
        return take(lacking, *known);
    if (!m_passwords)
        return askFor(lacking);
    m_passwords->read(m_account.id, lacking.stored, m_seeking.get(),
                      [this, lacking](const Result<std::optional<Secret>> &found) {
                          if (found && *found && !isSameSecret(m_refused, **found))
                              take(lacking, **found);
                          else
                              askFor(lacking);
                      });
}

/// Whoever gives none has the rest examined. Many keys need no passphrase.
void ExamineDesk::askFor(const LackingSecret &lacking)
{
    if (lacking.purpose == mailbox::SecretPurpose::ClientKey)
        return take(lacking, {});
    m_question = new PasswordDialog(questionFor(lacking), lacking.use, Keyring::Unused, m_dialog);
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_question, &QDialog::finished, m_seeking.get(), [this, lacking] {
        const mailbox::Answer answer = m_question->answer();
        const auto *given = std::get_if<mailbox::PasswordAnswer>(&answer);
        take(lacking, given ? given->password : Secret());
    });
    m_question->open();
}

void ExamineDesk::take(const LackingSecret &lacking, const Secret &secret)
{
    if (lacking.purpose == mailbox::SecretPurpose::ClientKey)
        m_secrets.clientKey = secret;
    else if (lacking.purpose == mailbox::SecretPurpose::Proxy)
        m_secrets.proxy = secret;
    else
        m_secrets.login = secret;
    findNext();
}

void ExamineDesk::start()
{
    m_stage = Stage::Running;
    m_examination = std::make_unique<Examination>();
    const Examination *examination = m_examination.get();
    connect(examination, &Examination::progressed, m_dialog, &ExamineDialog::setProgress);
    connect(examination, &Examination::grown, m_dialog, &ExamineDialog::setReport);
    connect(examination, &Examination::transcript, m_dialog, &ExamineDialog::addTranscript);
    connect(examination, &Examination::transcript, this, &ExamineDesk::transcriptGrown);
    connect(examination, &Examination::finished, this, &ExamineDesk::finish);
    m_examination->start(m_account, m_secrets);
}

void ExamineDesk::finish(const mailbox::ExaminationReport &report)
{
    m_examination.release()->deleteLater();
    const mailbox::GradedFinding *refusal = report.find(mailbox::FindingKind::LoginRefused);
    if (refusal && refusal->error && refusal->error->kind == ErrorKind::Authentication)
        m_refused = m_secrets.login; // Servers lock out whoever tries it again and again.
    m_dialog->setReport(report);
    stop();
}

/// It gives up its connection, which deletes nothing.
void ExamineDesk::stop()
{
    delete m_question;
    if (m_dialog && m_stage != Stage::Idle)
        m_dialog->finish();
    rest();
}

/// Nothing is under way any more.
void ExamineDesk::rest()
{
    m_examination.reset();
    m_seeking.reset();
    m_secrets = {};
    m_stage = Stage::Idle;
    if (m_examined && m_examined->use() == OpenMailbox::Use::Examination)
        m_examined->setUse(OpenMailbox::Use::Own);
    Q_EMIT changed();
}

} // namespace poplar::gui
