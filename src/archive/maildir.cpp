// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/maildir.h"

#include "archive/durable.h"
#include "archive/storageerror.h"
#include "archive/uniquename.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <limits>

namespace poplar::archive {

namespace {

constexpr std::chrono::hours leftoverAge{36}; ///< Named by the Maildir specification.

/// Tells our files in `tmp` from those of other programs.
QString partSuffix()
{
    return QStringLiteral(".poplar");
}

bool isForeign(const QDir &folder)
{
    return !folder.isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot)
        && !folder.exists(QStringLiteral("cur")) && !folder.exists(QStringLiteral("new"));
}

void removeLeftovers(const QString &tmp)
{
    const QDateTime limit =
        QDateTime::currentDateTimeUtc().addSecs(-std::chrono::seconds(leftoverAge).count());
    QDirIterator files(tmp, {u'*' + partSuffix()}, QDir::Files | QDir::Hidden);
    while (files.hasNext()) {
        const QFileInfo file(files.next());
        if (file.lastModified() < limit)
            QFile::remove(file.filePath());
    }
}

} // namespace

Maildir::Maildir(const QString &path)
    : m_path(path)
    , m_volume(Volume::of(path + QStringLiteral("/tmp")))
{
}

Result<Maildir> Maildir::open(const QString &path)
{
    const QString absolute = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    const QFileInfo folder(absolute);
    if (folder.exists() && !folder.isDir())
        return storageError(absolute, std::make_error_code(std::errc::not_a_directory));
    // What cannot be listed would seem to be empty.
    if (folder.isDir() && !folder.isReadable())
        return storageError(absolute, std::make_error_code(std::errc::permission_denied));
    if (folder.isDir() && isForeign(QDir(absolute)))
        return Error{ErrorKind::Storage, {}, "NOT-MAILDIR", {}, absolute};
    return make(absolute);
}

Result<Maildir> Maildir::openOwn(const QString &folder)
{
    return make(QDir::cleanPath(QFileInfo(folder).absoluteFilePath()));
}

Result<Maildir> Maildir::make(const QString &absolute)
{
    for (const char *name : {"cur", "new", "tmp"}) {
        const QString part = absolute + u'/' + QLatin1StringView(name);
        if (const std::error_code error = makeFolder(part))
            return storageError(part, error);
    }
    removeLeftovers(absolute + QStringLiteral("/tmp"));
    return Maildir(absolute);
}

Result<std::unique_ptr<Delivery>> Maildir::begin(ReadBack readBack) const
{
    QString failure;
    for (int attempt = 0; attempt < uniqueNameAttempts; ++attempt) {
        const QString path = m_path + QStringLiteral("/tmp/") + uniqueName() + partSuffix();
        auto part = std::make_unique<QFile>(path);
        if (part->open(QFile::WriteOnly | QFile::NewOnly | QFile::Unbuffered,
                       QFile::ReadOwner | QFile::WriteOwner))
            return std::unique_ptr<Delivery>(new Delivery(m_path, m_volume, std::move(part), readBack));
        failure = part->errorString();
        if (!QFileInfo::exists(path))
            break;
    }
    return storageError(m_path + QStringLiteral("/tmp"), failure);
}

qint64 spaceFor(const QString &path)
{
    QFileInfo existing(QDir::cleanPath(QFileInfo(path).absoluteFilePath()));
    while (!existing.exists() && !existing.isRoot())
        existing.setFile(existing.absolutePath());
    std::error_code error;
    const auto space = std::filesystem::space(existing.filesystemAbsoluteFilePath(), error);
    return error ? -1 : qint64(std::min<std::uintmax_t>(space.available, std::numeric_limits<qint64>::max()));
}

} // namespace poplar::archive
