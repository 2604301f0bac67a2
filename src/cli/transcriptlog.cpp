// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/transcriptlog.h"

#include "records/eventline.h"

#include <QFileInfo>

namespace poplar::cli {

namespace {

constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

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
        if (event.kind != wire::TranscriptEvent::Kind::Progress)
            lines += records::lineOf(event) + '\n';
    }
    if (m_failed || (m_file.write(lines) == lines.size() && m_file.flush()))
        return Done();
    m_failed = true;
    return fileError(m_file);
}

} // namespace poplar::cli
