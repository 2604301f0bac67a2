// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/openmailbox.h"

#include "gui/accountlistmodel.h"
#include "gui/committext.h"
#include "mailbox/dispatch.h"

#include <algorithm>
#include <utility>

namespace poplar::gui {

using mailbox::ConnectionState;
using mailbox::Mailbox;

OpenMailbox::OpenMailbox(const accounts::Account &account, const QString &folder,
                         accounts::PasswordStore *passwords, QWidget *window)
    : m_id(account.id)
    , m_mailbox(account, folder, passwords)
    , m_questions(window)
    , m_questionsToSend(window)
{
    for (Questions *questions : {&m_questions, &m_questionsToSend})
        questions->setKeyring(passwords ? Keyring::Available : Keyring::Missing);
    m_downloads.setAccount(account);
    if (account.id != AccountListModel::practiceId)
        m_questions.setAccountName(account.shownName());
    connectMailbox();
    connectDispatch();
    connectNews();
}

QString OpenMailbox::name() const
{
    return m_id == AccountListModel::practiceId ? tr("Practice mailbox", "as the name of an account")
                                                : m_mailbox.account().shownName();
}

void OpenMailbox::setAccount(const accounts::Account &account)
{
    const accounts::Account &before = m_mailbox.account();
    // It was given for that server and that user.
    if (before.host != account.host || before.user != account.user || before.submission != account.submission)
        m_knownPassword.reset();
    m_mailbox.setAccount(account);
    m_downloads.setAccount(account);
    m_questions.setAccountName(account.shownName());
}

void OpenMailbox::connectMailbox()
{
    connect(&m_mailbox, &Mailbox::rowsChanged, &m_model, &MessageListModel::apply);
    connect(&m_mailbox, &Mailbox::downloadsChanged, &m_downloads, &DownloadModel::apply);
    connect(&m_mailbox, &Mailbox::downloadStatusChanged, &m_downloads, &DownloadModel::setStatus);
    connect(&m_mailbox, &Mailbox::receiptWritten, this,
            [this](const mailbox::Receipt &receipt) { m_receipt = receipt; });
    connect(&m_mailbox, &Mailbox::asked, this, &OpenMailbox::ask);
    connect(&m_mailbox, &Mailbox::withdrawn, &m_questions, &Questions::withdraw);
    connect(&m_questions, &Questions::answered, &m_mailbox, &Mailbox::answer);
    connect(&m_mailbox, &Mailbox::progressChanged, this,
            [this](const mailbox::Progress &progress) { m_progress = progress; });
    connect(&m_mailbox, &Mailbox::problem, this,
            [this](const mailbox::Problem &problem) { m_problem = problem; });
    connect(&m_mailbox, &Mailbox::connectionChanged, this, [this](const mailbox::ConnectionStatus &status) {
        if (status.state == ConnectionState::Connecting)
            m_problem.reset();
    });
}

void OpenMailbox::connectDispatch()
{
    using mailbox::Dispatch;
    Dispatch *dispatch = &m_mailbox.dispatch();
    connect(dispatch, &Dispatch::asked, this, &OpenMailbox::askToSend);
    connect(dispatch, &Dispatch::withdrawn, &m_questionsToSend, &Questions::withdraw);
    connect(&m_questionsToSend, &Questions::answered, dispatch, &Dispatch::answer);
}

void OpenMailbox::connectNews()
{
    connect(&m_mailbox, &Mailbox::vanished, this,
            [this](const mailbox::Vanished &vanished) { keep(vanished); });
    connect(&m_mailbox, &Mailbox::left, this, [this](const mailbox::CommitReport &report) {
        if (commitText(report))
            keep(report);
    });
    connect(&m_mailbox, &Mailbox::rebuilt, this, [this](const mailbox::RebuildReport &report) {
        if (!report.stopped) // Else it is told as a problem.
            keep(report);
    });
}

void OpenMailbox::keep(const News &news)
{
    News latest = news;
    const auto before = std::find_if(m_news.begin(), m_news.end(),
                                     [&news](const News &one) { return one.index() == news.index(); });
    if (before != m_news.end()) {
        const auto *known = std::get_if<mailbox::Vanished>(&*before);
        if (auto *more = std::get_if<mailbox::Vanished>(&latest); more && known) {
            more->messages += known->messages;
            more->retrieved += known->retrieved;
            more->kept += known->kept;
        }
        m_news.erase(before);
    }
    m_news.append(latest);
    Q_EMIT newsCame();
}

std::optional<News> OpenMailbox::takeNews()
{
    if (m_news.isEmpty())
        return std::nullopt;
    return m_news.takeLast();
}

void OpenMailbox::ask(const mailbox::Question &question)
{
    const auto *password = std::get_if<mailbox::PasswordQuestion>(&question.about);
    if (m_knownPassword && password && password->purpose == mailbox::SecretPurpose::Password) {
        if (!std::exchange(m_isPasswordGiven, true))
            return m_mailbox.answer(question.id, mailbox::PasswordAnswer{*m_knownPassword});
        m_knownPassword.reset(); // it is wrong, or not any more the right one
    }
    put(m_questions, question, m_mailbox.account().trustedDigests);
}

void OpenMailbox::askToSend(const mailbox::Question &question)
{
    const auto *password = std::get_if<mailbox::PasswordQuestion>(&question.about);
    const bool isSame = m_mailbox.account().submission.login == accounts::SubmissionServer::Login::AsForPop3;
    if (m_knownPassword && isSame && password && password->purpose == mailbox::SecretPurpose::Password
        && !std::exchange(m_isPasswordGivenToSend, true))
        return m_mailbox.dispatch().answer(question.id, mailbox::PasswordAnswer{*m_knownPassword});
    m_questionsToSend.setUse(isSame ? SecretUse::Both : SecretUse::Sending);
    put(m_questionsToSend, question, m_mailbox.account().submission.trustedDigests);
}

/// @param trusted by the user, of the server that the question is about.
void OpenMailbox::put(Questions &to, const mailbox::Question &question, const QByteArrayList &trusted)
{
    const auto *password = std::get_if<mailbox::PasswordQuestion>(&question.about);
    if (password && password->keyring)
        to.setKeyring(Keyring::Missing);
    to.setTrusted(trusted);
    to.ask(question);
}

bool OpenMailbox::needsReview() const
{
    return state() == ConnectionState::Transaction && m_model.totals().ticked > 0;
}

} // namespace poplar::gui
