// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/roundtriprun.h"

#include "mailbox/letter.h"
#include "mime/draft.h"

#include <QBuffer>

#include <utility>

namespace poplar::mailbox {

namespace {

/// Whether the same look later may succeed: servers keep a maildrop locked for a while, and some want a pause
/// between two logins.
bool mayPass(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Busy:
    case ErrorKind::ConnectionLost:
    case ErrorKind::ConnectionRefused:
    case ErrorKind::Silence:
    case ErrorKind::Refused:
    case ErrorKind::Unknown:
    case ErrorKind::Unsent:
        return true;
    default:
        return false;
    }
}

Error errorOf(const smtp::Outcome &outcome)
{
    if (outcome.error)
        return *outcome.error;
    return Error{ErrorKind::Refused, outcome.verdict.text(), outcome.verdict.enhanced, "DATA", {}};
}

} // namespace

RoundTripRun::RoundTripRun(accounts::Account account, RoundTripSecrets secrets, RoundTripLetter letter,
                           const RoundTripPatience &patience)
    : m_account(std::move(account))
    , m_secrets(std::move(secrets))
    , m_letter(std::move(letter))
    , m_patience(patience)
    , m_receiving(this)
    , m_sending(this)
    , m_pause(this)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(m_patience.pause);
    connect(&m_pause, &QTimer::timeout, this, &RoundTripRun::look);
}

RoundTripRun::~RoundTripRun() = default;

void RoundTripRun::gather(Credentials &credentials, const accounts::Account &account, const Secret &login)
{
    // It asks nothing: what it was not given, it lacks.
    connect(&credentials, &Credentials::needed, this,
            [this](const PasswordQuestion &question) { fail(Credentials::lackOf(question.purpose)); });
    connect(&credentials, &Credentials::failed, this, [this](const Error &error) { fail(error); });
    credentials.give(Credentials::purposeFor(account), login);
    credentials.give(SecretPurpose::ClientKey, m_secrets.clientKey);
    credentials.give(SecretPurpose::Proxy, m_secrets.proxy);
    credentials.gather(account);
}

void RoundTripRun::start()
{
    begin(What::Before);
    connect(&m_receiving, &Credentials::ready, this, [this](const Secrets &secrets) {
        m_setup = sessionSetup(m_account, secrets, {});
        look();
    });
    gather(m_receiving, m_account, m_secrets.receiving);
}

void RoundTripRun::begin(What what)
{
    m_step = {};
    m_step.what = what;
    m_stepClock.start();
    Q_EMIT stepChanged(m_step);
}

void RoundTripRun::pass(const QByteArray &said)
{
    m_step.outcome = RoundTripStep::Outcome::Passed;
    m_step.taken = std::chrono::milliseconds(m_stepClock.elapsed());
    m_step.said = said;
    m_step.error.reset();
    Q_EMIT stepChanged(m_step);
}

void RoundTripRun::fail(const std::optional<Error> &error)
{
    if (m_isOver)
        return;
    m_step.outcome = RoundTripStep::Outcome::Failed;
    m_step.taken = std::chrono::milliseconds(m_stepClock.elapsed());
    m_step.error = error;
    Q_EMIT stepChanged(m_step);
    finish();
}

void RoundTripRun::finish()
{
    if (!std::exchange(m_isOver, true))
        Q_EMIT finished(m_report);
}

void RoundTripRun::look()
{
    if (m_look)
        m_look.release()->deleteLater(); // It may be speaking.
    m_look = std::make_unique<MaildropLook>(m_setup, m_before, m_report.messageId, nullptr);
    connect(m_look.get(), &MaildropLook::transcript, this,
            [this](const auto &events) { Q_EMIT transcript(Service::Pop3, events); });
    connect(m_look.get(), &MaildropLook::done, this, &RoundTripRun::onLookedAt);
    m_look->start();
}

void RoundTripRun::onLookedAt(const LookedAt &lookedAt)
{
    if (m_step.what == What::Before)
        onBefore(lookedAt);
    else
        onWaited(lookedAt);
}

void RoundTripRun::onBefore(const LookedAt &lookedAt)
{
    if (lookedAt.error)
        return fail(*lookedAt.error);
    m_before.messages = lookedAt.messages.size();
    for (const Identity &identity : lookedAt.messages)
        m_before.uniqueIds += identity.uniqueId;
    pass();
    logIn();
}

void RoundTripRun::onWaited(const LookedAt &lookedAt)
{
    ++m_step.looks;
    if (lookedAt.found) {
        m_report.hasArrived = true;
        m_report.identity = *lookedAt.found;
        m_report.route = mime::readRoute(lookedAt.header);
        m_report.taken = std::chrono::milliseconds(m_clock.elapsed());
        pass();
        return finish();
    }
    if (lookedAt.error && !mayPass(*lookedAt.error))
        return fail(*lookedAt.error);
    if (m_stepClock.hasExpired(m_patience.time.count()))
        return fail(lookedAt.error);
    m_step.taken = std::chrono::milliseconds(m_stepClock.elapsed());
    m_step.error = lookedAt.error;
    Q_EMIT stepChanged(m_step);
    m_pause.start();
}

void RoundTripRun::logIn()
{
    begin(What::LogIn);
    connect(&m_sending, &Credentials::ready, this, &RoundTripRun::openSubmission);
    gather(m_sending, sendingAccount(m_account), m_secrets.sending);
}

void RoundTripRun::openSubmission(const Secrets &secrets)
{
    const SubmissionSetup setup = submissionSetup(m_account, secrets);
    m_session = std::make_unique<smtp::Session>();
    const smtp::Session *session = m_session.get();
    connect(session, &smtp::Session::transcript, this,
            [this](const auto &events) { Q_EMIT transcript(Service::Submission, events); });
    connect(session, &smtp::Session::opened, this, [this] {
        pass();
        send();
    });
    connect(session, &smtp::Session::concluded, this, &RoundTripRun::onConcluded);
    connect(session, &smtp::Session::failed, this, [this](const Error &error) {
        if (m_step.what == What::LogIn)
            fail(error); // Later on concluded() tells more.
    });
    m_session->open(setup.endpoint, setup.policy, setup.login, setup.settings);
}

std::optional<smtp::Submission> RoundTripRun::write()
{
    mime::Draft draft;
    draft.from = sendersOf(m_account).value(0);
    draft.to = {draft.from};
    draft.subject = m_letter.subject;
    draft.text = m_letter.text;
    QBuffer message;
    message.open(QIODevice::WriteOnly);
    const mime::Readiness written = writeMessage(draft, message);
    if (const auto *obstacle = std::get_if<mime::Obstacle>(&written)) {
        fail(errorOf(*obstacle));
        return std::nullopt;
    }
    const auto &outgoing = std::get<mime::Outgoing>(written);
    smtp::Submission submission = submissionOf(outgoing);
    submission.source = std::make_shared<smtp::BufferSource>(message.data());
    m_report.messageId = outgoing.messageId;
    return submission;
}

void RoundTripRun::send()
{
    begin(What::Send);
    const std::optional<smtp::Submission> submission = write();
    if (!submission)
        return;
    m_clock.start();
    m_session->send(*submission);
}

void RoundTripRun::onConcluded(const smtp::Outcome &outcome)
{
    m_session->leave();
    if (outcome.fate != smtp::Outcome::Fate::Accepted)
        return fail(errorOf(outcome));
    pass(outcome.verdict.text());
    begin(What::Wait);
    look();
}

} // namespace poplar::mailbox
