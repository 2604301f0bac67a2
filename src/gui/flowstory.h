// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/limits.h"
#include "wire/transcript.h"

#include <QHash>
#include <QList>

#include <array>

namespace poplar::gui {

using FlowTime = std::chrono::microseconds;

/// One thing of a session that has a place of its own in the diagram.
struct FlowMark {
    enum class Kind {
        Command, ///< From the client to the server.
        Reply, ///< From the server to the client; a listing is one, however long.
        Body, ///< What came behind a reply, or what went out.
        Security, ///< The TLS handshake is done.
        State,
        Failure,
    };
    Kind kind = Kind::Reply;
    quint64 number = 0; ///< Of its event; while a body comes, of the line before it.
    FlowTime at{0}; ///< Since the first session of the story began.
    FlowTime sinceStart{0}; ///< Since its own session began.
    QByteArray text; ///< As in the event.
    wire::TranscriptEvent::Way way = wire::TranscriptEvent::Way::In; ///< Of a body.
    qint64 octets = 0; ///< Of a body, so far.
    qint64 lines = 0; ///< Of a body, or of a listing, so far.
    qsizetype span = -1; ///< What it belongs to; -1 for nothing.
};

/// Something that lasts: a command until its reply is complete, or a TLS handshake.
struct FlowSpan {
    enum class Kind { Command, Handshake };
    enum class Course {
        Open, ///< It goes on.
        Complete,
        Lost, ///< The connection ended before it.
    };
    Kind kind = Kind::Command;
    Course course = Course::Open;
    qsizetype first = 0; ///< The mark that it begins with,
    qsizetype answered = -1; ///< that of the first line of the reply, -1 before it came,
    qsizetype body = -1; ///< that of the body, -1 if there is none,
    qsizetype reply = -1; ///< that which further lines of the server belong to,
    qsizetype last = -1; ///< and the last one of the story when it was over; -1 while it goes on.
    FlowTime begin{0};
    /// Since when the server owed the reply: it was sent, and the reply before was over. Known with the
    /// reply.
    FlowTime waitedFrom{0};
    FlowTime answeredAt{0};
    FlowTime end{0}; ///< So far.
    int lane = 0; ///< Of those that overlap each has its own, as far as there are lanes.
};

/// A state of the session, until the next one.
struct FlowBand {
    QByteArray name; ///< By its RFC name.
    qsizetype first = 0; ///< The mark that it begins with.
};

/// A transcript as what a sequence diagram shows. Grows with each event at a constant cost; marks never move
/// and only the newest of a span change. When there are too many, the oldest tenth is forgotten.
class FlowStory {
public:
    static constexpr int lanes = 8;

    explicit FlowStory(qsizetype capacity = limit::transcriptEvents)
        : m_capacity(capacity)
    {
    }

    void append(const QList<wire::TranscriptEvent> &events);
    void clear() { *this = FlowStory(m_capacity); }

    [[nodiscard]] const QList<FlowMark> &marks() const { return m_marks; }
    [[nodiscard]] const QList<FlowSpan> &spans() const { return m_spans; }
    [[nodiscard]] const QList<FlowBand> &bands() const { return m_bands; }
    /// How many marks have been forgotten: so far all indices have gone down since the beginning.
    [[nodiscard]] qsizetype forgotten() const { return m_forgotten; }
    /// The time of the last event.
    [[nodiscard]] FlowTime now() const { return m_now; }

    /// The band of a mark; -1 where it is not known.
    [[nodiscard]] qsizetype bandOf(qsizetype mark) const;
    /// The mark of an event, or the last one before it; -1 if there is none.
    [[nodiscard]] qsizetype markOf(quint64 number) const;

private:
    using Kind = wire::TranscriptEvent::Kind;

    void take(const wire::TranscriptEvent &event);
    void takeSent(const wire::TranscriptEvent &event);
    void takeReceived(const wire::TranscriptEvent &event);
    void takeBody(const wire::TranscriptEvent &event);
    [[nodiscard]] bool isOfChunk(const wire::TranscriptEvent &event, qsizetype span) const;
    void takeState(const wire::TranscriptEvent &event);
    void takeSecurity(const wire::TranscriptEvent &event);
    void beginSession(const wire::TranscriptEvent &event);
    qsizetype addMark(FlowMark::Kind kind, const wire::TranscriptEvent &event, qsizetype span = -1);
    qsizetype beginSpan(FlowSpan::Kind kind);
    void endSpan(qsizetype span, FlowSpan::Course course);
    void loseOpenSpans();
    void forgetOldest();

    qsizetype m_capacity;
    QList<FlowMark> m_marks;
    QList<FlowSpan> m_spans; ///< By the mark that they begin with.
    QList<FlowBand> m_bands;
    QHash<quint64, qsizetype> m_open; ///< Spans of commands that go on.
    QHash<quint64, qsizetype> m_expecting; ///< Those whose next line is a reply of its own.
    qsizetype m_handshake = -1; ///< The span of one under way.
    std::array<int, lanes> m_lanes{}; ///< How many spans are in each.
    qsizetype m_forgotten = 0;
    FlowTime m_base{0}; ///< When the session began.
    FlowTime m_now{0};
    FlowTime m_sinceStart{0};
    FlowTime m_lastReply{0}; ///< When the last one was over.
    QDateTime m_time;
};

} // namespace poplar::gui
