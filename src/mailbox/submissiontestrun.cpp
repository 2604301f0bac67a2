// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/connectiontestrun.h"
#include "mailbox/submissionsetup.h"

namespace poplar::mailbox {

namespace {

/// Speaks SMTP up to where a message could be sent.
class SubmissionTestRun : public ConnectionTestRun {
    Q_OBJECT
    using What = TestStep::What;

public:
    SubmissionTestRun(const accounts::Account &account, const Secret &password)
        : ConnectionTestRun(accounts::sendingAccount(account), password)
        , m_whole(account)
        , m_session(this)
    {
        connect(&m_session, &smtp::Session::stateChanged, this, &SubmissionTestRun::onState);
        connect(&m_session, &smtp::Session::transcript, this, &SubmissionTestRun::onTranscript);
        connect(&m_session, &smtp::Session::opened, this, &SubmissionTestRun::onOpened);
        connect(&m_session, &smtp::Session::failed, this, &SubmissionTestRun::onSessionFailed);
        connect(&m_session, &smtp::Session::left, this, [this] {
            passRunning();
            Q_EMIT finished();
        });
    }

protected:
    void open(const Secrets &secrets) override
    {
        const SubmissionSetup setup = submissionSetup(m_whole, secrets);
        m_session.open(setup.endpoint, setup.policy, setup.login, setup.settings);
    }
    [[nodiscard]] wire::TlsDetails tls() const override { return m_session.tls(); }
    [[nodiscard]] std::optional<What> placeOf(const Error &error) const override;

private:
    void onState(smtp::State state);
    void onTranscript(const QList<wire::TranscriptEvent> &events);
    void onOpened();
    void onSessionFailed(const Error &error);
    void hear(const QByteArray &greeting);
    void tellExtensions();

    const accounts::Account m_whole; ///< With what receives.
    smtp::Session m_session;
    bool m_isGreeted = false;
};

std::optional<TestStep::What> SubmissionTestRun::placeOf(const Error &error) const
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
    case ErrorKind::Authentication:
        return What::LogIn;
    default:
        break;
    }
    if (error.verb == "EHLO" || error.verb == "HELO")
        return What::Capabilities;
    if (error.verb == "AUTH")
        return What::LogIn;
    return error.verb == "STARTTLS" ? std::optional(What::Secure) : std::nullopt;
}

void SubmissionTestRun::onState(smtp::State state)
{
    if (state != smtp::State::Securing && state != smtp::State::Connected)
        return;
    passRunning();
    if (state == smtp::State::Securing)
        begin(What::Secure);
    else
        begin(m_isGreeted ? What::Capabilities : What::Greeting);
}

void SubmissionTestRun::onTranscript(const QList<wire::TranscriptEvent> &events)
{
    for (const wire::TranscriptEvent &event : events) {
        if (event.kind == wire::TranscriptEvent::Kind::Received && !m_isGreeted)
            hear(event.text);
        const bool isLogin =
            event.kind == wire::TranscriptEvent::Kind::Sent && event.text.startsWith("AUTH ");
        if (isLogin && running() == What::Capabilities) {
            tellExtensions();
            begin(What::LogIn);
        }
    }
}

void SubmissionTestRun::hear(const QByteArray &greeting)
{
    m_isGreeted = true;
    const bool isAwaited = running() == What::Greeting;
    TestStep step;
    step.what = What::Greeting;
    step.said = greeting;
    step.outcome = TestStep::Outcome::Passed;
    Q_EMIT stepChanged(step);
    if (isAwaited)
        begin(What::Capabilities);
}

void SubmissionTestRun::tellExtensions()
{
    const smtp::Extensions extensions = m_session.extensions();
    TestStep step;
    step.what = What::Capabilities;
    step.said = extensions.lines().join('\n');
    step.octets = extensions.sizeLimit().value_or(0);
    pass(step);
}

void SubmissionTestRun::onOpened()
{
    if (running() == What::Greeting)
        passRunning(); // The transcript is late.
    if (running() != What::LogIn)
        tellExtensions();
    if (m_whole.submission.login != accounts::SubmissionServer::Login::None) {
        TestStep step;
        step.what = What::LogIn;
        step.said = m_session.authentication();
        pass(step);
    }
    begin(What::Leave);
    m_session.leave();
}

void SubmissionTestRun::onSessionFailed(const Error &error)
{
    if (running() == What::Capabilities && placeOf(error) == What::LogIn)
        tellExtensions();
    onFailed(error);
}

} // namespace

std::unique_ptr<ConnectionTestRun> submissionTestRun(const accounts::Account &account, const Secret &password)
{
    return std::make_unique<SubmissionTestRun>(account, password);
}

} // namespace poplar::mailbox

#include "submissiontestrun.moc"
