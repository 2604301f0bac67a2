// SPDX-License-Identifier: GPL-3.0-or-later
// Folders, flags and trash of this machine, of a Mailbox.
#include "mailbox/localmail.h"
#include "mailbox/mailboxtell.h"

namespace poplar::mailbox {

void Mailbox::connectLocalMail()
{
    connect(&m_worker->localMail(), &LocalMail::foldersChanged, this, &Mailbox::foldersChanged);
    connect(&m_worker->localMail(), &LocalMail::fileMoved, this, &Mailbox::fileMoved);
}

void Mailbox::setFlag(const QList<MessageId> &messages, Flag flag, FlagState state)
{
    tell([=](MailboxWorker &worker) { worker.openLocalMail().setFlag(messages, flag, state); });
}

void Mailbox::moveToFolder(const QList<MessageId> &messages, FolderId folder)
{
    tell([=](MailboxWorker &worker) { worker.openLocalMail().move(messages, folder); });
}

void Mailbox::moveToTrash(const QList<MessageId> &messages)
{
    moveToFolder(messages, FolderId::Trash);
}

void Mailbox::restoreFromTrash(const QList<MessageId> &messages)
{
    tell([=](MailboxWorker &worker) { worker.openLocalMail().restore(messages); });
}

void Mailbox::emptyTrash()
{
    tell([](MailboxWorker &worker) { worker.openLocalMail().emptyTrash(); });
}

void Mailbox::deleteFromTrash(const QList<MessageId> &messages)
{
    tell([=](MailboxWorker &worker) { worker.openLocalMail().deleteFromTrash(messages); });
}

void Mailbox::addFolder(const QString &name)
{
    tell([=](MailboxWorker &worker) { worker.openLocalMail().addFolder(name); });
}

void Mailbox::renameFolder(FolderId folder, const QString &name)
{
    tell([=](MailboxWorker &worker) { worker.openLocalMail().renameFolder(folder, name); });
}

void Mailbox::removeFolder(FolderId folder)
{
    tell([=](MailboxWorker &worker) { worker.openLocalMail().removeFolder(folder); });
}

} // namespace poplar::mailbox
