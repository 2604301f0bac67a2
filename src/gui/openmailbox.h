// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secret.h"
#include "gui/downloadmodel.h"
#include "gui/messagelistmodel.h"
#include "gui/questions.h"
#include "mailbox/mailbox.h"

#include <QObject>

#include <optional>
#include <variant>

namespace poplar::gui {

/// What happened in a mailbox and is told its user once.
using News = std::variant<mailbox::CommitReport, mailbox::Vanished, mailbox::RebuildReport>;

/// A mailbox in use, with what the window must remember of it while another one is shown.
class OpenMailbox : public QObject {
    Q_OBJECT

public:
    /// @param folder the account's own.
    /// @param passwords may be null; outlives this.
    /// @param window what its questions belong to; outlives this.
    OpenMailbox(const accounts::Account &account, const QString &folder, accounts::PasswordStore *passwords,
                QWidget *window);

    [[nodiscard]] const QString &id() const { return m_id; }
    [[nodiscard]] mailbox::Mailbox &mailbox() { return m_mailbox; }
    [[nodiscard]] MessageListModel &model() { return m_model; }
    /// Those of the maildrop.
    [[nodiscard]] Questions &questions() { return m_questions; }
    [[nodiscard]] DownloadModel &downloads() { return m_downloads; }

    /// As the user knows it.
    [[nodiscard]] QString name() const;
    /// Another account, or another name of it. Not for the practice mailbox.
    void setAccount(const accounts::Account &account);

    /// Answers the question for the password with this one, the first time it is asked.
    void setKnownPassword(const Secret &password)
    {
        m_knownPassword = password;
        m_isPasswordGiven = false;
        m_isPasswordGivenToSend = false;
    }
    /// As long as it was not asked for twice.
    [[nodiscard]] const std::optional<Secret> &knownPassword() const { return m_knownPassword; }

    /// Whom its one session is kept for: servers let one at a time into a mailbox.
    enum class Use { Own, Examination, RoundTrip };
    void setUse(Use use) { m_use = use; }
    [[nodiscard]] Use use() const { return m_use; }

    [[nodiscard]] mailbox::ConnectionState state() const { return m_mailbox.status().state; }
    [[nodiscard]] const mailbox::Progress &progress() const { return m_progress; }
    /// The last problem, until the next attempt.
    [[nodiscard]] const std::optional<mailbox::Problem> &problem() const { return m_problem; }
    /// What is known of the last deletion of this run.
    [[nodiscard]] const std::optional<mailbox::Receipt> &receipt() const { return m_receipt; }
    /// Whether something is ticked in an open session, so that leaving needs a decision.
    [[nodiscard]] bool needsReview() const;
    /// What has not been told yet, the latest first; from now on it counts as told.
    [[nodiscard]] std::optional<News> takeNews();

Q_SIGNALS:
    /// There is something for takeNews().
    void newsCame();

private:
    void connectMailbox();
    void connectNews();
    void ask(const mailbox::Question &question);
    void askToSend(const mailbox::Question &question);
    void connectDispatch();
    static void put(Questions &to, const mailbox::Question &question, const QByteArrayList &trusted);
    void keep(const News &news);

    QString m_id;
    mailbox::Mailbox m_mailbox;
    MessageListModel m_model;
    DownloadModel m_downloads{m_model};
    Questions m_questions;
    Questions m_questionsToSend; ///< Never held: what they ask about was wanted by the user just now.
    mailbox::Progress m_progress;
    std::optional<mailbox::Problem> m_problem;
    std::optional<mailbox::Receipt> m_receipt;
    QList<News> m_news; ///< At most one of each kind; the latest last.
    Use m_use = Use::Own;
    std::optional<Secret> m_knownPassword;
    bool m_isPasswordGiven = false; ///< As an answer,
    bool m_isPasswordGivenToSend = false; ///< and to the server that sends.
};

} // namespace poplar::gui
