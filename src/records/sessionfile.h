// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/logfolder.h"
#include "wire/transcriptrecorder.h"

#include <QFile>

namespace poplar::records {

/// What the first lines of a session's file say.
struct SessionHeading {
    QString protocol = QStringLiteral("pop3");
    QString account; ///< As the user calls it.
    QString server; ///< Its name as the user gave it.
    quint16 port = 0;
};

/// A session in a file of its own, readable by its owner only: some lines that begin with "#", then
/// lineOf() each event. docs/log.md describes it. It buffers, and is as safe as the last flush(); a full disk
/// ends it, and never the session. Belongs to the session's thread.
class SessionFile : public wire::TranscriptRecorder {
public:
    /// Makes the file; an error is told by the next flush().
    SessionFile(const LogFiles &rules, const SessionHeading &heading,
                const QDateTime &now = QDateTime::currentDateTimeUtc());
    /// Makes room by tidy(): not before the session, whose time it would take.
    ~SessionFile() override;

    void record(const wire::TranscriptEvent &event) override;
    /// ErrorKind::Storage, once, with the system's words.
    [[nodiscard]] Result<Done> flush() override;

    /// Where it is; empty if it could not be made.
    [[nodiscard]] QString path() const { return m_file.fileName(); }

private:
    void create(const LogFiles &rules, const SessionHeading &heading, const QDateTime &now);
    void write();
    void touch();
    void close();
    void end(const QString &why);

    LogFiles m_rules;
    QFile m_file;
    QByteArray m_pending; ///< Lines that wait to be written.
    qint64 m_room = 0; ///< Octets that may still be written.
    std::optional<Error> m_failure; ///< Not told yet.
};

} // namespace poplar::records
