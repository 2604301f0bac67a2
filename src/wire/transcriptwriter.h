// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/tlsdetails.h"
#include "wire/transcript.h"
#include "wire/transcriptrecorder.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <deque>
#include <memory>
#include <utility>

namespace poplar::wire {

/// Writes the transcript of one session, whatever its protocol: what happens to the connection, how far a
/// body is, and when all of it is passed on. What is said belongs to the protocol's own writer.
class TranscriptWriter : public QObject {
    Q_OBJECT

public:
    using Kind = TranscriptEvent::Kind;

    explicit TranscriptWriter(QObject *parent = nullptr);

    /// The state that events bear from now on, by its RFC name.
    void setState(const QByteArray &name) { m_state = name; }

    /// Is told everything from now on, lines left out of a listing included; null for nobody.
    void setRecorder(std::shared_ptr<TranscriptRecorder> recorder) { m_recorder = std::move(recorder); }

    void note(Kind kind, const QByteArray &text, qint64 octets = 0, quint64 command = 0);
    /// What was agreed on, and the server's certificate.
    void noteTls(const TlsDetails &tls);
    /// The connection is there: who talks to whom.
    void noteLink(const Link &link);
    /// Why the session ends.
    void noteFailure(const Error &error) { note(Kind::Failure, failureText(error)); }
    /// So much of a body has passed: noted some times a second at most.
    void noteProgress(quint64 command, qint64 octets, TranscriptEvent::Way way = TranscriptEvent::Way::In);

    /// Passes on at once what was noted.
    void flush();

    SecretGuard &guard() { return m_transcript.guard(); }

Q_SIGNALS:
    /// What was noted since the last time, in batches.
    void grown(const QList<poplar::wire::TranscriptEvent> &events);

protected:
    void add(TranscriptEvent event);
    /// Adds an event that is passed on with the beginning of a body. Of the newest ones so many are kept
    /// until then as limit::transcriptBodiesAtOnce and limit::transcriptBodiesAtOnceOctets allow: looking for
    /// secrets in all of them would take longer than to fetch them.
    /// @param begin as appendBodyBegin() makes it.
    void addBody(TranscriptEvent event, const QByteArray &begin);
    /// The recorder alone is told.
    void recordOnly(TranscriptEvent event);

private:
    void flushSoon();
    void attachBodies(QList<TranscriptEvent> &events);

    Transcript m_transcript;
    QTimer m_timer;
    QByteArray m_state;
    QElapsedTimer m_progress; ///< Since the last was noted.
    std::shared_ptr<TranscriptRecorder> m_recorder;
    std::deque<std::pair<quint64, QByteArray>>
        m_bodies; ///< By the numbers of their events; not passed on yet.
    qint64 m_bodyOctets = 0; ///< Of them together.
    quint64 m_told = 0; ///< Up to this event the transcript has been passed on.
};

} // namespace poplar::wire
