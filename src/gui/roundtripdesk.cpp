// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/roundtripdesk.h"

#include "accounts/passwordstore.h"
#include "gui/icons.h"
#include "gui/openmailbox.h"
#include "gui/roundtripdialog.h"

#include <QAction>
#include <QDateTime>
#include <QLocale>

namespace poplar::gui {

using accounts::SubmissionServer;
using mailbox::RoundTrip;
using mailbox::RoundTripSecrets;
using mailbox::SecretPurpose;

RoundTripDesk::RoundTripDesk(QWidget *window, accounts::PasswordStore *passwords)
    : m_window(window)
    , m_passwords(passwords)
    , m_action(new QAction(icon(Icon::Send), tr("Send a test message to myself…"), window))
{
    m_action->setObjectName(QStringLiteral("roundTripAction"));
    connect(m_action, &QAction::triggered, this, &RoundTripDesk::open);
    showMailbox(nullptr);
}

RoundTripDesk::~RoundTripDesk()
{
    m_trip.reset();
}

void RoundTripDesk::showMailbox(OpenMailbox *open)
{
    m_shown = open;
    m_connections = open ? std::make_unique<QObject>() : nullptr;
    if (open)
        connect(&open->mailbox(), &mailbox::Mailbox::connectionChanged, m_connections.get(),
                [this] { updateAction(); });
    updateAction();
}

QString RoundTripDesk::obstacle() const
{
    if (!m_shown)
        return tr("No mailbox is chosen.");
    const accounts::Account &account = m_shown->mailbox().account();
    if (!account.submission.isSet() || sendersOf(account).isEmpty())
        return tr("This account has no server that sends yet: see the page “Sending” of its settings.");
    if (!isFree(*m_shown) || m_shown->use() != OpenMailbox::Use::Own)
        return tr("Leave the mailbox first: a server lets only one session into it");
    return {};
}

void RoundTripDesk::updateAction()
{
    const QString why = obstacle();
    m_action->setEnabled(why.isEmpty());
    m_action->setToolTip(why.isEmpty() ? tr("See how a message leaves, and how long it takes to come back")
                                       : why);
}

void RoundTripDesk::open()
{
    if (m_dialog && m_stage != Stage::Idle)
        return m_dialog->raise();
    updateAction(); // The account may have been changed.
    if (!m_action->isEnabled())
        return;
    delete m_dialog;
    if (m_tested != m_shown)
        m_refused = {};
    m_tested = m_shown;
    m_dialog = new RoundTripDialog(m_shown->name(), m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &RoundTripDialog::stopWanted, this, &RoundTripDesk::stop);
    connect(m_dialog, &RoundTripDialog::startWanted, this, &RoundTripDesk::begin);
    connect(m_dialog, &RoundTripDialog::removalWanted, this, &RoundTripDesk::tick);
    connect(m_dialog, &QObject::destroyed, this, [this] {
        m_ticking.reset();
        rest();
    });
    m_dialog->show();
    begin();
}

/// With the account as it is now: the window may have been used since.
void RoundTripDesk::begin()
{
    if (m_stage != Stage::Idle)
        return;
    if (!m_tested || !isFree(*m_tested) || m_tested->use() != OpenMailbox::Use::Own)
        return m_dialog->tell(tr("Leave the mailbox first: a server lets only one session into it"));
    m_stage = Stage::Seeking;
    m_ticking.reset();
    m_tested->setUse(OpenMailbox::Use::RoundTrip);
    m_seeking = std::make_unique<QObject>();
    connect(&m_tested->mailbox(), &mailbox::Mailbox::connectionChanged, m_seeking.get(),
            [this] { giveWay(); });
    m_account = m_tested->mailbox().account();
    m_secrets = {};
    m_lacks = lacksOf(m_account);
    m_dialog->begin(m_account);
    Q_EMIT changed();
    findNext();
}

/// The user's own session comes first.
void RoundTripDesk::giveWay()
{
    if (m_tested && isFree(*m_tested))
        return;
    stop();
    if (m_dialog)
        m_dialog->tell(tr("The mailbox is in use now: the test was stopped."));
}

QList<RoundTripDesk::Lack> RoundTripDesk::lacksOf(const accounts::Account &account)
{
    QList<Lack> lacks;
    const QList<LackingSecret> toReceive = secretsToReceive(account);
    for (const LackingSecret &one : toReceive) {
        if (one.purpose == SecretPurpose::ClientKey)
            lacks += {one, &RoundTripSecrets::clientKey};
        else if (one.purpose == SecretPurpose::Proxy)
            lacks += {one, &RoundTripSecrets::proxy};
        else
            lacks += {one, &RoundTripSecrets::receiving};
    }
    if (const auto toSend = secretToSend(account))
        lacks += {*toSend, &RoundTripSecrets::sending};
    return lacks;
}

void RoundTripDesk::findNext()
{
    if (m_lacks.isEmpty())
        return start();
    const Lack lack = m_lacks.takeFirst();
    const bool isReceiving = lack.into == &RoundTripSecrets::receiving;
    const std::optional<Secret> known = isReceiving && m_tested ? m_tested->knownPassword() : std::nullopt;
    if (known && !isSameSecret(m_refused.*lack.into, *known))
        return take(lack, *known);
    if (!m_passwords)
        return askFor(lack);
    m_passwords->read(m_account.id, lack.secret.stored, m_seeking.get(),
                      [this, lack](const Result<std::optional<Secret>> &found) {
                          if (found && *found && !isSameSecret(m_refused.*lack.into, **found))
                              take(lack, **found);
                          else
                              askFor(lack);
                      });
}

void RoundTripDesk::askFor(const Lack &lack)
{
    if (lack.secret.purpose == SecretPurpose::ClientKey)
        return take(lack, {}); // Many keys need no passphrase.
    m_question = new PasswordDialog(questionFor(lack.secret), lack.secret.use, Keyring::Unused, m_dialog);
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_question, &QDialog::finished, m_seeking.get(), [this, lack] {
        const mailbox::Answer answer = m_question->answer();
        if (const auto *given = std::get_if<mailbox::PasswordAnswer>(&answer))
            take(lack, given->password);
        else
            stop();
    });
    m_question->open();
}

void RoundTripDesk::take(const Lack &lack, const Secret &secret)
{
    m_secrets.*lack.into = secret;
    findNext();
}

void RoundTripDesk::start()
{
    if (m_account.submission.login == SubmissionServer::Login::AsForPop3)
        m_secrets.sending = m_secrets.receiving;
    m_stage = Stage::Running;
    const QString now = QLocale().toString(QDateTime::currentDateTime(), QLocale::ShortFormat);
    const mailbox::RoundTripLetter letter{//: The subject of a message; %1 is day and time.
                                          tr("Test message from Poplar, %1").arg(now),
                                          tr("You have sent this message to yourself, to see whether mail "
                                             "leaves and arrives. You can delete it.")
                                              + u'\n'};
    m_trip = std::make_unique<RoundTrip>();
    const RoundTrip *trip = m_trip.get();
    connect(trip, &RoundTrip::stepChanged, m_dialog, &RoundTripDialog::setStep);
    connect(trip, &RoundTrip::stepChanged, this, &RoundTripDesk::takeStep);
    connect(trip, &RoundTrip::transcript, m_dialog, &RoundTripDialog::addTranscript);
    connect(trip, &RoundTrip::finished, this, &RoundTripDesk::finish);
    m_trip->start(m_account, m_secrets, letter, m_patience);
}

/// Servers lock out whoever tries the same again and again.
void RoundTripDesk::takeStep(const mailbox::RoundTripStep &step)
{
    if (step.outcome != mailbox::RoundTripStep::Outcome::Failed || !step.error)
        return;
    if (step.error->kind == ErrorKind::ProxyFailed)
        m_refused.proxy = m_secrets.proxy;
    if (step.error->kind != ErrorKind::Authentication)
        return;
    const bool isSending = step.what == mailbox::RoundTripStep::What::LogIn;
    if (isSending && m_account.submission.login == SubmissionServer::Login::Own)
        m_refused.sending = m_secrets.sending;
    else
        m_refused.receiving = m_secrets.receiving;
}

void RoundTripDesk::finish(const mailbox::RoundTripReport &report)
{
    m_trip.release()->deleteLater(); // It is speaking.
    m_dialog->setReport(report);
    stop();
}

void RoundTripDesk::stop()
{
    delete m_question;
    if (m_dialog && m_stage != Stage::Idle)
        m_dialog->finish();
    rest();
}

/// Nothing is under way any more.
void RoundTripDesk::rest()
{
    m_trip.reset();
    m_seeking.reset();
    m_secrets = {};
    m_stage = Stage::Idle;
    if (m_tested && m_tested->use() == OpenMailbox::Use::RoundTrip)
        m_tested->setUse(OpenMailbox::Use::Own);
    Q_EMIT changed();
}

/// Once it is listed.
void RoundTripDesk::tick(const Identity &identity)
{
    if (!m_tested)
        return;
    m_ticking = std::make_unique<QObject>();
    connect(&m_tested->mailbox(), &mailbox::Mailbox::listed, m_ticking.get(), [this, identity] {
        // The rows come in batches around it.
        tickIfThere(identity);
    });
    connect(&m_tested->model(), &QAbstractItemModel::rowsInserted, m_ticking.get(),
            [this, identity] { tickIfThere(identity); });
    connect(&m_tested->mailbox(), &mailbox::Mailbox::connectionChanged, m_ticking.get(),
            [this, hasBegun = false]() mutable {
                const bool isOver = hasBegun && m_tested && isFree(*m_tested);
                hasBegun = hasBegun || !m_tested || !isFree(*m_tested);
                if (isOver)
                    endTicking(); // Whoever opens it later did not ask for that.
            });
    m_dialog->tell(tr("The mailbox is opened, and the test message is ticked there."));
    m_tested->mailbox().check();
}

void RoundTripDesk::endTicking()
{
    if (m_ticking)
        m_ticking.release()->deleteLater(); // It is speaking.
}

void RoundTripDesk::tickIfThere(const Identity &identity)
{
    if (!m_ticking || !m_tested || m_tested->state() != mailbox::ConnectionState::Transaction)
        return;
    const MessageListModel &model = m_tested->model();
    for (int row = 0; row < model.rowCount(); ++row) {
        const mailbox::MessageRow &one = model.rowAt(row);
        const bool isIt = identity.uniqueId.isEmpty() ? one.identity.headerHash == identity.headerHash
                                                      : one.identity.uniqueId == identity.uniqueId;
        if (!isIt)
            continue;
        m_tested->mailbox().tick({one.id});
        endTicking();
        if (m_dialog)
            m_dialog->tell(tr("The test message is ticked for deletion. Leave the mailbox to delete it."));
        return;
    }
}

} // namespace poplar::gui
