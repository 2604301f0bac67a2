// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/connectiontestview.h"

#include "gui/authenticationtext.h"
#include "gui/certificatedialog.h"
#include "gui/formatting.h"
#include "gui/problembar.h"
#include "gui/stepmark.h"
#include "gui/theme.h"

#include "wire/displaytext.h"

#include <QGridLayout>
#include <QLabel>

namespace poplar::gui {

using mailbox::Problem;
using mailbox::Service;
using mailbox::TestStep;

namespace {

constexpr int stepCount = int(TestStep::What::Leave) + 1;
constexpr qsizetype longestDetail = 240; ///< Characters.

StepMark::State markState(TestStep::Outcome outcome)
{
    switch (outcome) {
    case TestStep::Outcome::Running:
        return StepMark::State::Running;
    case TestStep::Outcome::Passed:
        return StepMark::State::Passed;
    case TestStep::Outcome::Failed:
        return StepMark::State::Failed;
    case TestStep::Outcome::Skipped:
        return StepMark::State::Skipped;
    }
    return StepMark::State::Waiting;
}

Problem::During duringOf(TestStep::What what)
{
    switch (what) {
    case TestStep::What::Maildrop:
        return Problem::During::Listing;
    case TestStep::What::Leave:
        return Problem::During::Leaving;
    default:
        return Problem::During::Opening;
    }
}

} // namespace

ConnectionTestView::ConnectionTestView(QWidget *parent)
    : QWidget(parent)
    , m_verdict(new QLabel)
    , m_problem(new ProblemBar(this))
{
    m_verdict->setObjectName(QStringLiteral("testVerdict"));
    m_verdict->setWordWrap(true);
    m_problem->setOffered({Remedy::TryAgain, Remedy::AskPassword, Remedy::ShowCertificate, Remedy::UseTls995,
                           Remedy::UseStartTls110, Remedy::UseTls465, Remedy::UseStartTls587,
                           Remedy::UseNoEncryption});
    connect(m_problem, &ProblemBar::remedyChosen, this, &ConnectionTestView::remedyChosen);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(space::normal + space::small);
    grid->setVerticalSpacing(space::small + 2);
    grid->setColumnStretch(1, 1);
    for (int i = 0; i < stepCount; ++i)
        addRow(grid);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::normal);
    layout->addLayout(grid);
    layout->addWidget(m_problem);
    layout->addWidget(m_verdict);
    layout->addStretch(1);
}

void ConnectionTestView::setOffered(const QList<Remedy> &remedies)
{
    m_problem->setOffered(remedies);
}

void ConnectionTestView::addRow(QGridLayout *grid)
{
    const Row row{new StepMark, new QLabel, new QLabel};
    const int at = int(m_rows.size()) * 2;
    for (QLabel *label : {row.title, row.detail}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    row.detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row.detail->setForegroundRole(QPalette::PlaceholderText);
    row.detail->hide();
    grid->addWidget(row.mark, at, 0, Qt::AlignTop);
    grid->addWidget(row.title, at, 1);
    grid->addWidget(row.detail, at + 1, 1);
    m_rows << row;
}

void ConnectionTestView::begin(const accounts::Account &account, Service service)
{
    m_account = account;
    m_service = service;
    m_tls.reset();
    m_tlsProblem.clear();
    m_failed = false;
    m_problem->dismiss();
    m_verdict->clear();
    for (int i = 0; i < stepCount; ++i) {
        m_rows[i].mark->setState(StepMark::State::Waiting);
        m_rows[i].title->setText(title(TestStep::What(i)));
        m_rows[i].detail->clear();
        m_rows[i].detail->hide();
        showRow(i, isPartOf(TestStep::What(i)));
    }
}

/// Of the tests that come to their end.
bool ConnectionTestView::isPartOf(TestStep::What what) const
{
    const bool sends = m_service == Service::Submission;
    switch (what) {
    case TestStep::What::Capabilities:
        return sends;
    case TestStep::What::Maildrop:
        return !sends;
    case TestStep::What::Secure:
        return m_account.security != Security::None;
    case TestStep::What::LogIn:
        return !sends || m_account.submission.login != accounts::SubmissionServer::Login::None;
    default:
        return true;
    }
}

void ConnectionTestView::showRow(int row, bool shown)
{
    m_rows[row].mark->setVisible(shown);
    m_rows[row].title->setVisible(shown);
}

void ConnectionTestView::setStep(const TestStep &step)
{
    showRow(int(step.what), true);
    const Row &row = m_rows[int(step.what)];
    row.mark->setState(markState(step.outcome));
    row.title->setAccessibleDescription(row.mark->accessibleName());
    const QString text = detail(step).left(longestDetail);
    row.detail->setText(text);
    row.detail->setVisible(!text.isEmpty());
    if (step.tls)
        m_tls = step.tls;
    if (step.outcome == TestStep::Outcome::Failed && step.error)
        showError(step);
}

void ConnectionTestView::finish()
{
    for (const Row &row : std::as_const(m_rows))
        if (row.mark->state() == StepMark::State::Waiting || row.mark->state() == StepMark::State::Running)
            row.mark->setState(StepMark::State::Skipped);
    const QString works = m_service == Service::Submission
        ? tr("Everything works. No mail was sent. To see a message go and come back, choose “Send a test "
             "message to myself” in the menu “Mailbox”.")
        : tr("Everything works. Nothing in your mailbox was changed.");
    m_verdict->setText(m_failed ? QString() : works);
}

void ConnectionTestView::showError(const TestStep &step)
{
    m_failed = true;
    m_tlsProblem = step.error->detail;
    Problem problem;
    problem.error = *step.error;
    problem.during = duringOf(step.what);
    problem.service = m_service;
    problem.security = m_account.security;
    problem.host = m_account.host;
    problem.port = m_account.port;
    m_problem->showProblem(problem);
}

QString ConnectionTestView::title(TestStep::What what) const
{
    switch (what) {
    case TestStep::What::Connect:
        return tr("Connect to %1, port %2").arg(wire::displayText(m_account.host)).arg(m_account.port);
    case TestStep::What::Greeting:
        return tr("Hear the server’s greeting");
    case TestStep::What::Secure:
        return tr("Encrypt the connection");
    case TestStep::What::Capabilities:
        return tr("Ask what the server can do");
    case TestStep::What::LogIn:
        return tr("Log in as %1").arg(wire::displayText(m_account.user));
    case TestStep::What::Maildrop:
        return tr("Look into the mailbox");
    case TestStep::What::Leave:
        return m_service == Service::Submission ? tr("Leave without sending anything")
                                                : tr("Leave without changing anything");
    }
    return {};
}

QString ConnectionTestView::detail(const TestStep &step) const
{
    if (step.outcome != TestStep::Outcome::Passed)
        return {}; // What a failure is about stands below.
    if (step.tls)
        return tlsDetail(*step.tls);
    if (step.what == TestStep::What::Maildrop)
        //: What is in the mailbox: %n messages, %1 is their size.
        return tr("%Ln message(s), %1", nullptr, int(step.messages)).arg(formatSize(step.octets));
    if (step.what == TestStep::What::Capabilities)
        return extensionsText(step);
    if (step.what == TestStep::What::LogIn && !step.said.isEmpty())
        return loginSentence(step.said);
    return wire::displayText(step.said);
}

/// As the server names them; the size as people read it.
QString ConnectionTestView::extensionsText(const TestStep &step)
{
    QStringList words;
    for (const QByteArray &line : step.said.split('\n')) {
        if (line.toUpper().startsWith("SIZE ") && step.octets > 0)
            //: What a mail server announces: the largest message that it takes. %1 is a size, "50 MB".
            words += tr("SIZE %1").arg(formatSize(step.octets));
        else if (!line.isEmpty())
            words += wire::displayText(line);
    }
    return words.isEmpty() ? tr("Nothing besides sending") : words.join(QStringLiteral(", "));
}

QString ConnectionTestView::tlsDetail(const wire::TlsDetails &tls) const
{
    const wire::CertificateDetails certificate = tls.chain.value(0);
    //: %1 is a version such as TLSv1.3, %2 a cipher, %3 a server's name, %4 who issued its certificate, %5 a
    //: date.
    return tr("%1, %2\nCertificate of %3, issued by %4, valid until %5")
        .arg(tls.protocol, tls.cipher, wire::displayText(certificate.names.value(0)),
             wire::displayText(certificate.issuer), certificateDay(certificate.validUntil));
}

} // namespace poplar::gui
