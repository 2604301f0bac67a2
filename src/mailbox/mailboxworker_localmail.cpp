// SPDX-License-Identifier: GPL-3.0-or-later
// What lies on this machine, of a MailboxWorker: LocalMail decides.
#include "mailbox/mailboxworker.h"

namespace poplar::mailbox {

void MailboxWorker::connectLocalMail()
{
    connect(&m_localMail, &LocalMail::changed, this, &MailboxWorker::scheduleFlush);
    connect(&m_localMail, &LocalMail::failed, this,
            [this](const Error &error) { report(Problem::During::Arranging, error); });
    connect(&m_localMail, &LocalMail::moved, this,
            [this](MessageId message, const QString &from, const QString &to) {
                if (m_reader.fileOf(message) != from)
                    return;
                m_reader.adopt(message, to);
                Q_EMIT m_localMail.fileMoved(message, to);
            });
}

void MailboxWorker::load()
{
    loadCatalogue();
    readKeptHeaders();
}

void MailboxWorker::loadCatalogue()
{
    if (m_known.isOpen())
        return;
    m_reader.prepare();
    m_partFiles.prepare();
    onCatalogueOpened(m_known.open(m_folder, [this] {
        m_localMail.tellFolders();
        flush();
    }));
    for (const MessageRow &row : m_known.rows().rows()) {
        if (row.marks.testFlag(Mark::Ticked))
            m_ticks.tick(row.id);
    }
    restoreRuleTicks();
    restoreDownloads();
    m_rules.load();
    scheduleFlush();
}

LocalMail &MailboxWorker::openLocalMail()
{
    if (!m_known.isOpen())
        load();
    return m_localMail;
}

} // namespace poplar::mailbox
