// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/roundtripdialog.h"

#include "gui/flowwords.h"
#include "gui/icons.h"
#include "gui/plainlog.h"
#include "gui/problembar.h"
#include "gui/routepane.h"
#include "gui/stepmark.h"
#include "gui/theme.h"
#include "wire/displaytext.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

#include <utility>

namespace poplar::gui {

using mailbox::RoundTripReport;
using mailbox::RoundTripStep;
using mailbox::Service;
using wire::displayText;

namespace {

constexpr QSize roundTripSize{720, 680};
constexpr int roundTripSteps = int(RoundTripStep::What::Wait) + 1;
constexpr qsizetype longestWords = 240; ///< Characters.

StepMark::State markStateOf(RoundTripStep::Outcome outcome)
{
    switch (outcome) {
    case RoundTripStep::Outcome::Running:
        return StepMark::State::Running;
    case RoundTripStep::Outcome::Passed:
        return StepMark::State::Passed;
    case RoundTripStep::Outcome::Failed:
        return StepMark::State::Failed;
    }
    return StepMark::State::Waiting;
}

bool isAboutReceiving(RoundTripStep::What what)
{
    return what == RoundTripStep::What::Before || what == RoundTripStep::What::Wait;
}

} // namespace

RoundTripDialog::RoundTripDialog(const QString &name, QWidget *parent)
    : QDialog(parent)
    , m_problem(new ProblemBar(this))
    , m_verdict(new QLabel)
    , m_tabs(new QTabWidget)
    , m_route(new RoutePane)
    , m_sending(new PlainLog(tr("Conversation with the server that sends")))
    , m_receiving(new PlainLog(tr("Conversation with the server that receives")))
{
    setObjectName(QStringLiteral("roundTripDialog"));
    //: %1 is the name of an account.
    setWindowTitle(tr("Test message to yourself – %1").arg(name));
    resize(roundTripSize);
    build();
    updateButtons();
}

void RoundTripDialog::build()
{
    m_verdict->setObjectName(QStringLiteral("roundTripVerdict"));
    m_verdict->setTextFormat(Qt::PlainText);
    m_verdict->setWordWrap(true);
    m_problem->setOffered({Remedy::TryAgain});
    connect(m_problem, &ProblemBar::remedyChosen, this, &RoundTripDialog::startWanted);
    m_problem->hide();
    auto *steps = new QGridLayout;
    steps->setHorizontalSpacing(space::normal + space::small);
    steps->setVerticalSpacing(space::small + 2);
    steps->setColumnStretch(1, 1);
    for (int i = 0; i < roundTripSteps; ++i)
        addRow(*steps);
    m_sending->setObjectName(QStringLiteral("roundTripSending"));
    m_receiving->setObjectName(QStringLiteral("roundTripReceiving"));
    m_tabs->addTab(m_route, tr("&Route"));
    m_tabs->addTab(m_sending, tr("Log of s&ending"));
    m_tabs->addTab(m_receiving, tr("&Log of receiving"));
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(space::normal + space::small);
    layout->addLayout(steps);
    layout->addWidget(m_problem);
    layout->addWidget(m_verdict);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(makeButtons());
}

void RoundTripDialog::addRow(QGridLayout &grid)
{
    const Row row{new StepMark, new QLabel, new QLabel, new QLabel};
    const int at = int(m_rows.size()) * 2;
    for (QLabel *label : {row.title, row.time, row.detail})
        label->setTextFormat(Qt::PlainText);
    row.title->setWordWrap(true);
    row.detail->setWordWrap(true);
    row.detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row.detail->setForegroundRole(QPalette::PlaceholderText);
    row.time->setForegroundRole(QPalette::PlaceholderText);
    row.detail->hide();
    grid.addWidget(row.mark, at, 0, Qt::AlignTop);
    grid.addWidget(row.title, at, 1);
    grid.addWidget(row.time, at, 2, Qt::AlignRight | Qt::AlignTop);
    grid.addWidget(row.detail, at + 1, 1, 1, 2);
    m_rows += row;
}

QWidget *RoundTripDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    m_remove = buttons->addButton(tr("&Tick it for deletion"), QDialogButtonBox::ActionRole);
    m_stop = buttons->addButton(tr("&Stop"), QDialogButtonBox::ActionRole);
    m_again = buttons->addButton(tr("Send a&nother"), QDialogButtonBox::ActionRole);
    m_remove->setObjectName(QStringLiteral("roundTripRemove"));
    m_stop->setObjectName(QStringLiteral("roundTripStop"));
    m_again->setObjectName(QStringLiteral("roundTripAgain"));
    m_remove->setIcon(icon(Icon::Trash2));
    m_stop->setIcon(icon(Icon::CircleStop));
    m_again->setIcon(icon(Icon::Send));
    m_remove->setToolTip(tr("Opens the mailbox and ticks the test message there; it is deleted from the "
                            "server when you leave and agree"));
    connect(m_remove, &QPushButton::clicked, this, [this] {
        m_remove->hide();
        Q_EMIT removalWanted(m_report.identity);
    });
    connect(m_stop, &QPushButton::clicked, this, &RoundTripDialog::stopWanted);
    connect(m_again, &QPushButton::clicked, this, &RoundTripDialog::startWanted);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

void RoundTripDialog::begin(const accounts::Account &account)
{
    m_account = account;
    m_report = {};
    m_isRunning = true;
    m_isTold = false;
    m_problem->dismiss();
    m_verdict->setText(tr("A small message goes to %1 and is waited for.")
                           .arg(displayText(sendersOf(account).value(0).address)));
    m_tabs->setTabVisible(m_tabs->indexOf(m_route), false); // There is none yet.
    m_sending->clear();
    m_receiving->clear();
    for (int i = 0; i < roundTripSteps; ++i) {
        m_rows[i].mark->setState(StepMark::State::Waiting);
        m_rows[i].title->setText(title(RoundTripStep::What(i)));
        m_rows[i].time->clear();
        m_rows[i].detail->clear();
        m_rows[i].detail->hide();
    }
    updateButtons();
}

QString RoundTripDialog::title(RoundTripStep::What what) const
{
    switch (what) {
    case RoundTripStep::What::Before:
        return tr("Look what is in the mailbox at %1").arg(displayText(m_account.host));
    case RoundTripStep::What::LogIn:
        return tr("Connect to %1 for sending").arg(displayText(m_account.submission.host));
    case RoundTripStep::What::Send:
        return tr("Hand over the test message");
    case RoundTripStep::What::Wait:
        return tr("Wait until it is in the mailbox");
    }
    return {};
}

QString RoundTripDialog::detail(const RoundTripStep &step)
{
    if (step.what != RoundTripStep::What::Wait || step.outcome == RoundTripStep::Outcome::Failed)
        return displayText(step.said).left(longestWords);
    if (step.error)
        //: How often the mailbox was looked into.
        return tr("Looked %Ln time(s); the last time the server did not let Poplar in. It is tried again.",
                  nullptr, step.looks);
    return step.looks == 0 ? QString() : tr("Looked %Ln time(s).", "for a message in a mailbox", step.looks);
}

void RoundTripDialog::setStep(const RoundTripStep &step)
{
    const Row &row = m_rows[int(step.what)];
    row.mark->setState(markStateOf(step.outcome));
    row.title->setAccessibleDescription(row.mark->accessibleName());
    const bool isBegun = step.taken.count() > 0 || step.outcome != RoundTripStep::Outcome::Running;
    row.time->setText(isBegun ? durationText(step.taken) : QString());
    const QString words = detail(step);
    row.detail->setText(words);
    row.detail->setVisible(!words.isEmpty());
    if (step.outcome == RoundTripStep::Outcome::Failed)
        showFailure(step);
}

void RoundTripDialog::showFailure(const RoundTripStep &step)
{
    m_isTold = true;
    const bool isSent = step.what == RoundTripStep::What::Wait;
    if (isSent && !step.error) {
        m_verdict->setText(
            tr("The server that sends has taken the message, and it has not arrived yet. It may still come: "
               "some servers let the first message of a sender wait. Check the mailbox in a while, and look "
               "on your provider’s web page whether it was put among the junk: POP3 does not show that."));
        return;
    }
    m_verdict->setText(isSent ? tr("The message was sent. Whether it has arrived could not be seen.")
                              : tr("The test message was not sent."));
    const bool receives = isAboutReceiving(step.what);
    mailbox::Problem problem;
    problem.error = *step.error;
    problem.service = receives ? Service::Pop3 : Service::Submission;
    problem.security = receives ? m_account.security : m_account.submission.security;
    problem.host = receives ? m_account.host : m_account.submission.host;
    problem.port = receives ? m_account.port : m_account.submission.port;
    if (step.error->kind == ErrorKind::Unknown)
        m_verdict->setText(tr("It is not known whether the test message was sent."));
    m_problem->showProblem(problem);
}

void RoundTripDialog::addTranscript(Service service, const QList<wire::TranscriptEvent> &events)
{
    (service == Service::Pop3 ? m_receiving : m_sending)->append(events);
}

void RoundTripDialog::setReport(const RoundTripReport &report)
{
    m_report = report;
    if (!report.hasArrived)
        return;
    m_isTold = true;
    m_route->setRoute(report.route);
    m_tabs->setTabVisible(m_tabs->indexOf(m_route), true);
    m_tabs->setCurrentWidget(m_route);
    m_verdict->setText(tr("The message has arrived. From sending to the mailbox it took %1. It stays there "
                          "until you delete it.")
                           .arg(durationText(report.taken)));
}

void RoundTripDialog::finish()
{
    m_isRunning = false;
    for (const Row &row : std::as_const(m_rows)) {
        if (row.mark->state() == StepMark::State::Waiting || row.mark->state() == StepMark::State::Running)
            row.mark->setState(StepMark::State::Skipped);
    }
    if (!std::exchange(m_isTold, true))
        m_verdict->setText(tr("Stopped. If the message was handed over already, it still arrives."));
    updateButtons();
}

void RoundTripDialog::tell(const QString &sentence)
{
    m_verdict->setText(sentence);
}

void RoundTripDialog::updateButtons()
{
    m_stop->setVisible(m_isRunning);
    m_again->setVisible(!m_isRunning);
    m_remove->setVisible(!m_isRunning && m_report.hasArrived);
}

} // namespace poplar::gui
