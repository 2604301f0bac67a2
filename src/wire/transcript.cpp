// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/transcript.h"

#include "base/limits.h"
#include "wire/displaytext.h"

#include <QMetaEnum>

#include <algorithm>

namespace poplar::wire {

QByteArray failureText(const Error &error)
{
    const QByteArray kind = QMetaEnum::fromType<ErrorKind>().valueToKey(static_cast<int>(error.kind));
    return error.detail.isEmpty() ? kind : kind + ": " + error.detail.toUtf8();
}

FailureText readFailureText(const QByteArray &text)
{
    const qsizetype colon = text.indexOf(':');
    bool isKind = false;
    const int kind = QMetaEnum::fromType<ErrorKind>().keyToValue(
        text.left(colon < 0 ? text.size() : colon).constData(), &isKind);
    if (!isKind)
        return {{}, text};
    return {ErrorKind(kind), colon < 0 ? QByteArray() : text.mid(colon + 1).trimmed()};
}

void appendBodyBegin(QByteArray &begin, QByteArrayView chunk)
{
    const qsizetype room = limit::transcriptBody + limit::transcriptBodyMargin - begin.size();
    begin.append(chunk.first(std::min(room, chunk.size())));
}

TranscriptEvent Transcript::stamped(TranscriptEvent event) const
{
    event.time = QDateTime::currentDateTimeUtc();
    event.sinceStart = std::chrono::microseconds(m_clock.nsecsElapsed() / 1000);
    // Blot before cutting, or half a secret at the border would pass.
    event.text = m_guard.blotted(event.text);
    cutBetweenCharacters(event.text, limit::transcriptText);
    return event;
}

void Transcript::add(TranscriptEvent event)
{
    event = stamped(std::move(event));
    event.number = ++m_last;
    // Drops a tenth at a time, so that a full ring does not move at every line.
    if (m_events.size() >= limit::transcriptEvents)
        m_events.remove(0, limit::transcriptEvents / 10);
    m_events += std::move(event);
}

QList<TranscriptEvent> Transcript::since(quint64 number) const
{
    if (m_events.isEmpty() || number >= m_last)
        return {};
    const quint64 first = m_events.first().number;
    const auto skip = static_cast<qsizetype>(number < first ? 0 : number - first + 1);
    return m_events.mid(skip);
}

} // namespace poplar::wire
