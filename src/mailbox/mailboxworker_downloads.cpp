// SPDX-License-Identifier: GPL-3.0-or-later
// Downloads into the account's own Maildir, of a MailboxWorker.
#include "mailbox/mailboxworker.h"

namespace poplar::mailbox {

void MailboxWorker::download(const DownloadOrder &) {}
void MailboxWorker::pauseDownloads() {}
void MailboxWorker::resumeDownloads() {}
void MailboxWorker::cancelDownloads(const QList<MessageId> &) {}
void MailboxWorker::retryDownloads(const QList<MessageId> &) {}
void MailboxWorker::foresee(const accounts::Retention &) {}

} // namespace poplar::mailbox
