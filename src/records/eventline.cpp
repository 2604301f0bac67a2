// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/eventline.h"

#include "base/limits.h"
#include "wire/displaytext.h"

namespace poplar::records {

using Kind = wire::TranscriptEvent::Kind;

namespace {

constexpr qint64 lineEnd = 2; ///< CR, LF.

/// Only the beginning of a longer line is kept in an event.
bool isCut(const wire::TranscriptEvent &event)
{
    return event.text.size() >= limit::transcriptText && event.octets - lineEnd > event.text.size();
}

} // namespace

QByteArray speakerOf(Kind kind)
{
    switch (kind) {
    case Kind::Sent:
        return "C: ";
    case Kind::Received:
    case Kind::Body:
        return "S: ";
    case Kind::Security:
    case Kind::State:
    case Kind::Failure:
        break;
    }
    return "-- ";
}

QByteArray textOf(const wire::TranscriptEvent &event)
{
    QByteArray text = wire::displayText(event.text).toUtf8();
    const auto note = [&text](const QByteArray &words) {
        text += (text.isEmpty() ? "[" : " [") + words + ']';
    };
    if (event.kind == Kind::Body)
        note(QByteArray::number(event.octets) + " octets, " + QByteArray::number(event.lines) + " lines");
    else if (isCut(event))
        note("cut, " + QByteArray::number(event.octets) + " octets in all");
    return text;
}

QByteArray lineOf(const wire::TranscriptEvent &event)
{
    return event.time.toUTC().toString(Qt::ISODateWithMs).toLatin1() + ' ' + speakerOf(event.kind)
        + textOf(event);
}

} // namespace poplar::records
