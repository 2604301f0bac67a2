// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/transcriptlog.h"

#include "wire/displaytext.h"

#include <QFileInfo>

namespace poplar::cli {

namespace {

using Kind = wire::TranscriptEvent::Kind;

constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

const char *direction(Kind kind)
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
    case Kind::Progress:
        break;
    }
    return "-- ";
}

Error fileError(const QFile &file)
{
    return {ErrorKind::Storage, {}, {}, {}, file.errorString()};
}

} // namespace

Result<Done> TranscriptLog::open(const QString &path)
{
    m_file.setFileName(path);
    // A pipe or a device has no end to append at, and its permissions are not ours to change.
    const QFileInfo info(path);
    const bool isFile = !info.exists() || info.isFile();
    const QIODevice::OpenMode mode = isFile ? QIODevice::Append : QIODevice::Unbuffered;
    if (!m_file.open(QIODevice::WriteOnly | mode, ownerOnly))
        return fileError(m_file);
    // It may have been there before, with other permissions. A file system without owners is no reason to
    // stop.
    if (isFile)
        m_file.setPermissions(ownerOnly);
    return Done();
}

Result<Done> TranscriptLog::add(const QList<wire::TranscriptEvent> &events)
{
    if (!m_file.isOpen())
        return Done();
    QByteArray lines;
    for (const wire::TranscriptEvent &event : events) {
        if (event.kind != Kind::Progress)
            lines += lineOf(event) + '\n';
    }
    if (m_failed || (m_file.write(lines) == lines.size() && m_file.flush()))
        return Done();
    m_failed = true;
    return fileError(m_file);
}

QByteArray TranscriptLog::lineOf(const wire::TranscriptEvent &event)
{
    QByteArray text = wire::displayText(event.text).toUtf8();
    if (event.kind == Kind::Body)
        text += (text.isEmpty() ? "[" : " [") + QByteArray::number(event.octets) + " octets, "
            + QByteArray::number(event.lines) + " lines]";
    return event.time.toUTC().toString(Qt::ISODateWithMs).toLatin1() + ' ' + direction(event.kind) + text;
}

} // namespace poplar::cli
