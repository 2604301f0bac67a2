// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/eventline.h"

#include "base/limits.h"
#include "wire/displaytext.h"

namespace poplar::records {

using Kind = wire::TranscriptEvent::Kind;

namespace {

constexpr qint64 crLf = 2;

/// What the event does not have although it was sent.
QByteArray aboutMissing(const wire::TranscriptEvent &event)
{
    const QByteArray octets = QByteArray::number(event.octets) + " octets";
    const QByteArray lines = QByteArray::number(event.lines) + " lines";
    if (event.kind == Kind::Body)
        return '[' + octets + ", " + lines + ']';
    const bool isLine = event.kind == Kind::Sent || event.kind == Kind::Received;
    const bool isMore = isLine && event.octets - crLf > event.text.size();
    if (isMore && event.lines > 0)
        return " [" + lines + " in all]"; // the end of a listing of which some were left out
    if (isMore && event.text.size() >= limit::transcriptText)
        return " [cut, " + octets + " in all]";
    return {};
}

} // namespace

QByteArray speakerOf(const wire::TranscriptEvent &event)
{
    switch (event.kind) {
    case Kind::Sent:
        return "C: ";
    case Kind::Received:
        return "S: ";
    case Kind::Body:
        return event.way == wire::TranscriptEvent::Way::Out ? "C: " : "S: ";
    case Kind::Security:
    case Kind::State:
    case Kind::Failure:
    case Kind::Progress:
        break;
    }
    return "-- ";
}

QByteArray textOf(const wire::TranscriptEvent &event)
{
    // A message is nobody else's business, even if some of it is known.
    const QByteArray text = event.kind == Kind::Body ? QByteArray() : wire::displayText(event.text).toUtf8();
    return text + aboutMissing(event);
}

QByteArray lineOf(const wire::TranscriptEvent &event)
{
    return event.time.toUTC().toString(Qt::ISODateWithMs).toLatin1() + ' ' + speakerOf(event) + textOf(event);
}

} // namespace poplar::records
