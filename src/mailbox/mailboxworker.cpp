// SPDX-License-Identifier: GPL-3.0-or-later
// Opening sessions and what ends them. Leaving, reading, ticks and telling have files beside this.
#include "mailbox/mailboxworker.h"

#include "base/contenthash.h"
#include "base/limits.h"
#include "mailbox/samelogin.h"
#include "mailbox/sessionsetup.h"

#include <QDir>

#include <algorithm>

namespace poplar::mailbox {

namespace {

using During = Problem::During;

/// The window is told of changes at most so often.
constexpr std::chrono::milliseconds batch{50};
/// So many connections may be lost over one message that the user wants to read.
constexpr int connectionsForOneMessage = 2;

} // namespace

MailboxWorker::MailboxWorker(accounts::Account account, QString folder)
    : m_account(std::move(account))
    , m_folder(std::move(folder))
    , m_credentials(this)
    , m_pool(this)
    , m_headers(m_pool, this)
    , m_keptHeaders(m_folder, m_pool, this)
    , m_reader(QDir(m_folder).filePath(QStringLiteral("reading")), m_pool, this)
    , m_partFiles(QDir(m_folder).filePath(QStringLiteral("opened")), m_pool, this)
    , m_fetcher([this](MessageId message) { return sourceOf(message); }, this)
    , m_rebuilding(m_pool, this)
    , m_localMail(m_known, this)
    , m_transfers(m_folder, m_known, m_localMail, this)
    , m_rules(m_known, m_localMail, m_pool, handsOfRules(), this)
    , m_indexing(
          m_pool, [this] { return m_headers.isActive() || m_fetcher.hasWork(); }, this)
    , m_searches(
          m_known, m_keptHeaders, m_indexing, [this] { return whyClosed(); }, this)
    , m_rateTimer(this)
    , m_flushTimer(this)
    , m_idleTimer(this)
    , m_waitTimer(this)
    , m_dispatch(m_folder, m_known, m_pool, handsOfDispatch(), this)
{
    for (QTimer *timer : {&m_flushTimer, &m_idleTimer, &m_waitTimer})
        timer->setSingleShot(true);
    m_flushTimer.setInterval(batch);
    connect(&m_flushTimer, &QTimer::timeout, this, &MailboxWorker::flush);
    connect(&m_idleTimer, &QTimer::timeout, this, &MailboxWorker::leaveIfQuiet);
    connect(&m_waitTimer, &QTimer::timeout, this, [this] {
        endWait();
        open();
    });
    connectCredentials();
    connectReading();
    connectFetching();
    connectArchive();
    connectDownloads();
    connectTransfers();
    connectLocalMail();
    connectRules();
}

void MailboxWorker::connectCredentials()
{
    connect(&m_credentials, &Credentials::ready, this, &MailboxWorker::openWith);
    connect(&m_credentials, &Credentials::needed, this, [this](const PasswordQuestion &question) {
        tellProgress({});
        ask(question);
    });
    connect(&m_credentials, &Credentials::failed, this, [this](const Error &error) {
        tellProgress({});
        giveUp(During::Opening, error);
    });
}

MailboxWorker::~MailboxWorker()
{
    // Dropping the connection without QUIT deletes nothing (RFC 1939 section 6).
    delete std::exchange(m_session, nullptr);
    m_fetcher.settleNow();
    m_transfers.settleNow();
    m_indexing.stop();
    m_rules.stop();
    m_pool.waitForDone();
    ContentHash::leaveThread();
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

void MailboxWorker::check(Reading reading)
{
    m_reading = reading;
    m_check = KnownMessages::Check::New;
    m_leastMissing = std::numeric_limits<qsizetype>::max();
    m_catalogueTold.reset();
    endWait();
    if (!m_session)
        return open();
    m_then = Then::OpenAnew;
    // A deletion that the user has confirmed takes place before.
    if (m_committing == Committing::No)
        leaveNow(pop3::Leaving::Abandon);
}

void MailboxWorker::stop()
{
    const Error cancelled{ErrorKind::Cancelled, {}, {}, {}, {}};
    endWait();
    m_credentials.cancel();
    m_headers.stop();
    m_rebuilding.stop();
    m_downloads.pause();
    m_fetcher.stop(cancelled);
    m_wish.reset();
    m_dispatch.originals().endAllBut({});
    tellProgress({});
    if (!m_session || (isListed() && !m_reader.commandUnderWay() && !m_fetcher.hasCommands()))
        return;
    // POP3 stops a transfer by a new connection only; the ticks are replayed there.
    m_then = isListed() ? Then::OpenAnew : Then::Nothing;
    m_underWay.reset();
    m_session->abort();
}

void MailboxWorker::open()
{
    loadCatalogue();
    if (m_session || m_credentials.isGathering())
        return;
    tellProgress({Activity::Opening, 0, 0});
    m_credentials.gather(m_account);
}

void MailboxWorker::openWith(const Secrets &secrets)
{
    m_hasLearnt = false;
    m_session = new pop3::Session(this);
    connect(m_session, &pop3::Session::stateChanged, this, &MailboxWorker::tellStatus);
    connect(m_session, &pop3::Session::opened, this, &MailboxWorker::onOpened);
    connect(m_session, &pop3::Session::learnt, this, &MailboxWorker::learn);
    connect(m_session, &pop3::Session::failed, this, &MailboxWorker::onFailed);
    connect(m_session, &pop3::Session::left, this, &MailboxWorker::onLeft);
    connect(m_session, &pop3::Session::transcript, this, &MailboxWorker::tellTranscript);
    SessionSetup setup = sessionSetup(m_account, secrets, m_known.traits());
    setup.settings.recorder = m_records.begin(m_account);
    m_session->open(setup.endpoint, setup.policy, setup.login, setup.settings);
}

void MailboxWorker::onOpened()
{
    m_then = Then::Nothing; // what was asked for during the opening is what comes of it
    listMaildrop(*m_session, [this](const Result<Maildrop> &maildrop) { onListed(maildrop); });
}

/// What the maildrop was opened for, and what a lost connection left undone.
void MailboxWorker::goOn()
{
    if (!isListed())
        return; // the user left meanwhile
    touch();
    m_rules.takeListing();
    applyRules();
    if (m_fetcher.hasWork() || m_downloads.hasNext())
        startFetching();
    sendMarks();
    if (m_wish)
        get(*std::exchange(m_wish, std::nullopt));
    if (m_reading == Reading::Headers)
        fetchHeaders(m_numbers.keys());
}

void MailboxWorker::onFailed(const Error &error)
{
    const During during = m_listed                       ? During::Message
        : m_status.state == ConnectionState::Transaction ? During::Listing
                                                         : During::Opening;
    const wire::TlsDetails tls = m_session->tls();
    const Then then = std::exchange(m_then, Then::Nothing);
    Reconnect::Circumstances circumstances;
    circumstances.wasOpen = m_status.state == ConnectionState::Transaction;
    if (const std::optional<pop3::LoginDelay> delay = m_session->capabilities().loginDelay())
        circumstances.loginDelay = delay->least;
    const bool wasListed = m_listed;
    const bool hasLearnt = std::exchange(m_hasLearnt, false);
    // The user decided to delete on what they saw then: nothing goes on without them.
    const bool wasCommitting = m_committing != Committing::No;
    const bool wasUnderWay = m_underWay.has_value();
    const MessageId interrupted = wasUnderWay ? m_underWay->message : MessageId{};
    if (error.kind == ErrorKind::Protocol)
        distrustLast(error);
    sessionOver();
    if (error.kind == ErrorKind::Cancelled)
        return onCancelled(error, {then, wasCommitting});
    if (askAbout(error, tls))
        return;
    // What was learnt makes the next try another one.
    if (hasLearnt && !wasListed)
        return open();
    if (wasUnderWay && !m_wish) {
        setAside(interrupted, error);
        // Some servers do not end a message as they should (Exchange 2000, fetchmail FAQ S2).
        if (const MessageRow *row = m_known.rows().find(interrupted); row && error.kind == ErrorKind::Silence)
            m_reader.showRemains(interrupted, row->identity.octets);
    }
    circumstances.hasWork = !wasCommitting && (!wasListed || hasWork());
    if (const std::optional<std::chrono::seconds> delay = m_reconnect.after(error, circumstances))
        return waitAndOpen(error, *delay);
    if (!wasUnderWay || m_wish)
        giveUp(during, error);
    else
        m_fetcher.stop(error);
    if (wasCommitting)
        Q_EMIT left({}); // QUIT was not said
}

/// The user, or Poplar for them, gave up the session.
void MailboxWorker::onCancelled(const Error &error, const Intent &intent)
{
    if (intent.then == Then::Nothing) {
        m_wish.reset();
        m_dispatch.originals().endAllBut({});
        m_fetcher.stop(error);
    }
    if (intent.wasCommitting)
        Q_EMIT left({}); // QUIT was not said
    if (intent.then == Then::OpenAnew)
        open();
}

bool MailboxWorker::askAbout(const Error &error, const wire::TlsDetails &tls)
{
    if (error.kind == ErrorKind::CertificateDoubtful) {
        m_unlessAnswered = error;
        ask(CertificateQuestion{m_account.host, tls, error.detail});
        return true;
    }
    if (error.kind == ErrorKind::Authentication && Credentials::canBeAsked(m_account)) {
        const SecretPurpose purpose = Credentials::purposeFor(m_account);
        m_unlessAnswered = error;
        m_credentials.refuse(purpose);
        ask(PasswordQuestion{m_account.host, m_account.user, error, {}, purpose});
        return true;
    }
    if (error.kind == ErrorKind::ProxyFailed && error.code == "PROXY-AUTH"
        && !m_account.proxy.user.isEmpty()) {
        m_unlessAnswered = error;
        m_credentials.refuse(SecretPurpose::Proxy);
        ask(PasswordQuestion{m_account.proxy.host, m_account.proxy.user, error, {}, SecretPurpose::Proxy});
        return true;
    }
    return false;
}

void MailboxWorker::waitAndOpen(const Error &error, std::chrono::seconds delay)
{
    m_waiting = Waiting{QDateTime::currentDateTimeUtc().addSecs(delay.count()), error};
    m_waitTimer.start(delay);
    tellStatus();
}

void MailboxWorker::endWait()
{
    m_waitTimer.stop();
    m_waiting.reset();
    tellStatus();
}

/// What a lost connection left undone.
bool MailboxWorker::hasWork() const
{
    return m_fetcher.hasWork() || m_downloads.hasNext() || m_headersInterrupted || m_wish;
}

void MailboxWorker::giveUp(During during, const Error &error)
{
    std::optional<MessageId> message;
    if (m_wish)
        message = std::exchange(m_wish, std::nullopt)->message;
    report(during, error, message);
    m_fetcher.stop(error);
}

void MailboxWorker::learn(ServerTrait trait)
{
    if (m_known.traits().testFlag(trait))
        return;
    // Lost commands look like a lost network. Twice without a session that ended well is no chance any more.
    if (trait == ServerTrait::NoPipelining && ++m_commandsLost < 2)
        return;
    m_hasLearnt = m_hasLearnt || !traitsToKnow.testFlag(trait);
    reportIfFailed(During::Catalogue, m_known.setTraits(m_known.traits() | trait));
    tellStatus();
}

void MailboxWorker::forgetServer()
{
    loadCatalogue();
    m_commandsLost = 0;
    reportIfFailed(During::Catalogue, m_known.setTraits({}));
    tellStatus();
}

/// What belonged to the session is gone with it; rows and ticks stay.
void MailboxWorker::sessionOver()
{
    m_headersInterrupted = m_headers.isUnfinished();
    m_headers.stop();
    m_rules.stopReading();
    m_reader.sessionEnded();
    if (m_underWay && m_underWay->tries++ < connectionsForOneMessage)
        m_wish = m_underWay;
    const std::optional<Wish> awaited = m_underWay ? std::exchange(m_underWay, std::nullopt) : m_wish;
    m_dispatch.originals().endAllBut(awaited ? std::optional(awaited->message) : std::nullopt);
    m_ticks.forgetMarks();
    m_known.rows().clearMark(Mark::Deleted);
    m_numbers.clear();
    m_comparison.reset();
    m_listed = false;
    m_isLeaving = false;
    m_relinked.clear();
    m_marksUnderWay = 0;
    m_looksUnderWay.clear();
    m_headersSeen.clear();
    m_proven.clear();
    m_finder.reset();
    m_ambiguous.reset();
    m_ticks.endReview();
    m_committing = Committing::No;
    m_records.sessionEnded();
    m_idleTimer.stop();
    m_session->disconnect(this);
    m_session->deleteLater();
    m_session = nullptr;
    m_fetcher.sessionEnded();
    withdrawQuestion();
    tellProgress({});
    tellStatus();
    flush();
}

void MailboxWorker::setAccount(const accounts::Account &account)
{
    const bool isOtherMaildrop = account.user != m_account.user || account.host != m_account.host;
    const bool isAnother = !isSameLogin(account, m_account);
    const bool isElsewhere =
        isAnother || account.port != m_account.port || account.security != m_account.security;
    const accounts::Retention before = std::exchange(m_account, account).retention;
    // What follows is meant for the server of the new settings.
    if (isElsewhere && m_session) {
        m_then = Then::Nothing;
        m_listed = false;
        m_session->abort();
    }
    // It may have other messages under the names of those that were ticked.
    if (isOtherMaildrop && m_known.isOpen()) {
        dropTicks(m_ticks.ticked().values());
        reportIfFailed(Problem::During::Catalogue, m_known.forgetMaildrop());
    }
    changeRetention(before);
    if (isAnother) {
        m_commandsLost = 0;
        const bool wasGathering = m_credentials.isGathering();
        m_credentials.forgetAll();
        const bool wasAsking = m_question && !std::holds_alternative<ReviewQuestion>(m_question->about);
        if (wasGathering || wasAsking) {
            // The answer would give a secret to another server than the user was asked about.
            withdrawQuestion();
            open();
        }
    }
    // It asks for the secret of the maildrop, which may be forgotten only now.
    m_dispatch.run().followAccount();
}

} // namespace poplar::mailbox
