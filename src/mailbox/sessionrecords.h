// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "records/logfolder.h"
#include "wire/transcript.h"
#include "wire/transcriptrecorder.h"

#include <memory>

namespace poplar::mailbox {

/// The story of an account's sessions: numbered as one, and each in a file of its own if the user wants that.
class SessionRecords {
public:
    /// From the next session on.
    void setFiles(const records::LogFiles &files) { m_files = files; }

    /// What the session that begins now is to tell everything; null for nobody.
    /// @param account with the settings of this connection.
    [[nodiscard]] std::shared_ptr<wire::TranscriptRecorder>
    begin(const accounts::Account &account, const QString &protocol = QStringLiteral("pop3")) const;

    /// Events as the window sees them: each session counts from 1, the window sees one story.
    [[nodiscard]] QList<wire::TranscriptEvent> numbered(QList<wire::TranscriptEvent> events);
    /// The number of the last event of all sessions.
    [[nodiscard]] quint64 last() const { return m_last; }
    void sessionEnded() { m_base = m_last; }

private:
    records::LogFiles m_files;
    quint64 m_base = 0; ///< The last event of the sessions before.
    quint64 m_last = 0;
};

} // namespace poplar::mailbox
