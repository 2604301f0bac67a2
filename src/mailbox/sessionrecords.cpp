// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/sessionrecords.h"

#include "records/sessionfile.h"

namespace poplar::mailbox {

std::shared_ptr<wire::TranscriptRecorder> SessionRecords::begin(const accounts::Account &account,
                                                                const QString &protocol) const
{
    if (m_files.writing == records::LogFiles::Writing::Off)
        return nullptr;
    records::SessionHeading heading;
    heading.protocol = protocol;
    heading.account = account.shownName();
    heading.server = account.host;
    heading.port = account.port;
    return std::make_shared<records::SessionFile>(m_files, heading);
}

QList<wire::TranscriptEvent> SessionRecords::numbered(QList<wire::TranscriptEvent> events)
{
    for (wire::TranscriptEvent &event : events)
        event.number += m_base;
    if (!events.isEmpty())
        m_last = events.last().number;
    return events;
}

} // namespace poplar::mailbox
