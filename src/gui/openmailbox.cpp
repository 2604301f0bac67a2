// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/openmailbox.h"

#include "base/limits.h"
#include "gui/accountlistmodel.h"

#include <utility>

namespace poplar::gui {

using mailbox::ConnectionState;
using mailbox::Mailbox;

OpenMailbox::OpenMailbox(const accounts::Account &account, const QString &folder,
                         accounts::PasswordStore *passwords, QWidget *window)
    : m_id(account.id)
    , m_mailbox(account, folder, passwords)
    , m_questions(window)
{
    m_questions.setKeyring(passwords ? Keyring::Available : Keyring::Missing);
    m_downloads.setAccount(account);
    if (account.id != AccountListModel::practiceId)
        m_questions.setAccountName(account.shownName());
    connectMailbox();
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
    connect(&m_mailbox, &Mailbox::transcriptGrown, this, [this](const QList<wire::TranscriptEvent> &events) {
        m_transcript += events;
        if (m_transcript.size() > limit::transcriptEvents)
            m_transcript.remove(0, m_transcript.size() - limit::transcriptEvents);
    });
}

void OpenMailbox::ask(const mailbox::Question &question)
{
    const auto *password = std::get_if<mailbox::PasswordQuestion>(&question.about);
    if (m_knownPassword && password && password->purpose == mailbox::SecretPurpose::Password) {
        const Secret known = *std::exchange(m_knownPassword, std::nullopt);
        m_mailbox.answer(question.id, mailbox::PasswordAnswer{known});
        return;
    }
    if (password && password->keyring)
        m_questions.setKeyring(Keyring::Missing);
    m_questions.setTrusted(m_mailbox.account().trustedDigests);
    m_questions.ask(question);
}

bool OpenMailbox::needsReview() const
{
    return state() == ConnectionState::Transaction && m_model.totals().ticked > 0;
}

} // namespace poplar::gui
