// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/rulefields.h"

#include "archive/rulerecords.h"

namespace poplar::mailbox {

RuleFields::RuleFields(KnownMessages &known, QThreadPool &pool, Fetch fetch, QObject *parent)
    : QObject(parent)
    , m_known(known)
    , m_fetch(std::move(fetch))
    , m_fetcher(pool, this)
{
    connect(&m_fetcher, &HeaderFetcher::read, this, &RuleFields::take);
    connect(&m_fetcher, &HeaderFetcher::finished, this, &RuleFields::finishWhenRead);
}

void RuleFields::read(const QList<MessageId> &messages, const QSet<QString> &names)
{
    m_isActive = true;
    m_fetcher.setFields(names);
    if (m_fetch(m_fetcher, messages) == 0)
        QMetaObject::invokeMethod(this, &RuleFields::finishWhenRead, Qt::QueuedConnection);
}

void RuleFields::stop()
{
    m_isActive = false;
    m_fetcher.stop();
}

void RuleFields::take(const QList<HeaderFetcher::Header> &headers)
{
    QHash<qint64, archive::FieldValues> fields;
    QList<MessageId> messages;
    for (const HeaderFetcher::Header &header : headers) {
        const MessageRow *row = m_known.rows().find(header.message);
        if (!row || row->identity.headerHash != header.hash)
            continue;
        fields.insert(qint64(header.message), header.fields);
        messages += header.message;
    }
    const Result<Done> put = archive::RuleRecords(*m_known.catalogue()).putFields(fields);
    if (!put)
        Q_EMIT failed(put.error());
    if (m_isActive && !messages.isEmpty())
        Q_EMIT came(messages);
    finishWhenRead();
}

/// Also at the end of the session, or of what it takes.
void RuleFields::finishWhenRead()
{
    if (!m_isActive || m_fetcher.isActive() || m_fetcher.isParsing())
        return;
    m_isActive = false;
    Q_EMIT finished();
}

} // namespace poplar::mailbox
