// SPDX-License-Identifier: GPL-3.0-or-later
#include "pop3/sessionlog.h"

#include <algorithm>

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

void SessionLog::noteLine(const CommandQueue::LineArrived &line)
{
    using LineKind = CommandQueue::LineArrived::Kind;
    if (line.kind == LineKind::OfListing) {
        m_listingLines = m_listing == line.command ? m_listingLines + 1 : 1;
        m_listing = line.command;
        if (m_listingLines > listingLinesNoted)
            return;
    }
    const QByteArray text =
        line.kind == LineKind::Challenge ? maskedChallenge(line.line) : line.line.toByteArray();
    note(Kind::Received, text, line.line.size() + 2, line.command);
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
    event.state = m_state;
    m_transcript.add(std::move(event));
    if (!m_timer.isActive())
        m_timer.start();
}

void SessionLog::flush()
{
    m_timer.stop();
    const QList<wire::TranscriptEvent> events = m_transcript.since(m_told);
    m_told = m_transcript.lastNumber();
    if (!events.isEmpty())
        Q_EMIT grown(events);
}

} // namespace poplar::pop3
