// SPDX-License-Identifier: GPL-3.0-or-later
// What sending needs of a MailboxWorker: DispatchWorker decides.
#include "mailbox/mailboxworker.h"

namespace poplar::mailbox {

DispatchWorker::Hands MailboxWorker::handsOfDispatch()
{
    DispatchWorker::Hands hands;
    hands.account = [this] { return m_account; };
    hands.changeAccount = [this](const accounts::Account &account) {
        m_account = account;
        Q_EMIT accountChanged(m_account);
    };
    hands.secretOfMaildrop = [this] { return m_credentials.gathered().password; };
    hands.openCatalogue = [this] { loadCatalogue(); };
    hands.shown = [this](const QList<qint64> &entries) {
        QList<MessageId> messages;
        for (const qint64 entry : entries)
            messages += MessageId(entry);
        m_localMail.setFlag(messages, Flag::Seen, FlagState::Set);
        m_indexing.add(entries);
        scheduleFlush();
    };
    hands.originals.fileOf = [this](MessageId message) { return fileOf(message); };
    hands.originals.retrieve = [this](MessageId message) {
        connect(this, &MailboxWorker::contentReady, &m_dispatch.originals(), &Originals::onContent,
                Qt::UniqueConnection);
        connect(this, &MailboxWorker::problem, &m_dispatch.originals(), &Originals::onProblem,
                Qt::UniqueConnection);
        retrieve(message);
    };
    return hands;
}

} // namespace poplar::mailbox
