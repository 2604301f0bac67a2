// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "wire/secretguard.h"

#include <QByteArray>
#include <QDateTime>
#include <QElapsedTimer>
#include <QHostAddress>
#include <QList>
#include <QMetaType>

#include <chrono>
#include <optional>

namespace poplar::wire {

/// The two ends of a connection. An address is null where the system does not tell it: a proxy may know the
/// server's instead.
struct Link {
    QHostAddress local;
    quint16 localPort = 0;
    QHostAddress peer;
    quint16 peerPort = 0;

    bool operator==(const Link &) const = default;
};

/// One line of the story of a session. Its text is redacted where it was formed: no secret enters it.
struct TranscriptEvent {
    enum class Kind {
        Sent, ///< A command line, without its line end.
        Received, ///< A line of the server, without its line end.
        Body, ///< The body of a message, folded to its count.
        Security, ///< What happened to the TLS layer.
        State, ///< The connection or the session entered another state, in capitals; or a remark on them.
        Failure, ///< What went wrong, and ended the connection.
        Progress, ///< How far a body has come, some times a second: a measure, no line of the log.
    };

    /// Which way a body goes.
    enum class Way { In, Out };

    quint64 number = 0; ///< Counts from 1 in each transcript.
    QDateTime time; ///< UTC, milliseconds.
    /// Since the transcript began, by a clock that nobody sets: for everything that is a duration.
    std::chrono::microseconds sinceStart{0};
    Kind kind = Kind::Received;
    QByteArray state; ///< The session's state then, by its RFC name ("TRANSACTION").
    QByteArray text; ///< Bytes as sent, at most limit::transcriptText; show it through displayText().
    /// On the wire, line ends included; for Body: of the body; for Progress: of it so far. The line that ends
    /// a listing also counts those of its lines that were left out.
    qint64 octets = 0;
    qint64 lines = 0; ///< For Body: how many; for the line that ends a listing: how many it had.
    quint64 command = 0; ///< The command it belongs to; 0 if none.
    bool endsReply = false; ///< The server's reply to the command is complete with it.
    qint64 message = 0; ///< The message it concerns, as the session's owner names it; 0 if none.
    /// For Body: its beginning, at most limit::transcriptBody, where it is known. It is only passed on, and
    /// not for files: a reader keeps few of them, and gives up the others.
    QByteArray body = {};
    Way way = Way::In; ///< For Body and Progress: from the server or to it.
    std::optional<Link> link = {}; ///< With the event that tells of the connection.

    bool operator==(const TranscriptEvent &) const = default;
};

/// The text of a Failure: the name of its kind, and behind a colon what the system says.
[[nodiscard]] QByteArray failureText(const Error &error);

/// The same, taken apart.
struct FailureText {
    std::optional<ErrorKind> kind; ///< Nothing for a text that was not made so; then all of it is the detail.
    QByteArray detail;
};
[[nodiscard]] FailureText readFailureText(const QByteArray &text);

/// Appends to the beginning of a body what a chunk adds to it: limit::transcriptBody octets, and
/// limit::transcriptBodyMargin more that are not for showing.
void appendBodyBegin(QByteArray &begin, QByteArrayView chunk);

/// The redacted, numbered, bounded story of a session. Only the session writes it; readers catch up by
/// number. Older events than the newest limit::transcriptEvents are forgotten.
class Transcript {
public:
    Transcript() { m_clock.start(); }

    /// Adds an event: numbers it, stamps it, cuts and blots its text.
    void add(TranscriptEvent event);
    /// An event that is not to be kept here, with everything but a number.
    [[nodiscard]] TranscriptEvent stamped(TranscriptEvent event) const;

    /// What came after the event of that number, as far as it is still kept.
    [[nodiscard]] QList<TranscriptEvent> since(quint64 number) const;
    [[nodiscard]] quint64 lastNumber() const { return m_last; }
    /// The event added last, as it was kept. Only while there is one.
    [[nodiscard]] const TranscriptEvent &last() const { return m_events.last(); }

    /// The second line of defence: texts are searched for these secrets from now on.
    SecretGuard &guard() { return m_guard; }

private:
    QList<TranscriptEvent> m_events;
    quint64 m_last = 0;
    QElapsedTimer m_clock;
    SecretGuard m_guard;
};

} // namespace poplar::wire

Q_DECLARE_METATYPE(poplar::wire::TranscriptEvent)
