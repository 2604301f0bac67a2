// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/outputfile.h"

#include "archive/storageerror.h"
#include "archive/uniquename.h"

#include <QFileInfo>

namespace poplar::archive {

namespace {

constexpr qsizetype gatheredOctets = 256 * 1024; ///< Written at once.

} // namespace

OutputFile::OutputFile(std::unique_ptr<QFile> file)
    : m_file(std::move(file))
{
}

OutputFile::~OutputFile()
{
    if (!m_isMoved)
        m_file->remove();
}

Result<std::unique_ptr<OutputFile>> OutputFile::begin(const QString &folder)
{
    QString failure;
    for (int attempt = 0; attempt < uniqueNameAttempts; ++attempt) {
        // A leading dot: nobody takes it for a message.
        const QString path = QStringLiteral("%1/.%2.poplar").arg(folder, uniqueName());
        auto file = std::make_unique<QFile>(path);
        if (file->open(QFile::WriteOnly | QFile::NewOnly | QFile::Unbuffered,
                       QFile::ReadOwner | QFile::WriteOwner))
            return std::unique_ptr<OutputFile>(new OutputFile(std::move(file)));
        failure = file->errorString();
        if (!QFileInfo::exists(path))
            break;
    }
    return storageError(folder, failure);
}

Error OutputFile::failure() const
{
    return storageError(m_file->fileName(), m_file->errorString());
}

Result<Done> OutputFile::write(QByteArrayView octets)
{
    m_pending += octets;
    m_octets += octets.size();
    return m_pending.size() < gatheredOctets ? Done() : flush();
}

Result<Done> OutputFile::flush()
{
    // A full disk takes a part first; only the next attempt says why it takes no more.
    while (!m_pending.isEmpty()) {
        const qint64 written = m_file->write(m_pending);
        if (written <= 0)
            return failure();
        m_pending.remove(0, written);
    }
    return Done();
}

Result<Done> OutputFile::truncate(qint64 octets)
{
    const qint64 inFile = m_octets - m_pending.size();
    m_pending.truncate(std::max<qint64>(octets - inFile, 0));
    m_octets = octets;
    if (octets >= inFile)
        return Done();
    if (!m_file->resize(octets) || !m_file->seek(octets))
        return failure();
    return Done();
}

Result<Done> OutputFile::finish(Sync sync)
{
    if (const Result<Done> flushed = flush(); !flushed)
        return flushed;
    m_file->close();
    if (m_file->error() != QFile::NoError)
        return failure();
    if (sync == Sync::Later)
        return Done();
    if (const std::error_code error = syncFile(m_file->fileName()))
        return storageError(m_file->fileName(), error);
    return Done();
}

std::error_code OutputFile::moveTo(const QString &path)
{
    const std::error_code error = moveToNewName(m_file->fileName(), path);
    m_isMoved = !error;
    return error;
}

} // namespace poplar::archive
