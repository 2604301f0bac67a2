// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pop3/commandqueue.h"
#include "pop3/overheard.h"
#include "wire/tlsdetails.h"
#include "wire/transcript.h"
#include "wire/transcriptrecorder.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <deque>
#include <memory>
#include <utility>

namespace poplar::pop3 {

/// The story of one session as it is written down: what goes into the transcript, in which form, and when
/// it is passed on. Challenges of a login are masked here, as answers are where they are made.
class SessionLog : public QObject {
    Q_OBJECT

public:
    using Kind = wire::TranscriptEvent::Kind;

    explicit SessionLog(QObject *parent = nullptr);

    /// The state that events bear from now on, by its RFC name.
    void setState(const QByteArray &name) { m_state = name; }

    /// Is told everything from now on, lines left out of a listing included; null for nobody.
    void setRecorder(std::shared_ptr<wire::TranscriptRecorder> recorder) { m_recorder = std::move(recorder); }

    void note(Kind kind, const QByteArray &text, qint64 octets = 0, CommandId command = 0);
    /// What was agreed on, and the server's certificate.
    void noteTls(const wire::TlsDetails &tls);
    /// A command, or a further line of it, goes out.
    void noteSent(const CommandQueue::Sending &sending);
    /// The connection is there: who talks to whom.
    void noteLink(const wire::Link &link);
    /// Of a listing the first lines are noted; the rest is left out.
    void noteLine(const CommandQueue::LineArrived &line);
    void noteBody(const CommandQueue::BodyArrived &body);
    /// So much of a body has come: noted some times a second at most.
    void noteProgress(CommandId command, qint64 octets);

    /// Where the body is to be seen in the log: its sink with somebody who listens.
    [[nodiscard]] std::shared_ptr<BodySink> listen(std::shared_ptr<BodySink> sink) const
    {
        return m_overheard.listen(std::move(sink));
    }

    /// Passes on at once what was noted.
    void flush();

    wire::SecretGuard &guard() { return m_transcript.guard(); }

Q_SIGNALS:
    /// What was noted since the last time, in batches.
    void grown(const QList<poplar::wire::TranscriptEvent> &events);

private:
    void beginListing(CommandId command);
    void add(wire::TranscriptEvent event);
    [[nodiscard]] qint64 messageOfReply(CommandId command);
    void recordLeftOut(const CommandQueue::LineArrived &line);

    wire::Transcript m_transcript;
    Overheard m_overheard;
    std::deque<std::pair<CommandId, qint64>> m_about; ///< Messages of the commands that are under way.
    QTimer m_timer;
    QByteArray m_state;
    CommandId m_listing = 0; ///< The listing whose lines are being noted,
    qint64 m_listingLines = 0; ///< and how many came,
    qint64 m_leftOut = 0; ///< and the octets of those that were not noted.
    QElapsedTimer m_progress; ///< Since the last was noted.
    std::shared_ptr<wire::TranscriptRecorder> m_recorder;
    quint64 m_told = 0; ///< Up to this event the transcript has been passed on.
};

} // namespace poplar::pop3
