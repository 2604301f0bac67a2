// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions and telling; reading and ticks have files of their own beside this.
#include "mailbox/mailboxworker.h"

#include "base/limits.h"
#include "mailbox/sessionsetup.h"

#include <QDir>

#include <algorithm>

namespace poplar::mailbox {

namespace {

using During = Problem::During;

/// The window is told of changes at most so often.
constexpr std::chrono::milliseconds batch{50};

ConnectionState connectionState(pop3::State state)
{
    switch (state) {
    case pop3::State::Disconnected:
        return ConnectionState::Disconnected;
    case pop3::State::Connecting:
        return ConnectionState::Connecting;
    case pop3::State::Securing:
        return ConnectionState::Securing;
    case pop3::State::Authorization:
        return ConnectionState::Authorization;
    case pop3::State::Transaction:
        return ConnectionState::Transaction;
    case pop3::State::Update:
        return ConnectionState::Update;
    }
    Q_UNREACHABLE();
}

/// Whether a command failed because the session is over, of which failed() tells once.
bool isOfTheEnd(const Error &error)
{
    return error.kind == ErrorKind::Unknown || error.kind == ErrorKind::Unsent;
}

} // namespace

MailboxWorker::MailboxWorker(accounts::Account account, QString folder)
    : m_account(std::move(account))
    , m_folder(std::move(folder))
    , m_pool(this)
    , m_headers(m_pool, this)
    , m_reader(QDir(m_folder).filePath(QStringLiteral("reading")), m_pool, this)
    , m_flushTimer(this)
    , m_idleTimer(this)
{
    m_flushTimer.setSingleShot(true);
    m_flushTimer.setInterval(batch);
    m_idleTimer.setSingleShot(true);
    connect(&m_flushTimer, &QTimer::timeout, this, &MailboxWorker::flush);
    connect(&m_idleTimer, &QTimer::timeout, this, [this] { leaveNow(pop3::Leaving::Abandon); });
    connect(&m_headers, &HeaderFetcher::read, this, &MailboxWorker::onHeaders);
    connect(&m_headers, &HeaderFetcher::refused, this, [this](MessageId message, const Error &error) {
        m_known.setHeaderRefused(message, error);
        scheduleFlush();
    });
    connect(&m_headers, &HeaderFetcher::progressed, this, [this](qint64 done, qint64 total) {
        tellProgress({Activity::Headers, done, total});
    });
    connect(&m_headers, &HeaderFetcher::finished, this, [this] { tellProgress({}); });
    connect(&m_reader, &Reader::ready, this, &MailboxWorker::onContent);
    connect(&m_reader, &Reader::failed, this, [this](MessageId message, const Error &error) {
        if (isOfTheEnd(error))
            m_interrupted = message;
        else
            report(During::Message, error, message);
    });
    connect(&m_reader, &Reader::progressed, this, [this](qint64 done, qint64 total) {
        tellProgress({Activity::Message, done, total});
    });
    connect(&m_reader, &Reader::idle, this, [this] {
        tellProgress({});
        sendMarks(); // reading a marked message needed a RSET
        commitWhenMarked();
    });
}

MailboxWorker::~MailboxWorker()
{
    // Dropping the connection without QUIT deletes nothing (RFC 1939 section 6).
    delete m_session;
    m_pool.waitForDone();
}

bool MailboxWorker::isOpen() const
{
    return m_session && m_session->state() == pop3::State::Transaction;
}

void MailboxWorker::touch()
{
    if (isOpen() && m_account.quietTime.count() > 0)
        m_idleTimer.start(m_account.quietTime);
}

void MailboxWorker::load()
{
    if (m_known.isOpen())
        return;
    m_reader.prepare();
    reportIfFailed(During::Catalogue, m_known.open(m_folder));
    for (const MessageRow &row : m_known.rows().rows()) {
        if (row.marks.testFlag(Mark::Ticked))
            m_ticks.tick(row.id);
    }
    scheduleFlush();
}

void MailboxWorker::check()
{
    if (!m_session)
        return open();
    if (isOpen()) {
        m_then = Then::OpenAnew;
        leaveNow(pop3::Leaving::Abandon);
    }
}

void MailboxWorker::stop()
{
    m_headers.stop();
    tellProgress({});
    const bool ready = isOpen() && !m_numbers.isEmpty();
    if (!m_session || (ready && !m_reader.commandUnderWay()))
        return;
    // POP3 stops a transfer by a new connection only; the ticks are replayed there.
    m_then = ready ? Then::OpenAnew : Then::Nothing;
    m_session->abort();
}

void MailboxWorker::open()
{
    load();
    if (m_password.isEmpty())
        return ask(PasswordQuestion{m_account.host, m_account.user, std::nullopt});
    m_session = new pop3::Session(this);
    connect(m_session, &pop3::Session::stateChanged, this, &MailboxWorker::tellStatus);
    connect(m_session, &pop3::Session::opened, this, &MailboxWorker::onOpened);
    connect(m_session, &pop3::Session::failed, this, &MailboxWorker::onFailed);
    connect(m_session, &pop3::Session::left, this, &MailboxWorker::onLeft);
    connect(m_session, &pop3::Session::transcript, this, &MailboxWorker::tellTranscript);
    tellProgress({Activity::Opening, 0, 0});
    const SessionSetup setup = sessionSetup(m_account, {m_password, {}, {}}, {});
    m_session->open(setup.endpoint, setup.policy, setup.login, setup.settings);
}

void MailboxWorker::onOpened()
{
    listMaildrop(*m_session, [this](const Result<Maildrop> &maildrop) { onListed(maildrop); });
}

void MailboxWorker::onListed(const Result<Maildrop> &maildrop)
{
    if (!maildrop && isOfTheEnd(maildrop.error()))
        return; // failed() tells
    if (!maildrop) {
        report(During::Listing, maildrop.error());
        return leaveNow(pop3::Leaving::Abandon);
    }
    Result<QHash<MessageId, qint64>> recognised = m_known.recognise(*maildrop);
    if (!recognised) {
        report(During::Catalogue, recognised.error());
        return leaveNow(pop3::Leaving::Abandon);
    }
    m_numbers = std::move(recognised).value();
    settle();
    dropDoubtfulTicks();
    tellProgress({});
    tellStatus();
    touch();
    sendMarks();
    fetchHeaders();
}

void MailboxWorker::onFailed(const Error &error)
{
    const During during = !m_numbers.isEmpty()           ? During::Message
        : m_status.state == ConnectionState::Transaction ? During::Listing
                                                         : During::Opening;
    wire::TlsDetails tls = m_session->tls();
    const Then then = std::exchange(m_then, Then::Nothing);
    const std::optional<MessageId> interrupted = std::exchange(m_interrupted, std::nullopt);
    sessionOver();
    if (error.kind == ErrorKind::CertificateDoubtful) {
        m_unlessAnswered = error;
        ask(CertificateQuestion{m_account.host, std::move(tls), error.detail});
    } else if (error.kind == ErrorKind::Authentication) {
        m_unlessAnswered = error;
        m_password = {};
        ask(PasswordQuestion{m_account.host, m_account.user, error});
    } else if (error.kind == ErrorKind::Cancelled && then == Then::OpenAnew) {
        open();
    } else {
        report(during, error, interrupted);
    }
}

void MailboxWorker::onLeft(const Result<pop3::Committed> &result)
{
    const CommitReport report = reportOf(result);
    if (report.outcome == CommitReport::Outcome::Deleted) {
        const QList<MessageId> gone = m_ticks.marked().values();
        reportIfFailed(During::Catalogue, m_known.setGone(gone));
        for (const MessageId message : gone)
            m_ticks.untick(message);
    } else if (m_committing == Committing::Said) {
        m_unsettled = describe(m_ticks.marked().values());
    }
    sessionOver();
    if (std::exchange(m_then, Then::Nothing) == Then::OpenAnew)
        return open();
    Q_EMIT left(report);
}

void MailboxWorker::settle()
{
    if (m_unsettled.isEmpty())
        return;
    CommitReport report;
    report.outcome = CommitReport::Outcome::Deleted;
    QList<MessageId> gone;
    for (const Victim &victim : std::exchange(m_unsettled, {})) {
        if (m_numbers.contains(victim.id))
            continue;
        gone += victim.id;
        ++report.messages;
        report.octets += std::max<qint64>(victim.identity.octets, 0);
        m_ticks.untick(victim.id);
    }
    reportIfFailed(During::Catalogue, m_known.setGone(gone));
    if (gone.isEmpty())
        report.outcome = CommitReport::Outcome::NothingDeleted;
    Q_EMIT left(report);
}

CommitReport MailboxWorker::reportOf(const Result<pop3::Committed> &result) const
{
    CommitReport report;
    if (m_committing != Committing::Said)
        return report;
    using Outcome = CommitReport::Outcome;
    if (result)
        report.outcome = Outcome::Deleted;
    else
        report.outcome = result.error().kind == ErrorKind::Unknown ? Outcome::Unknown : Outcome::Refused;
    report.said = result ? result->said : result.error().said;
    report.messages = m_ticks.marked().size();
    for (const MessageId message : m_ticks.marked()) {
        if (const MessageRow *row = m_known.rows().find(message))
            report.octets += std::max<qint64>(row->identity.octets, 0);
    }
    return report;
}

/// What belonged to the session is gone with it; rows and ticks stay.
void MailboxWorker::sessionOver()
{
    m_headers.stop();
    m_reader.sessionEnded();
    m_ticks.forgetMarks();
    m_known.rows().clearMark(Mark::Deleted);
    m_numbers.clear();
    m_marksUnderWay = 0;
    m_committing = Committing::No;
    m_transcriptBase = m_transcriptLast;
    m_idleTimer.stop();
    m_session->disconnect(this);
    m_session->deleteLater();
    m_session = nullptr;
    withdrawQuestion();
    tellProgress({});
    tellStatus();
    flush();
}

void MailboxWorker::leaveNow(pop3::Leaving leaving)
{
    if (!isOpen())
        return;
    m_headers.stop();
    tellProgress({Activity::Leaving, 0, 0});
    m_session->leave(leaving);
}

void MailboxWorker::leave()
{
    if (isOpen() && !m_numbers.isEmpty()) {
        const QList<MessageId> ticked = victims();
        if (ticked.isEmpty())
            return leaveNow(pop3::Leaving::Abandon);
        ReviewQuestion review{describe(ticked), 0};
        for (const Victim &victim : review.victims)
            review.octets += std::max<qint64>(victim.identity.octets, 0);
        return ask(review);
    }
    if (m_session) {
        m_then = Then::Nothing;
        m_session->abort();
    }
    Q_EMIT left({});
}

// --- Telling ------------------------------------------------------------------------------------

void MailboxWorker::setAccount(const accounts::Account &account)
{
    if (account.user != m_account.user || account.host != m_account.host)
        m_password = {};
    m_account = account;
}

void MailboxWorker::tellStatus()
{
    ConnectionStatus status;
    status.host = m_account.host;
    status.security = m_account.security;
    if (m_session) {
        status.state = connectionState(m_session->state());
        if (!m_session->tls().protocol.isEmpty())
            status.tls = m_session->tls();
        status.capabilities = m_session->capabilities().lines();
    }
    if (status == m_status)
        return;
    m_status = status;
    Q_EMIT connectionChanged(status);
}

void MailboxWorker::tellProgress(const Progress &progress)
{
    m_progress = progress;
    scheduleFlush();
}

void MailboxWorker::tellTranscript(QList<wire::TranscriptEvent> events)
{
    // Each session counts from 1; the window sees one story.
    for (wire::TranscriptEvent &event : events)
        event.number += m_transcriptBase;
    m_transcriptLast = events.last().number;
    Q_EMIT transcriptGrown(events);
}

void MailboxWorker::report(During during, const Error &error, std::optional<MessageId> message)
{
    if (error.kind == ErrorKind::Cancelled)
        return; // the user knows
    Problem problem;
    problem.error = error;
    problem.during = during;
    problem.message = message;
    problem.security = m_account.security;
    problem.host = m_account.host;
    problem.port = m_account.port;
    problem.transcriptNumber = m_transcriptLast;
    Q_EMIT this->problem(problem);
}

void MailboxWorker::reportIfFailed(During during, const Result<Done> &result)
{
    if (!result)
        report(during, result.error());
}

void MailboxWorker::scheduleFlush()
{
    if (!m_flushTimer.isActive())
        m_flushTimer.start();
}

void MailboxWorker::flush()
{
    m_flushTimer.stop();
    if (m_known.rows().hasChanges())
        Q_EMIT rowsChanged(m_known.rows().takeChanges());
    if (m_progress)
        Q_EMIT progressChanged(*std::exchange(m_progress, std::nullopt));
}

} // namespace poplar::mailbox
