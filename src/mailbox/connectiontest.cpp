// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/connectiontest.h"

#include "mailbox/credentials.h"
#include "mailbox/maildroplisting.h"
#include "mailbox/sessionsetup.h"
#include "pop3/session.h"

#include <optional>

namespace poplar::mailbox {

namespace {

using What = TestStep::What;
using Outcome = TestStep::Outcome;

/// Where a session that could not be opened got stuck.
What stepOf(const Error &error, What running)
{
    switch (error.kind) {
    case ErrorKind::HostNotFound:
    case ErrorKind::ConnectionRefused:
    case ErrorKind::ProxyFailed:
        return What::Connect;
    case ErrorKind::TlsNotOffered:
    case ErrorKind::TlsFailed:
    case ErrorKind::Injected:
    case ErrorKind::CertificateDoubtful:
    case ErrorKind::ClientCertificate:
        return What::Secure;
    case ErrorKind::NoMechanism:
    case ErrorKind::NoToken:
        return What::LogIn;
    case ErrorKind::NotPop3:
        return What::Greeting;
    default:
        break;
    }
    if (error.kind == ErrorKind::Authentication || error.verb == "USER" || error.verb == "PASS")
        return What::LogIn;
    return running;
}

} // namespace

/// The part of a test on its own thread.
class ConnectionTestRun : public QObject {
    Q_OBJECT

public:
    ConnectionTestRun(const accounts::Account &account, const Secret &password)
        : m_account(account)
        , m_password(password)
        , m_credentials(this)
        , m_session(this)
    {
    }

    void start();

Q_SIGNALS:
    void stepChanged(const poplar::mailbox::TestStep &step);
    void finished();

private:
    void onState(pop3::State state);
    void onTranscript(const QList<wire::TranscriptEvent> &events);
    void onOpened();
    void onFailed(const Error &error);
    void begin(What what);
    void pass(TestStep step);

    accounts::Account m_account;
    Secret m_password;
    Credentials m_credentials;
    pop3::Session m_session;
    std::optional<What> m_running;
    QByteArray m_greeting;
};

void ConnectionTestRun::start()
{
    connect(&m_session, &pop3::Session::stateChanged, this, &ConnectionTestRun::onState);
    connect(&m_session, &pop3::Session::transcript, this, &ConnectionTestRun::onTranscript);
    connect(&m_session, &pop3::Session::opened, this, &ConnectionTestRun::onOpened);
    connect(&m_session, &pop3::Session::failed, this, &ConnectionTestRun::onFailed);
    connect(&m_session, &pop3::Session::left, this, [this] {
        pass({What::Leave, Outcome::Passed, {}, {}, {}, 0, 0});
        Q_EMIT finished();
    });
    begin(What::Connect);
    connect(&m_credentials, &Credentials::ready, this, [this](const Secrets &secrets) {
        const SessionSetup setup = sessionSetup(m_account, secrets, {});
        m_session.open(setup.endpoint, setup.policy, setup.login, setup.settings);
    });
    // A test asks nothing: what it was not given, it lacks.
    connect(&m_credentials, &Credentials::needed, this,
            [this](const PasswordQuestion &question) { onFailed(Credentials::lackOf(question.purpose)); });
    connect(&m_credentials, &Credentials::failed, this, &ConnectionTestRun::onFailed);
    m_credentials.give(Credentials::purposeFor(m_account), m_password);
    m_credentials.gather(m_account);
}

void ConnectionTestRun::begin(What what)
{
    m_running = what;
    Q_EMIT stepChanged({what, Outcome::Running, {}, {}, {}, 0, 0});
}

void ConnectionTestRun::pass(TestStep step)
{
    step.outcome = Outcome::Passed;
    m_running.reset();
    Q_EMIT stepChanged(step);
}

void ConnectionTestRun::onState(pop3::State state)
{
    const bool securing = state == pop3::State::Securing;
    if (!securing && state != pop3::State::Authorization)
        return;
    if (m_running == What::Secure)
        pass({What::Secure, Outcome::Passed, {}, {}, m_session.tls(), 0, 0});
    else if (m_running)
        pass({*m_running, Outcome::Passed, {}, {}, {}, 0, 0});
    if (securing)
        begin(What::Secure);
    else
        begin(m_greeting.isEmpty() ? What::Greeting : What::LogIn);
}

void ConnectionTestRun::onTranscript(const QList<wire::TranscriptEvent> &events)
{
    for (const wire::TranscriptEvent &event : events) {
        if (!m_greeting.isEmpty() || event.kind != wire::TranscriptEvent::Kind::Received)
            continue;
        m_greeting = event.text;
        const bool waiting = m_running == What::Greeting;
        Q_EMIT stepChanged({What::Greeting, Outcome::Passed, m_greeting, {}, {}, 0, 0});
        if (waiting && m_account.security != Security::StartTls)
            begin(What::LogIn);
    }
}

void ConnectionTestRun::onOpened()
{
    pass({What::LogIn, Outcome::Passed, {}, {}, {}, 0, 0});
    begin(What::Maildrop);
    pop3::Command stat = pop3::stat();
    stat.done = [this](const Result<pop3::Reply> &reply) {
        TestStep step{What::Maildrop, Outcome::Passed, {}, {}, {}, 0, 0};
        const Result<pop3::DropListing> drop = readTotals(m_session, reply);
        if (!drop) {
            step.outcome = Outcome::Failed;
            step.error = drop.error();
            Q_EMIT stepChanged(step);
        } else {
            step.messages = drop->messages;
            step.octets = drop->octets;
            pass(step);
        }
        begin(What::Leave);
        m_session.leave(pop3::Leaving::Abandon);
    };
    m_session.enqueue(std::move(stat));
}

void ConnectionTestRun::onFailed(const Error &error)
{
    const What what = stepOf(error, m_running.value_or(What::Connect));
    TestStep step{what, Outcome::Failed, error.said, error, {}, 0, 0};
    if (what == What::Secure)
        step.tls = m_session.tls();
    Q_EMIT stepChanged(step);
    Q_EMIT finished();
}

ConnectionTest::ConnectionTest(QObject *parent)
    : QObject(parent)
{
    qRegisterMetaType<TestStep>();
}

ConnectionTest::~ConnectionTest()
{
    m_thread.quit();
    m_thread.wait();
}

void ConnectionTest::start(const accounts::Account &account, const Secret &password)
{
    Q_ASSERT(!m_thread.isRunning());
    auto *run = new ConnectionTestRun(account, password);
    run->moveToThread(&m_thread);
    connect(&m_thread, &QThread::started, run, &ConnectionTestRun::start);
    connect(&m_thread, &QThread::finished, run, &QObject::deleteLater);
    connect(run, &ConnectionTestRun::stepChanged, this, &ConnectionTest::stepChanged);
    connect(run, &ConnectionTestRun::finished, this, &ConnectionTest::finished);
    m_thread.start();
}

} // namespace poplar::mailbox

#include "connectiontest.moc"
