// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/sessionfile.h"

#include "records/eventline.h"
#include "wire/displaytext.h"

#include <QDir>

namespace poplar::records {

namespace {

constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
constexpr qsizetype writtenAtOnce = 64 * 1024;
constexpr int namesTried = 1000;
constexpr char full[] = "# The file has reached its greatest size and ends here.\n";

QByteArray headingText(const SessionHeading &heading)
{
    const auto line = [](const char *name, const QString &value) {
        return QByteArray("# ") + name + ": " + wire::displayText(value).toUtf8() + '\n';
    };
    return "# Poplar session log, version 1\n" + line("Protocol", heading.protocol.toUpper())
        + line("Account", heading.account)
        + line("Server", heading.server + u':' + QString::number(heading.port))
        + "# Times are UTC. C: the client, S: the server, -- what happened. Secrets are masked.\n";
}

} // namespace

SessionFile::SessionFile(const LogFiles &rules, const SessionHeading &heading, const QDateTime &now)
    : m_rules(rules)
    , m_room(rules.octets)
{
    create(rules, heading, now);
    if (m_file.isOpen())
        m_pending = headingText(heading);
}

SessionFile::~SessionFile()
{
    (void)flush(); // nobody is left to be told
    close();
    tidy(m_rules);
}

/// Never what is there already, nor where a link of that name leads: QFile makes a new file or fails.
void SessionFile::create(const LogFiles &rules, const SessionHeading &heading, const QDateTime &now)
{
    const QDir folder(rules.folder);
    for (int again = 0; again < namesTried; ++again) {
        m_file.setFileName(folder.filePath(logFileName(heading.protocol, now, again)));
        if (m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerOnly))
            return openlogs::noteOpen(QFileInfo(m_file).absoluteFilePath());
        if (!QFileInfo::exists(m_file.fileName()) && !QFileInfo(m_file.fileName()).isSymLink())
            break;
    }
    end(m_file.errorString());
    m_file.setFileName({});
}

void SessionFile::record(const wire::TranscriptEvent &event)
{
    if (!m_file.isOpen())
        return;
    if (event.kind == wire::TranscriptEvent::Kind::Progress)
        return touch();
    m_pending += lineOf(event) + '\n';
    if (m_pending.size() >= writtenAtOnce)
        write();
}

void SessionFile::write()
{
    const bool isFull = m_pending.size() + qsizetype(sizeof full) > m_room;
    if (isFull)
        m_pending = full;
    m_room -= m_pending.size();
    if (m_file.write(m_pending) != m_pending.size() || !m_file.flush())
        return end(m_file.errorString());
    m_pending.clear();
    if (isFull)
        close();
}

/// While a large message comes nothing is written; other programs are to see that the file is in use.
void SessionFile::touch()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const qint64 silence = m_file.fileTime(QFileDevice::FileModificationTime).secsTo(now);
    if (silence > std::chrono::seconds(limit::logTouched).count())
        m_file.setFileTime(now, QFileDevice::FileModificationTime);
}

void SessionFile::close()
{
    if (!m_file.isOpen())
        return;
    m_file.close();
    openlogs::noteClosed(QFileInfo(m_file).absoluteFilePath());
}

void SessionFile::end(const QString &why)
{
    m_failure = Error{ErrorKind::Storage, {}, {}, {}, why};
    m_pending.clear();
    close();
}

Result<Done> SessionFile::flush()
{
    if (m_file.isOpen() && !m_pending.isEmpty())
        write();
    if (m_failure)
        return *std::exchange(m_failure, std::nullopt);
    return Done();
}

} // namespace poplar::records
