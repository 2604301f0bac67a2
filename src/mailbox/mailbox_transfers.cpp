// SPDX-License-Identifier: GPL-3.0-or-later
// Export and import, of a Mailbox.
#include "mailbox/mailboxtell.h"
#include "mailbox/transfers.h"

namespace poplar::mailbox {

void Mailbox::connectTransfers()
{
    qRegisterMetaType<TransferProgress>();
    qRegisterMetaType<TransferReport>();
    qRegisterMetaType<UniqueIdSurvey>();
    qRegisterMetaType<UniqueIdReport>();
    const Transfers *transfers = &m_worker->transfers();
    connect(transfers, &Transfers::progressed, this, &Mailbox::transferProgressed);
    connect(transfers, &Transfers::finished, this, &Mailbox::transferFinished);
    connect(transfers, &Transfers::uniqueIdsFound, this, &Mailbox::uniqueIdListsFound);
    connect(transfers, &Transfers::uniqueIdsImported, this, &Mailbox::uniqueIdsImported);
}

void Mailbox::exportMail(const ExportOrder &order)
{
    tell([order](MailboxWorker &worker) {
        worker.load();
        worker.transfers().exportMail(order);
    });
}

void Mailbox::importMail(const ImportOrder &order)
{
    tell([order](MailboxWorker &worker) {
        worker.load();
        worker.transfers().importMail(order);
    });
}

void Mailbox::stopTransfer()
{
    tell([](MailboxWorker &worker) { worker.transfers().stop(); });
}

void Mailbox::findUniqueIdLists(const QStringList &files)
{
    tell([files, account = m_account](MailboxWorker &worker) {
        worker.transfers().findUniqueIds(files, account);
    });
}

void Mailbox::importUniqueIds(const QList<UniqueIdSection> &sections)
{
    tell([sections](MailboxWorker &worker) {
        worker.load();
        worker.transfers().importUniqueIds(sections);
    });
}

} // namespace poplar::mailbox
