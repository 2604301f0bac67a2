// SPDX-License-Identifier: GPL-3.0-or-later
// What exports and imports mean to the rest of a MailboxWorker.
#include "mailbox/mailboxworker.h"

namespace poplar::mailbox {

void MailboxWorker::connectTransfers()
{
    connect(&m_transfers, &Transfers::imported, this,
            [this](const QList<qint64> &entries) { m_indexing.add(entries); });
    connect(&m_transfers, &Transfers::rowsTouched, this, &MailboxWorker::scheduleFlush);
}

} // namespace poplar::mailbox
