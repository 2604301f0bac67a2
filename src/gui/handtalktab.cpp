// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/handtalktab.h"

#include "gui/certificatedialog.h"
#include "gui/consolebar.h"
#include "gui/errortext.h"
#include "gui/handtalkwords.h"
#include "gui/passworddialog.h"
#include "gui/transcriptpane.h"

#include <QLayout>

namespace poplar::gui {

using mailbox::HandConversation;

HandTalkTab::HandTalkTab(TranscriptPane &pane, accounts::Account account, records::LogFiles files)
    : QObject(&pane)
    , m_pane(pane)
    , m_bar(new ConsoleBar)
    , m_account(std::move(account))
    , m_files(std::move(files))
{
    // Not as the pane's console, which can be hidden: here it is the matter itself.
    pane.layout()->addWidget(m_bar);
    connect(m_bar, &ConsoleBar::left, &pane, &TranscriptPane::focusPage);
    connect(m_bar, &ConsoleBar::entered, this, [this](const QByteArray &line) {
        if (m_talk)
            m_talk->say(line, handInput(m_bar->input()));
    });
}

HandTalkTab::~HandTalkTab() = default;

void HandTalkTab::connectToServer()
{
    m_mayHaveDeleted = false;
    m_base = m_last;
    m_talk = std::make_unique<HandConversation>();
    const HandConversation *talk = m_talk.get();
    connect(talk, &HandConversation::transcriptGrown, this, &HandTalkTab::takeEvents);
    connect(talk, &HandConversation::statusChanged, this, &HandTalkTab::takeStatus);
    connect(talk, &HandConversation::refused, this, &HandTalkTab::takeRefusal);
    connect(talk, &HandConversation::reviewWanted, this, &HandTalkTab::review);
    connect(talk, &HandConversation::asked, this, &HandTalkTab::askForSecret);
    connect(talk, &HandConversation::ended, this, &HandTalkTab::takeEnd);
    connect(talk, &HandConversation::failed, this, &HandTalkTab::takeFailure);
    mailbox::HandStatus begins;
    begins.application = application();
    begins.state = application() == records::Application::Smtp ? "CONNECTED" : "AUTHORIZATION";
    m_status = begins;
    m_bar->setVerbs(handVerbs(begins));
    m_bar->setInput(ConsoleBar::Input::Closed, tr("Poplar is connecting to %1.").arg(m_account.host));
    m_bar->setFocus();
    m_talk->open(m_account, m_files, application());
}

records::Application HandTalkTab::application() const
{
    return m_pane.application();
}

bool HandTalkTab::isLeaving() const
{
    return m_status.state == (application() == records::Application::Smtp ? "QUIT" : "UPDATE");
}

/// Each connection counts from 1; here they are one story.
void HandTalkTab::takeEvents(QList<wire::TranscriptEvent> events)
{
    for (wire::TranscriptEvent &event : events)
        event.number += m_base;
    if (!events.isEmpty())
        m_last = events.constLast().number;
    m_pane.append(events);
}

void HandTalkTab::takeStatus(const mailbox::HandStatus &status)
{
    m_status = status;
    if (status.state == "UPDATE" && status.marked > 0)
        m_mayHaveDeleted = true;
    m_bar->setVerbs(handVerbs(status));
    m_bar->setInput(consoleInput(status.input), handHint(status));
}

void HandTalkTab::takeRefusal(const Error &error)
{
    if (error.verb == "BDAT")
        return m_bar->tell(
            tr("That was not sent: BDAT counts octets, which nobody types. DATA does what it does."));
    m_bar->tell(error.kind == ErrorKind::Limit
                    ? tr("That was not sent: the line is too long, or too many wait already.")
                    : tr("That was not sent: what can be said next depends on the server’s reply."));
}

void HandTalkTab::review(const QList<mailbox::HandVictim> &victims)
{
    auto *dialog = new ChoiceDialog(handReview(victims), &m_pane);
    connect(dialog, &QDialog::finished, this, [this, dialog] {
        const mailbox::HandFarewell farewell = handFarewell(dialog->answer());
        m_mayHaveDeleted = m_mayHaveDeleted || farewell == mailbox::HandFarewell::Delete;
        if (m_talk)
            m_talk->answer(farewell);
        m_bar->setFocus();
    });
    open(dialog);
}

void HandTalkTab::askForSecret(const mailbox::PasswordQuestion &question)
{
    auto *dialog = new PasswordDialog(
        question, application() == records::Application::Smtp ? SecretUse::Sending : SecretUse::Receiving,
        Keyring::Unused, &m_pane);
    connect(dialog, &QDialog::finished, this, [this, dialog, purpose = question.purpose] {
        const mailbox::Answer answer = dialog->answer();
        const auto *given = std::get_if<mailbox::PasswordAnswer>(&answer);
        if (given && m_talk)
            m_talk->give(purpose, given->password);
        else
            close(tr("Not connected: a password was missing."));
    });
    open(dialog);
}

void HandTalkTab::takeEnd()
{
    close(tr("The conversation is over."));
}

void HandTalkTab::takeFailure(const Error &error, const wire::TlsDetails &tls)
{
    if (error.kind == ErrorKind::Unknown && application() == records::Application::Smtp)
        return close(tr("The server said nothing to the message: it may have been sent or not."));
    if (error.kind == ErrorKind::Unknown)
        return close(tr("The server said nothing to QUIT: what was marked may be deleted or not."));
    mailbox::Problem problem;
    problem.error = error;
    if (application() == records::Application::Smtp)
        problem.service = mailbox::Service::Submission;
    problem.security = m_account.security;
    problem.host = m_account.host;
    problem.port = m_account.port;
    close(errorText(problem).title);
    if (error.kind == ErrorKind::CertificateDoubtful && !tls.chain.isEmpty())
        askToTrust(error, tls);
}

/// Trusted for this tab: an account's settings stay as they are.
void HandTalkTab::askToTrust(const Error &error, const wire::TlsDetails &tls)
{
    const mailbox::CertificateQuestion question{m_account.host, tls, error.detail};
    auto *dialog = new CertificateDialog(question, m_account.trustedDigests, &m_pane);
    connect(dialog, &QDialog::finished, this, [this, dialog] {
        const mailbox::Answer answer = dialog->answer();
        const auto *trust = std::get_if<mailbox::TrustCertificate>(&answer);
        if (!trust)
            return;
        m_account.trustedDigests = {trust->sha256};
        connectToServer();
    });
    open(dialog);
}

void HandTalkTab::open(QDialog *question)
{
    question->setAttribute(Qt::WA_DeleteOnClose);
    m_question = question;
    question->open();
}

/// What was asked about the connection is void.
void HandTalkTab::close(const QString &why)
{
    if (m_talk)
        m_talk.release()->deleteLater(); // its signals bring us here
    if (m_question)
        m_question->close();
    m_bar->setInput(ConsoleBar::Input::Closed, why);
}

} // namespace poplar::gui
