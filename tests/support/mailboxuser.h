// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/mailbox.h"

#include <QMap>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

namespace poplar::test {

/// A user of a Mailbox, as the window is one: keeps what the mailbox tells, and answers its questions.
class MailboxUser : public QObject {
public:
    explicit MailboxUser(const accounts::Account &account, const QByteArray &password = "secret-of-anna")
        : m_password(password)
    {
        start(account);
    }

    /// The program ends, by whatever means, and is started again with the same profile.
    /// @param meanwhile done while it does not run.
    void restart(const std::function<void()> &meanwhile = {})
    {
        const accounts::Account account = m_mailbox->account();
        m_mailbox.reset();
        if (meanwhile)
            meanwhile();
        rows.clear();
        progress = {};
        downloads.clear();
        downloadStatus = {};
        start(account);
    }

    mailbox::Mailbox *operator->() { return m_mailbox.get(); }

    /// The message with this subject; an id that is never given if there is none.
    [[nodiscard]] mailbox::MessageId idOf(const QString &subject) const
    {
        for (const mailbox::MessageRow &row : rows) {
            if (row.envelope && row.envelope->subject == subject)
                return row.id;
        }
        return mailbox::MessageId{};
    }
    /// The message at this place of the maildrop, from 1.
    [[nodiscard]] mailbox::MessageId at(qint64 position) const
    {
        for (const mailbox::MessageRow &row : rows) {
            if (row.position == position)
                return row.id;
        }
        return mailbox::MessageId{};
    }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    /// Subjects of all that have this mark.
    [[nodiscard]] QStringList subjectsWith(mailbox::Mark mark) const
    {
        QStringList subjects;
        for (const mailbox::MessageRow &row : rows) {
            if (row.marks.testFlag(mark))
                subjects += row.envelope ? row.envelope->subject : QString();
        }
        subjects.sort();
        return subjects;
    }
    [[nodiscard]] mailbox::Marks marksOf(const QString &subject) const
    {
        return rows.value(idOf(subject)).marks;
    }
    /// In the order of the maildrop.
    [[nodiscard]] QStringList subjects() const
    {
        QMap<qint64, QString> byPosition;
        for (const mailbox::MessageRow &row : rows)
            byPosition.insert(row.position, row.envelope ? row.envelope->subject : QString());
        return byPosition.values();
    }
    /// Whether there are so many rows, each with its header.
    [[nodiscard]] bool knowsHeaders(qsizetype count) const
    {
        return rows.size() == count && std::all_of(rows.begin(), rows.end(), [](const auto &row) {
                   return row.envelope.has_value();
               });
    }
    /// What went over the wire to the server, one line each, secrets masked.
    [[nodiscard]] QByteArray sent() const
    {
        QByteArray lines;
        for (const wire::TranscriptEvent &event : transcript) {
            if (event.kind == wire::TranscriptEvent::Kind::Sent)
                lines += event.text + '\n';
        }
        return lines;
    }

    QMap<mailbox::MessageId, mailbox::MessageRow> rows;
    mailbox::Progress progress;
    int timesListed = 0;
    QList<mailbox::Waiting> waits; ///< Each once.
    QList<mailbox::Fetched> fetched;
    QList<mailbox::FetchReport> fetches;
    QList<mailbox::Spoken> spoken;
    QHash<mailbox::MessageId, mailbox::Download> downloads; ///< What was told of each last.
    int timesDownloadsTold = 0;
    mailbox::DownloadStatus downloadStatus;
    QList<mailbox::Foreseen> foreseen;
    QList<mailbox::MessageContent> contents;
    QList<mailbox::CommitReport> reports;
    QList<mailbox::Problem> problems;
    QList<mailbox::Vanished> vanished;
    QList<mailbox::Receipt> receipts; ///< As they were written, each time.
    QList<mailbox::Receipt> history; ///< As it was read last.
    QList<mailbox::Question> questions; ///< All but those for the password at the first time.
    QList<wire::TranscriptEvent> transcript;
    QStringList savedPaths;
    QList<mailbox::RebuildReport> rebuilds;
    QList<mailbox::LocalFolder> folders; ///< As told last.
    /// What is answered to the review, as soon as it is asked; nothing leaves it open.
    std::optional<mailbox::ReviewAnswer> review;
    /// Likewise when all unique-ids have changed.
    std::optional<mailbox::RelinkAnswer> relink;

private:
    void start(const accounts::Account &account)
    {
        using mailbox::Mailbox;
        m_mailbox = std::make_unique<Mailbox>(account, m_folder.path(), nullptr);
        const Mailbox *mailbox = m_mailbox.get();
        connect(mailbox, &Mailbox::rowsChanged, this, &MailboxUser::apply);
        connect(mailbox, &Mailbox::progressChanged, this, [this](const auto &now) { progress = now; });
        connect(mailbox, &Mailbox::contentReady, this, [this](const auto &content) { contents += content; });
        connect(mailbox, &Mailbox::left, this, [this](const auto &report) { reports += report; });
        connect(mailbox, &Mailbox::problem, this, [this](const auto &problem) { problems += problem; });
        connect(mailbox, &Mailbox::receiptWritten, this,
                [this](const auto &receipt) { receipts += receipt; });
        connect(mailbox, &Mailbox::receiptsRead, this, [this](const auto &read) { history = read; });
        connect(mailbox, &Mailbox::vanished, this, [this](const auto &some) { vanished += some; });
        connect(mailbox, &Mailbox::saved, this, [this](auto, const QString &path) { savedPaths += path; });
        connect(mailbox, &Mailbox::transcriptGrown, this,
                [this](const auto &events) { transcript += events; });
        connect(mailbox, &Mailbox::asked, this, &MailboxUser::onAsked);
        connect(mailbox, &Mailbox::listed, this, [this] { ++timesListed; });
        connect(mailbox, &Mailbox::fetched, this, [this](const auto &one) { fetched += one; });
        connect(mailbox, &Mailbox::fetchFinished, this, [this](const auto &report) { fetches += report; });
        connect(mailbox, &Mailbox::rebuilt, this, [this](const auto &report) { rebuilds += report; });
        connect(mailbox, &Mailbox::foldersChanged, this, [this](const auto &now) { folders = now; });
        connect(mailbox, &Mailbox::downloadsChanged, this, [this](const auto &changes) {
            ++timesDownloadsTold;
            for (const mailbox::Download &change : changes)
                downloads.insert(change.id, change);
        });
        connect(mailbox, &Mailbox::downloadStatusChanged, this,
                [this](const auto &status) { downloadStatus = status; });
        connect(mailbox, &Mailbox::foreseen, this, [this](const auto &one) { foreseen += one; });
        connect(mailbox, &Mailbox::spoken, this, [this](const auto &one) { spoken += one; });
        connect(mailbox, &Mailbox::connectionChanged, this, [this](const auto &status) {
            if (status.waiting && (waits.isEmpty() || waits.last() != *status.waiting))
                waits += *status.waiting;
        });
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

    void onAsked(const mailbox::Question &question)
    {
        const auto *password = std::get_if<mailbox::PasswordQuestion>(&question.about);
        if (password && !password->refused) {
            m_mailbox->answer(question.id, mailbox::PasswordAnswer{Secret(m_password), {}});
            return;
        }
        questions += question;
        if (review && std::holds_alternative<mailbox::ReviewQuestion>(question.about))
            m_mailbox->answer(question.id, *review);
        if (relink && std::holds_alternative<mailbox::RelinkQuestion>(question.about))
            m_mailbox->answer(question.id, *relink);
    }

    QTemporaryDir m_folder;
    QByteArray m_password;
    std::unique_ptr<mailbox::Mailbox> m_mailbox;
};

} // namespace poplar::test
