// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/mailboxuser.h"

#include <QDir>

namespace poplar::test {

/// A user who downloads into the account's own Maildir.
class DownloadingUser : public MailboxUser {
public:
    using MailboxUser::MailboxUser;

    void download(mailbox::DownloadOrder::Which which, qint64 largest = 0)
    {
        (*this)->download({which, {}, largest});
    }
    void download(const QList<mailbox::MessageId> &messages)
    {
        (*this)->download({mailbox::DownloadOrder::Which::Named, messages, 0});
    }
    /// All that was ordered has come, or failed.
    [[nodiscard]] bool isIdle() const
    {
        return downloadStatus.run == mailbox::DownloadStatus::Run::Idle && kept() + failed() > 0;
    }
    [[nodiscard]] qint64 kept() const { return downloadStatus.kept; }
    [[nodiscard]] qint64 failed() const { return downloadStatus.failed; }
    [[nodiscard]] mailbox::Download::State stateOf(mailbox::MessageId message) const
    {
        return downloads.value(message).state;
    }
    [[nodiscard]] QStringList files() const
    {
        QStringList files;
        for (const QString &part : {QStringLiteral("new"), QStringLiteral("cur")}) {
            const QDir dir(folder() + u'/' + part);
            for (const QString &name : dir.entryList(QDir::Files))
                files += dir.filePath(name);
        }
        return files;
    }
    /// Contents of what lies in the Maildir, with the line ends of the protocol, sorted.
    [[nodiscard]] QByteArrayList delivered() const
    {
        QByteArrayList found;
        for (const QString &name : files()) {
            QFile file(name);
            if (file.open(QFile::ReadOnly))
                found += file.readAll().replace('\n', "\r\n");
        }
        std::sort(found.begin(), found.end());
        return found;
    }
    [[nodiscard]] bool wasReviewAsked() const
    {
        return std::any_of(questions.begin(), questions.end(), [](const mailbox::Question &question) {
            return std::holds_alternative<mailbox::ReviewQuestion>(question.about);
        });
    }
};

} // namespace poplar::test
