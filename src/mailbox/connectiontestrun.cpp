// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/connectiontestrun.h"

namespace poplar::mailbox {

ConnectionTestRun::ConnectionTestRun(const accounts::Account &account, const Secret &password)
    : m_account(account)
    , m_password(password)
    , m_credentials(this)
{
}

void ConnectionTestRun::start()
{
    begin(TestStep::What::Connect);
    connect(&m_credentials, &Credentials::ready, this, &ConnectionTestRun::open);
    // A test asks nothing: what it was not given, it lacks.
    connect(&m_credentials, &Credentials::needed, this,
            [this](const PasswordQuestion &question) { onFailed(Credentials::lackOf(question.purpose)); });
    connect(&m_credentials, &Credentials::failed, this, &ConnectionTestRun::onFailed);
    m_credentials.give(Credentials::purposeFor(m_account), m_password);
    m_credentials.gather(m_account);
}

void ConnectionTestRun::begin(TestStep::What what)
{
    m_running = what;
    TestStep step;
    step.what = what;
    Q_EMIT stepChanged(step);
}

void ConnectionTestRun::pass(TestStep step)
{
    step.outcome = TestStep::Outcome::Passed;
    m_running.reset();
    Q_EMIT stepChanged(step);
}

void ConnectionTestRun::passRunning()
{
    if (!m_running)
        return;
    TestStep step;
    step.what = *m_running;
    if (step.what == TestStep::What::Secure)
        step.tls = tls();
    pass(step);
}

void ConnectionTestRun::onFailed(const Error &error)
{
    TestStep step;
    step.what = placeOf(error).value_or(m_running.value_or(TestStep::What::Connect));
    step.outcome = TestStep::Outcome::Failed;
    step.said = error.said;
    step.error = error;
    if (step.what == TestStep::What::Secure)
        step.tls = tls();
    Q_EMIT stepChanged(step);
    Q_EMIT finished();
}

} // namespace poplar::mailbox
