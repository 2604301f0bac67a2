// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/transcriptwriter.h"

#include "base/limits.h"

#include <algorithm>

namespace poplar::wire {

namespace {

constexpr std::chrono::milliseconds transcriptBatch{50};
constexpr std::chrono::milliseconds progressInterval{250};

/// In one line, in terms that are the same in any language.
QByteArray described(const CertificateDetails &certificate)
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

TranscriptWriter::TranscriptWriter(QObject *parent)
    : QObject(parent)
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(transcriptBatch);
    connect(&m_timer, &QTimer::timeout, this, &TranscriptWriter::flush);
}

void TranscriptWriter::note(Kind kind, const QByteArray &text, qint64 octets, quint64 command)
{
    TranscriptEvent event;
    event.kind = kind;
    event.text = text;
    event.octets = octets;
    event.command = command;
    add(std::move(event));
}

void TranscriptWriter::noteTls(const TlsDetails &tls)
{
    note(Kind::Security, (tls.protocol + u' ' + tls.cipher).toUtf8());
    if (!tls.chain.isEmpty())
        note(Kind::Security, described(tls.chain.first()));
}

void TranscriptWriter::noteLink(const Link &link)
{
    const auto end = [](const QHostAddress &address, quint16 port) {
        const QByteArray name = address.isNull() ? "unknown" : address.toString().toLatin1();
        return (name.contains(':') ? '[' + name + ']' : name) + ':' + QByteArray::number(port);
    };
    TranscriptEvent event;
    event.kind = Kind::State;
    event.text = "connected from " + end(link.local, link.localPort) + " to " + end(link.peer, link.peerPort);
    event.link = link;
    add(std::move(event));
}

void TranscriptWriter::noteProgress(quint64 command, qint64 octets, TranscriptEvent::Way way)
{
    if (m_progress.isValid() && !m_progress.hasExpired(progressInterval.count()))
        return;
    m_progress.start();
    TranscriptEvent event;
    event.kind = Kind::Progress;
    event.octets = octets;
    event.command = command;
    event.way = way;
    add(std::move(event));
}

void TranscriptWriter::add(TranscriptEvent event)
{
    event.state = m_state;
    m_transcript.add(std::move(event));
    if (m_recorder)
        m_recorder->record(m_transcript.last());
    flushSoon();
}

void TranscriptWriter::flushSoon()
{
    if (!m_timer.isActive())
        m_timer.start();
}

void TranscriptWriter::recordOnly(TranscriptEvent event)
{
    if (!m_recorder)
        return;
    event.state = m_state;
    m_recorder->record(m_transcript.stamped(std::move(event)));
    flushSoon();
}

void TranscriptWriter::addBody(TranscriptEvent event, const QByteArray &begin)
{
    add(std::move(event));
    m_bodies.emplace_back(m_transcript.lastNumber(), begin);
    m_bodyOctets += begin.size();
    while (m_bodyOctets > limit::transcriptBodiesAtOnceOctets
           || m_bodies.size() > std::size_t(limit::transcriptBodiesAtOnce)) {
        m_bodyOctets -= m_bodies.front().second.size();
        m_bodies.pop_front();
    }
}

void TranscriptWriter::attachBodies(QList<TranscriptEvent> &events)
{
    m_bodyOctets = 0;
    auto event = events.begin();
    for (const auto &body : std::exchange(m_bodies, {})) { // in the order of the events
        event = std::find_if(event, events.end(), [&](const auto &one) { return one.number >= body.first; });
        if (event != events.end() && event->number == body.first)
            event->body = guard().blotted(body.second).left(limit::transcriptBody);
    }
}

void TranscriptWriter::flush()
{
    const Result<Done> recorded = m_recorder ? m_recorder->flush() : Done();
    if (!recorded) {
        m_recorder.reset();
        // No Failure: the session goes on.
        note(Kind::State, "log file ended: " + recorded.error().detail.toUtf8());
    }
    m_timer.stop();
    QList<TranscriptEvent> events = m_transcript.since(m_told);
    m_told = m_transcript.lastNumber();
    attachBodies(events);
    if (!events.isEmpty())
        Q_EMIT grown(events);
}

} // namespace poplar::wire
