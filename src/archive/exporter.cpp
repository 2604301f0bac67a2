// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/exporter.h"

#include "archive/exporttarget.h"
#include "archive/storageerror.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace poplar::archive {

namespace {

constexpr qint64 exportBlock = 256 * 1024;

Error cancelled()
{
    return Error{ErrorKind::Cancelled, {}, {}, {}, {}};
}

} // namespace

Exporter::Exporter(const QString &folder, MailFormat format, const QString &target)
    : m_finder(folder)
{
    m_exported.target = QDir::cleanPath(QFileInfo(target).absoluteFilePath());
    m_target = exportTarget(format, m_exported.target);
}

Exporter::~Exporter() = default;

Exported Exporter::run(const QList<ExportItem> &items, const TransferWatch &watch)
{
    m_watch = &watch;
    if (const Result<Done> opened = m_target->open(); !opened) {
        m_exported.stopped = opened.error();
        return m_exported;
    }
    for (const ExportItem &item : items) {
        if (write(item) == Outcome::Stopped)
            break;
        ++m_progress.messages;
    }
    if (!m_exported.stopped) {
        if (const Result<Done> closed = m_target->close(); !closed)
            stop(closed.error());
    }
    if (m_exported.stopped && m_target->giveUp() == ExportTarget::Rest::IsGone)
        m_exported.messages = m_exported.octets = 0;
    return m_exported;
}

Exporter::Outcome Exporter::leaveOut(const ExportItem &item, const Error &error)
{
    ++m_exported.failed;
    if (m_exported.failures.size() < failuresTold)
        m_exported.failures += {item.name.isEmpty() ? item.file : item.name, error};
    return Outcome::LeftOut;
}

Exporter::Outcome Exporter::stop(const Error &error)
{
    m_exported.stopped = error;
    return Outcome::Stopped;
}

bool Exporter::mayGoOn(const TransferWatch &watch)
{
    return !watch || watch(m_progress) == TransferNext::GoOn;
}

Exporter::Outcome Exporter::write(const ExportItem &item)
{
    if (!mayGoOn(*m_watch))
        return stop(cancelled());
    const std::optional<QString> path = m_finder.find(item.file);
    if (!path)
        return leaveOut(item,
                        storageError(item.file, std::make_error_code(std::errc::no_such_file_or_directory)));
    const qint64 before = m_progress.octets;
    const Outcome outcome = copy(item, *path);
    if (outcome == Outcome::Written) {
        ++m_exported.messages;
        m_exported.octets += m_progress.octets - before;
    }
    return outcome;
}

Exporter::Outcome Exporter::copy(const ExportItem &item, const QString &path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly | QFile::Unbuffered))
        return leaveOut(item, storageError(path, file.errorString()));
    QByteArray octets = file.read(exportBlock);
    if (const Result<Done> begun = m_target->begin(item, lineEndsOf(octets)); !begun)
        return stop(begun.error());
    for (; !octets.isEmpty(); octets = file.read(exportBlock)) {
        if (const Result<Done> written = m_target->write(octets); !written)
            return stop(written.error());
        m_progress.octets += octets.size();
        if (!mayGoOn(*m_watch))
            return stop(cancelled());
    }
    const bool isRead = file.error() == QFile::NoError;
    const Result<Done> ended = isRead ? m_target->end() : m_target->drop();
    if (!ended)
        return stop(ended.error());
    return isRead ? Outcome::Written : leaveOut(item, storageError(path, file.errorString()));
}

} // namespace poplar::archive
