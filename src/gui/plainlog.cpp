// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/plainlog.h"

#include "wire/displaytext.h"

namespace poplar::gui {

namespace {

constexpr int mostPlainLines = 5000;

QChar directionSign(wire::TranscriptEvent::Kind kind)
{
    switch (kind) {
    case wire::TranscriptEvent::Kind::Sent:
        return u'>';
    case wire::TranscriptEvent::Kind::Received:
    case wire::TranscriptEvent::Kind::Body:
        return u'<';
    default:
        return u'-';
    }
}

} // namespace

PlainLog::PlainLog(const QString &name, QWidget *parent)
    : QPlainTextEdit(parent)
{
    setAccessibleName(name);
    setReadOnly(true);
    setMaximumBlockCount(mostPlainLines);
    setLineWrapMode(QPlainTextEdit::NoWrap);
}

void PlainLog::append(const QList<wire::TranscriptEvent> &events)
{
    for (const wire::TranscriptEvent &event : events) {
        if (event.kind != wire::TranscriptEvent::Kind::Progress)
            appendPlainText(event.time.toLocalTime().toString(QStringLiteral("hh:mm:ss.zzz "))
                            + directionSign(event.kind) + u' ' + wire::displayText(event.text));
    }
}

} // namespace poplar::gui
