// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/examinedesk.h"

#include "accounts/passwordstore.h"
#include "gui/examinedialog.h"
#include "gui/icons.h"
#include "gui/openmailbox.h"
#include "gui/passworddialog.h"
#include "mailbox/credentials.h"
#include "mailbox/keyringturn.h"

#include <QAction>

namespace poplar::gui {

using mailbox::Examination;

namespace {

bool needsNoAnswer(const accounts::Account &account)
{
    const bool byCommand = takesToken(account.authentication) && !account.tokenCommand.isEmpty();
    return byCommand || account.authentication == Authentication::External;
}

QList<mailbox::SecretPurpose> purposesOf(const accounts::Account &account)
{
    QList<mailbox::SecretPurpose> purposes;
    if (!account.clientCertificateFile.isEmpty())
        purposes += mailbox::SecretPurpose::ClientKey;
    if (!account.proxy.user.isEmpty())
        purposes += mailbox::SecretPurpose::Proxy;
    if (!needsNoAnswer(account))
        purposes += mailbox::Credentials::purposeFor(account);
    return purposes;
}

/// Servers let one session at a time into a mailbox.
bool isFree(OpenMailbox &open)
{
    return open.state() == mailbox::ConnectionState::Disconnected && !open.mailbox().status().waiting;
}

bool isSame(const std::optional<Secret> &one, const Secret &other)
{
    return one && one->wireBytes() == other.wireBytes();
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
        m_refused.reset();
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
    m_toFind = purposesOf(m_account);
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
    const mailbox::SecretPurpose purpose = m_toFind.takeFirst();
    const bool isLogin = purpose == mailbox::Credentials::purposeFor(m_account);
    const std::optional<Secret> known = isLogin && m_examined ? m_examined->knownPassword() : std::nullopt;
    if (known && !isSame(m_refused, *known))
        return take(purpose, *known);
    if (!m_passwords)
        return askFor(purpose);
    m_passwords->read(m_account.id, mailbox::storedFor(purpose), m_seeking.get(),
                      [this, purpose](const Result<std::optional<Secret>> &found) {
                          if (found && *found && !isSame(m_refused, **found))
                              take(purpose, **found);
                          else
                              askFor(purpose);
                      });
}

/// Whoever gives none has the rest examined. Many keys need no passphrase.
void ExamineDesk::askFor(mailbox::SecretPurpose purpose)
{
    if (purpose == mailbox::SecretPurpose::ClientKey)
        return take(purpose, {});
    const bool isProxy = purpose == mailbox::SecretPurpose::Proxy;
    const mailbox::PasswordQuestion question{isProxy ? m_account.proxy.host : m_account.host,
                                             isProxy ? m_account.proxy.user : m_account.user,
                                             {},
                                             {},
                                             purpose};
    m_question = new PasswordDialog(question, Keyring::Missing, m_dialog);
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_question, &QDialog::finished, m_seeking.get(), [this, purpose] {
        const mailbox::Answer answer = m_question->answer();
        const auto *given = std::get_if<mailbox::PasswordAnswer>(&answer);
        take(purpose, given ? given->password : Secret());
    });
    m_question->open();
}

void ExamineDesk::take(mailbox::SecretPurpose purpose, const Secret &secret)
{
    if (purpose == mailbox::SecretPurpose::ClientKey)
        m_secrets.clientKey = secret;
    else if (purpose == mailbox::SecretPurpose::Proxy)
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
