// SPDX-License-Identifier: GPL-3.0-or-later
#include "pop3/sessionlog.h"

#include <algorithm>

namespace poplar::pop3 {

namespace {

constexpr std::chrono::milliseconds transcriptBatch{50};
/// Lines of one listing that are noted one by one.
constexpr qint64 listingLinesNoted = 100;
constexpr std::chrono::milliseconds progressInterval{250};

/// The indicator stays, what is behind it goes.
QByteArray maskedChallenge(QByteArrayView line)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
    const qsizetype blank = std::find_if(line.begin(), line.end(), isBlank) - line.begin();
    if (line.sliced(blank).trimmed().isEmpty())
        return line.toByteArray();
    return line.first(blank).toByteArray() + ' ' + wire::SecretGuard::blot;
}

/// In one line, in terms that are the same in any language.
QByteArray described(const wire::CertificateDetails &certificate)
{
    const auto day = [](const QDateTime &time) { return time.toUTC().date().toString(Qt::ISODate); };
    const QStringList parts{
        QStringLiteral("certificate CN=%1").arg(certificate.names.value(0)),
        QStringLiteral("issuer=%1").arg(certificate.issuer),
        QStringLiteral("valid=%1/%2").arg(day(certificate.validFrom), day(certificate.validUntil)),
        QStringLiteral("SHA-256=%1").arg(QString::fromLatin1(certificate.sha256.toHex(':').toUpper()))};
    return parts.join(QStringLiteral("; ")).toUtf8();
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

void SessionLog::noteTls(const wire::TlsDetails &tls)
{
    note(Kind::Security, (tls.protocol + u' ' + tls.cipher).toUtf8());
    if (!tls.chain.isEmpty())
        note(Kind::Security, described(tls.chain.first()));
}

void SessionLog::noteSent(const CommandQueue::Sending &sending)
{
    if (sending.message != 0)
        m_about.emplace_back(sending.id, sending.message);
    wire::TranscriptEvent event;
    event.kind = Kind::Sent;
    event.text = sending.encoded.shown;
    event.octets = sending.encoded.wire.size();
    event.command = sending.id;
    event.message = sending.message;
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
    if (line.kind == LineKind::OfListing) {
        if (m_listing != line.command)
            beginListing(line.command);
        if (++m_listingLines > listingLinesNoted) {
            m_leftOut += line.line.size() + 2;
            return recordLeftOut(line);
        }
    }
    wire::TranscriptEvent event;
    event.kind = Kind::Received;
    event.text = line.kind == LineKind::Challenge ? maskedChallenge(line.line) : line.line.toByteArray();
    event.octets = line.line.size() + 2;
    event.command = line.command;
    event.message = messageOfReply(line.command);
    event.endsReply = line.endsReply;
    if (line.endsReply && m_listing == line.command) {
        event.octets += m_leftOut;
        event.lines = m_listingLines;
        beginListing(0);
    }
    add(std::move(event));
}

void SessionLog::recordLeftOut(const CommandQueue::LineArrived &line)
{
    if (!m_recorder)
        return;
    wire::TranscriptEvent event;
    event.kind = Kind::Received;
    event.state = m_state;
    event.text = line.line.toByteArray();
    event.octets = line.line.size() + 2;
    event.command = line.command;
    m_recorder->record(m_transcript.stamped(std::move(event)));
}

void SessionLog::beginListing(CommandId command)
{
    m_listing = command;
    m_listingLines = 0;
    m_leftOut = 0;
}

void SessionLog::noteProgress(CommandId command, qint64 octets)
{
    if (m_progress.isValid() && !m_progress.hasExpired(progressInterval.count()))
        return;
    m_progress.start();
    note(Kind::Progress, {}, octets, command);
}

void SessionLog::noteBody(const CommandQueue::BodyArrived &body)
{
    wire::TranscriptEvent event;
    event.kind = Kind::Body;
    event.octets = body.octets;
    event.lines = body.lines;
    event.command = body.command;
    event.message = messageOfReply(body.command);
    event.endsReply = true;
    add(std::move(event));
    m_overheard.name(m_transcript.lastNumber());
}

/// Replies come in the order of the commands: what stands before this one is over.
qint64 SessionLog::messageOfReply(CommandId command)
{
    while (!m_about.empty() && m_about.front().first < command)
        m_about.pop_front();
    return m_about.empty() || m_about.front().first != command ? 0 : m_about.front().second;
}

void SessionLog::add(wire::TranscriptEvent event)
{
    event.state = m_state;
    m_transcript.add(std::move(event));
    if (m_recorder)
        m_recorder->record(m_transcript.last());
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
    QList<wire::TranscriptEvent> events = m_transcript.since(m_told);
    m_told = m_transcript.lastNumber();
    // Named in the order of the events, each of a Body.
    auto event = events.begin();
    for (const Overheard::Body &body : m_overheard.take()) {
        event = std::find_if(event, events.end(), [&](const auto &one) { return one.number >= body.first; });
        if (event != events.end() && event->number == body.first)
            event->body = m_transcript.guard().blotted(body.second);
    }
    if (!events.isEmpty())
        Q_EMIT grown(events);
}

} // namespace poplar::pop3
