// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/dispatch.h"
#include "mailbox/mailbox.h"
#include "support/scriptedserver.h"

#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <memory>

namespace poplar::test {

/// Somebody who writes and sends, as the window does: keeps what the mailbox tells of that, and starts the
/// program again with the same profile.
class DispatchUser : public QObject {
public:
    explicit DispatchUser(const accounts::Account &account) { start(account); }

    void restart(const std::function<void()> &meanwhile = {})
    {
        const accounts::Account account = m_mailbox->account();
        m_mailbox.reset();
        if (meanwhile)
            meanwhile();
        rows.clear();
        outbox.clear();
        drafts.clear();
        outboxesTold = 0;
        start(account);
    }
    /// As if another server had taken the place of the account's.
    void moveTo(quint16 port)
    {
        accounts::Account account = m_mailbox->account();
        account.submission.port = port;
        m_mailbox->setAccount(account);
    }

    mailbox::Mailbox &mailbox() { return *m_mailbox; }
    mailbox::Dispatch *operator->() { return &m_mailbox->dispatch(); }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QStringList filesIn(const QString &sub) const
    {
        return QDir(m_folder.filePath(sub)).entryList({QStringLiteral("*.json"), QStringLiteral("*.eml")});
    }
    /// Subjects in the folder "Sent", as the list shows them.
    [[nodiscard]] QStringList sentSubjects() const
    {
        QStringList subjects;
        for (const mailbox::MessageRow &row : rows) {
            if (row.folder == FolderId::Sent && row.envelope && row.marks.testFlag(mailbox::Mark::Kept))
                subjects += row.envelope->subject;
        }
        subjects.sort();
        return subjects;
    }
    /// "waiting b@x=sent:250": the state of the only message of the outbox, or of the one with this subject.
    [[nodiscard]] QByteArray story(const QString &subject = {}) const
    {
        static constexpr const char *states[] = {"waiting", "sending", "returned", "unknown"};
        static constexpr const char *fates[] = {"waiting", "sent", "refused"};
        QByteArrayList stories;
        for (const mailbox::OutboxEntry &entry : outbox) {
            if (!subject.isEmpty() && entry.subject != subject)
                continue;
            QByteArray one = states[int(entry.state)];
            for (const mailbox::RecipientState &recipient : entry.recipients)
                one += ' ' + recipient.address.toUtf8() + '=' + fates[int(recipient.fate)] + ':'
                    + recipient.said.left(3);
            stories += one;
        }
        return stories.join(';');
    }

    QMap<mailbox::MessageId, mailbox::MessageRow> rows;
    QList<mailbox::OutboxEntry> outbox;
    int outboxesTold = 0;
    QList<mailbox::Queued> queued;
    QList<mailbox::SentReport> sent;
    QList<mailbox::OutboxEntry> notSent;
    QList<mailbox::SendingStatus> statuses;
    QList<mailbox::KeptDraft> drafts;
    QList<mailbox::DraftKept> kept;
    QList<mailbox::KeptDraft> takenBack;
    QList<mailbox::OriginalRead> originals;
    QList<mailbox::Correspondents> people;
    QList<mailbox::Question> questions;
    QList<mailbox::QuestionId> withdrawn;
    QList<mailbox::Problem> problems;
    QList<wire::TranscriptEvent> transcript;
    QList<accounts::Account> accountsTold;
    /// What is answered to questions, in turn; the last holds on. None leaves them open.
    QList<mailbox::Answer> answers;

private:
    void start(const accounts::Account &account)
    {
        using mailbox::Dispatch;
        using mailbox::Mailbox;
        m_mailbox = std::make_unique<Mailbox>(account, m_folder.path(), nullptr);
        const Dispatch *dispatch = &m_mailbox->dispatch();
        connect(m_mailbox.get(), &Mailbox::rowsChanged, this, &DispatchUser::apply);
        connect(m_mailbox.get(), &Mailbox::accountChanged, this,
                [this](const auto &now) { accountsTold += now; });
        connect(dispatch, &Dispatch::outboxChanged, this, [this](const auto &now) {
            outbox = now;
            ++outboxesTold;
        });
        connect(dispatch, &Dispatch::queued, this, [this](const auto &one) { queued += one; });
        connect(dispatch, &Dispatch::sent, this, [this](const auto &one) { sent += one; });
        connect(dispatch, &Dispatch::notSent, this, [this](const auto &one) { notSent += one; });
        connect(dispatch, &Dispatch::statusChanged, this, [this](const auto &one) { statuses += one; });
        connect(dispatch, &Dispatch::draftsChanged, this, [this](const auto &now) { drafts = now; });
        connect(dispatch, &Dispatch::draftKept, this, [this](const auto &one) { kept += one; });
        connect(dispatch, &Dispatch::takenBack, this, [this](const auto &one) { takenBack += one; });
        connect(dispatch, &Dispatch::originalRead, this, [this](const auto &one) { originals += one; });
        connect(dispatch, &Dispatch::correspondentsFound, this, [this](const auto &one) { people += one; });
        connect(dispatch, &Dispatch::withdrawn, this, [this](auto id) { withdrawn += id; });
        connect(dispatch, &Dispatch::problem, this, [this](const auto &one) { problems += one; });
        connect(dispatch, &Dispatch::transcriptGrown, this,
                [this](const auto &events) { transcript += events; });
        connect(dispatch, &Dispatch::asked, this, [this](const mailbox::Question &question) {
            questions += question;
            if (!answers.isEmpty())
                m_mailbox->dispatch().answer(question.id,
                                             answers.size() > 1 ? answers.takeFirst() : answers.first());
        });
        m_mailbox->load();
    }

    void apply(const QList<mailbox::RowChange> &changes)
    {
        for (const mailbox::RowChange &change : changes) {
            if (change.kind == mailbox::RowChange::Kind::Gone)
                rows.remove(change.row.id);
            else
                rows[change.row.id] = change.row;
        }
    }

    QTemporaryDir m_folder;
    std::unique_ptr<mailbox::Mailbox> m_mailbox;
};

/// An account that sends by this server, without a login.
inline accounts::Account sendingBy(quint16 port)
{
    accounts::Account account;
    account.id = QStringLiteral("test");
    account.host = QStringLiteral("127.0.0.1");
    account.port = 9;
    account.security = Security::None;
    account.user = QStringLiteral("anna");
    account.submission.host = QStringLiteral("127.0.0.1");
    account.submission.port = port;
    account.submission.security = Security::None;
    account.submission.login = accounts::SubmissionServer::Login::None;
    return account;
}

/// From Anna to Ben, and to whom else is named.
inline mailbox::SendOrder orderFor(const QString &subject, const QStringList &others = {})
{
    mailbox::SendOrder order;
    order.ticket = 1;
    order.draft.from = {QStringLiteral("Anna"), QStringLiteral("anna@example.org")};
    order.draft.to = {{QStringLiteral("Ben"), QStringLiteral("b@x.example")}};
    for (const QString &other : others)
        order.draft.bcc += Address{{}, other};
    order.draft.subject = subject;
    order.draft.text = QStringLiteral("Hello\n");
    return order;
}

/// Of a script: the content of a message to Ben, whose header has what changes each time.
inline QByteArray content(const QByteArray &subject)
{
    return "C: DATA\nS: 354 go on\nC* Date: \nC: From: Anna <anna@example.org>\nC: To: Ben <b@x.example>\n"
           "C* Message-ID: <\nC: Subject: "
        + subject
        + "\nC: MIME-Version: 1.0\nC: Content-Type: text/plain; charset=utf-8; format=flowed\n"
          "C: Content-Transfer-Encoding: 7bit\nC: \nC: Hello\nC: .\n";
}

} // namespace poplar::test
