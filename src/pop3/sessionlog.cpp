// SPDX-License-Identifier: GPL-3.0-or-later
#include "pop3/sessionlog.h"

#include <algorithm>
#include <utility>

namespace poplar::pop3 {

namespace {

constexpr std::chrono::milliseconds transcriptBatch{50};
/// Lines of one listing that are noted one by one.
constexpr qint64 listingLinesNoted = 100;

/// The indicator stays, what is behind it goes.
QByteArray maskedChallenge(QByteArrayView line)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
    const qsizetype blank = std::find_if(line.begin(), line.end(), isBlank) - line.begin();
    if (line.sliced(blank).trimmed().isEmpty())
        return line.toByteArray();
    return line.first(blank).toByteArray() + ' ' + wire::SecretGuard::blot;
}

} // namespace

SessionLog::SessionLog(QObject *parent)
    : QObject(parent)
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(transcriptBatch);
    connect(&m_timer, &QTimer::timeout, this, &SessionLog::flush);
}

void SessionLog::note(Kind kind, const QByteArray &text, qint64 octets, CommandId command)
{
    wire::TranscriptEvent event;
    event.kind = kind;
    event.text = text;
    event.octets = octets;
    event.command = command;
    add(std::move(event));
}

void SessionLog::noteLink(const wire::Link &link)
{
    const auto end = [](const QHostAddress &address, quint16 port) {
        const QByteArray name = address.isNull() ? "unknown" : address.toString().toLatin1();
        return (name.contains(':') ? '[' + name + ']' : name) + ':' + QByteArray::number(port);
    };
    wire::TranscriptEvent event;
    event.kind = Kind::State;
    event.text = "connected from " + end(link.local, link.localPort) + " to " + end(link.peer, link.peerPort);
    event.link = link;
    add(std::move(event));
}

void SessionLog::noteLine(const CommandQueue::LineArrived &line)
{
    using LineKind = CommandQueue::LineArrived::Kind;
    wire::TranscriptEvent event;
    event.kind = Kind::Received;
    event.text = line.kind == LineKind::Challenge ? maskedChallenge(line.line) : line.line.toByteArray();
    event.octets = line.line.size() + 2;
    event.command = line.command;
    if (line.kind == LineKind::OfListing) {
        m_listingLines = m_listing == line.command ? m_listingLines + 1 : 1;
        m_listing = line.command;
        if (m_listingLines > listingLinesNoted)
            return foldLine(std::move(event));
    }
    add(std::move(event));
}

void SessionLog::foldLine(wire::TranscriptEvent event)
{
    ++m_foldedLines;
    m_foldedOctets += event.octets;
    if (!m_recorder)
        return;
    event.state = m_state;
    m_recorder->record(m_transcript.stamped(std::move(event)));
}

/// The recorder has had these lines one by one.
void SessionLog::noteFolded()
{
    if (m_foldedLines == 0)
        return;
    wire::TranscriptEvent event;
    event.kind = Kind::Body;
    event.octets = std::exchange(m_foldedOctets, 0);
    event.lines = std::exchange(m_foldedLines, 0);
    event.command = m_listing;
    event.state = m_state;
    keep(std::move(event));
}

void SessionLog::noteBody(const CommandQueue::BodyArrived &body)
{
    wire::TranscriptEvent event;
    event.kind = Kind::Body;
    event.octets = body.octets;
    event.lines = body.lines;
    event.command = body.command;
    add(std::move(event));
}

void SessionLog::add(wire::TranscriptEvent event)
{
    if (event.kind != Kind::Sent) // commands go out while a listing comes in
        noteFolded();
    event.state = m_state;
    keep(std::move(event));
    if (m_recorder)
        m_recorder->record(m_transcript.last());
}

void SessionLog::keep(wire::TranscriptEvent event)
{
    m_transcript.add(std::move(event));
    if (!m_timer.isActive())
        m_timer.start();
}

void SessionLog::flush()
{
    const Result<Done> recorded = m_recorder ? m_recorder->flush() : Done();
    if (!recorded) {
        m_recorder.reset();
        note(Kind::Failure, "Storage: " + recorded.error().detail.toUtf8());
    }
    m_timer.stop();
    const QList<wire::TranscriptEvent> events = m_transcript.since(m_told);
    m_told = m_transcript.lastNumber();
    if (!events.isEmpty())
        Q_EMIT grown(events);
}

} // namespace poplar::pop3
