// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/plainlog.h"

#include "gui/theme.h"
#include "records/eventline.h"

#include <QFontDatabase>

namespace poplar::gui {

namespace {

constexpr int mostPlainLines = 5000;

} // namespace

PlainLog::PlainLog(const QString &name, QWidget *parent)
    : QPlainTextEdit(parent)
{
    setAccessibleName(name);
    setReadOnly(true);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    document()->setDocumentMargin(space::normal);
    setMaximumBlockCount(mostPlainLines);
    setLineWrapMode(QPlainTextEdit::NoWrap);
}

void PlainLog::append(const QList<wire::TranscriptEvent> &events)
{
    for (const wire::TranscriptEvent &event : events) {
        if (event.kind == wire::TranscriptEvent::Kind::Progress)
            continue;
        appendPlainText(event.time.toLocalTime().toString(QStringLiteral("hh:mm:ss.zzz "))
                        + QString::fromUtf8(records::speakerOf(event) + records::textOf(event)));
    }
}

} // namespace poplar::gui
