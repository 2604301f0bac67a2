// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/connectiontest.h"

#include "mailbox/connectiontestrun.h"
#include "mailbox/maildroplisting.h"
#include "mailbox/sessionsetup.h"
#include "pop3/session.h"

#include <optional>

namespace poplar::mailbox {

namespace {

using What = TestStep::What;
using Outcome = TestStep::Outcome;

/// Where a session that could not be opened got stuck.
std::optional<What> stepOf(const Error &error)
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
    return std::nullopt;
}

/// Logs in by POP3 and looks how many messages there are.
class Pop3TestRun : public ConnectionTestRun {
    Q_OBJECT

public:
    Pop3TestRun(const accounts::Account &account, const Secret &password)
        : ConnectionTestRun(account, password)
        , m_session(this)
    {
        connect(&m_session, &pop3::Session::stateChanged, this, &Pop3TestRun::onState);
        connect(&m_session, &pop3::Session::transcript, this, &Pop3TestRun::onTranscript);
        connect(&m_session, &pop3::Session::opened, this, &Pop3TestRun::onOpened);
        connect(&m_session, &pop3::Session::failed, this, &Pop3TestRun::onFailed);
        connect(&m_session, &pop3::Session::left, this, [this] {
            pass({What::Leave, Outcome::Passed, {}, {}, {}, 0, 0});
            Q_EMIT finished();
        });
    }

protected:
    void open(const Secrets &secrets) override
    {
        const SessionSetup setup = sessionSetup(account(), secrets, {});
        m_session.open(setup.endpoint, setup.policy, setup.login, setup.settings);
    }
    [[nodiscard]] wire::TlsDetails tls() const override { return m_session.tls(); }
    [[nodiscard]] std::optional<What> placeOf(const Error &error) const override { return stepOf(error); }

private:
    void onState(pop3::State state);
    void onTranscript(const QList<wire::TranscriptEvent> &events);
    void onOpened();

    pop3::Session m_session;
    QByteArray m_greeting;
};

void Pop3TestRun::onState(pop3::State state)
{
    const bool securing = state == pop3::State::Securing;
    if (!securing && state != pop3::State::Authorization)
        return;
    passRunning();
    if (securing)
        begin(What::Secure);
    else
        begin(m_greeting.isEmpty() ? What::Greeting : What::LogIn);
}

void Pop3TestRun::onTranscript(const QList<wire::TranscriptEvent> &events)
{
    for (const wire::TranscriptEvent &event : events) {
        if (!m_greeting.isEmpty() || event.kind != wire::TranscriptEvent::Kind::Received)
            continue;
        m_greeting = event.text;
        const bool waiting = running() == What::Greeting;
        Q_EMIT stepChanged({What::Greeting, Outcome::Passed, m_greeting, {}, {}, 0, 0});
        if (waiting && account().security != Security::StartTls)
            begin(What::LogIn);
    }
}

void Pop3TestRun::onOpened()
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

} // namespace

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

void ConnectionTest::start(const accounts::Account &account, const Secret &password, Service service)
{
    Q_ASSERT(!m_thread.isRunning());
    ConnectionTestRun *run = service == Service::Submission ? submissionTestRun(account, password).release()
                                                            : new Pop3TestRun(account, password);
    run->moveToThread(&m_thread);
    connect(&m_thread, &QThread::started, run, &ConnectionTestRun::start);
    connect(&m_thread, &QThread::finished, run, &QObject::deleteLater);
    connect(run, &ConnectionTestRun::stepChanged, this, &ConnectionTest::stepChanged);
    connect(run, &ConnectionTestRun::finished, this, &ConnectionTest::finished);
    m_thread.start();
}

} // namespace poplar::mailbox

#include "connectiontest.moc"
