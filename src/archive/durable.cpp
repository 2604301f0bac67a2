// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/durable.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSysInfo>
#include <QVersionNumber>

#ifdef Q_OS_WIN
#include <io.h>
#include <qt_windows.h>
#else
#include <fcntl.h>
#ifdef Q_OS_LINUX
#include <linux/magic.h>
#include <sys/vfs.h>
#endif
#include <sys/stat.h>
#include <unistd.h>
#endif

#include <cerrno>
#include <cstdio>

namespace poplar::archive {

namespace {

std::error_code lastError()
{
#ifdef Q_OS_WIN
    return {int(GetLastError()), std::system_category()};
#else
    return {errno, std::generic_category()};
#endif
}

#ifndef Q_OS_WIN
std::error_code syncHandle(int handle)
{
    while (fsync(handle) != 0) {
        if (errno != EINTR)
            return lastError();
    }
    return {};
}
#endif

#ifdef Q_OS_LINUX
/// Whether syncfs() on it, having returned, proves that all is on the disk.
bool isSyncProof(int handle)
{
    struct statfs system {};
    if (fstatfs(handle, &system) != 0
        || QVersionNumber::fromString(QSysInfo::kernelVersion()) < QVersionNumber(5, 8))
        return false;
    switch (static_cast<unsigned long>(system.f_type)) {
    case EXT4_SUPER_MAGIC: // of ext2 and ext3, too
    case XFS_SUPER_MAGIC:
    case BTRFS_SUPER_MAGIC:
    case F2FS_SUPER_MAGIC:
    case TMPFS_MAGIC:
        return true;
    default:
        return false;
    }
}
#endif

std::error_code makeOneFolder(const QString &path)
{
#ifdef Q_OS_WIN
    const QString native = QDir::toNativeSeparators(path);
    const bool made = CreateDirectoryW(reinterpret_cast<const wchar_t *>(native.utf16()), nullptr) != 0;
#else
    const bool made = mkdir(QFile::encodeName(path).constData(), 0700) == 0;
#endif
    if (made)
        return {};
    const std::error_code error = lastError();
    // Another program may have been quicker.
    return QFileInfo(path).isDir() ? std::error_code() : error;
}

} // namespace

std::error_code syncFile(const QString &path)
{
#ifdef Q_OS_WIN
    QFile file(path);
    if (!file.open(QFile::ReadWrite | QFile::ExistingOnly))
        return lastError();
    return _commit(file.handle()) == 0 ? std::error_code() : std::error_code(errno, std::generic_category());
#else
    // Any handle will do: what is synced is the file.
    const int handle = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (handle < 0)
        return lastError();
    const std::error_code error = syncHandle(handle);
    ::close(handle);
    return error;
#endif
}

std::error_code syncFile(QFileDevice &file)
{
    if (!file.flush())
        return std::make_error_code(std::errc::io_error);
#ifdef Q_OS_WIN
    return _commit(file.handle()) == 0 ? std::error_code() : std::error_code(errno, std::generic_category());
#else
    return syncHandle(file.handle());
#endif
}

void readAnew([[maybe_unused]] const QFile &file)
{
#ifdef POSIX_FADV_DONTNEED
    constexpr off_t readAhead = 1024 * 1024;
    posix_fadvise(file.handle(), 0, 0, POSIX_FADV_DONTNEED);
    posix_fadvise(file.handle(), 0, readAhead, POSIX_FADV_WILLNEED);
#endif
}

Volume Volume::of([[maybe_unused]] const QString &folder)
{
    Volume volume;
#ifdef Q_OS_LINUX
    const int handle = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle >= 0 && !isSyncProof(handle))
        ::close(handle);
    else if (handle >= 0)
        volume.m_handle = std::shared_ptr<const int>(new int(handle), [](const int *open) {
            ::close(*open);
            delete open;
        });
#endif
    return volume;
}

std::error_code Volume::sync() const
{
#ifdef Q_OS_LINUX
    if (m_handle)
        return syncfs(*m_handle) == 0 ? std::error_code() : lastError();
#endif
    return std::make_error_code(std::errc::not_supported);
}

std::error_code syncFolder([[maybe_unused]] const QString &path)
{
#ifdef Q_OS_WIN
    return {}; // NTFS keeps names in its journal; there is no call for it.
#else
    const int handle = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return lastError();
    const std::error_code error = syncHandle(handle);
    ::close(handle);
    // Some file systems of networks and in user space know no such thing.
    const bool isUnknownThere = error == std::errc::invalid_argument || error == std::errc::not_supported
        || error == std::errc::function_not_supported;
    return isUnknownThere ? std::error_code() : error;
#endif
}

std::error_code moveToNewName(const QString &from, const QString &to)
{
#ifdef Q_OS_WIN
    const QString native[] = {QDir::toNativeSeparators(from), QDir::toNativeSeparators(to)};
    const bool moved =
        MoveFileExW(reinterpret_cast<const wchar_t *>(native[0].utf16()),
                    reinterpret_cast<const wchar_t *>(native[1].utf16()), MOVEFILE_WRITE_THROUGH);
    return moved ? std::error_code() : lastError();
#else
    const QByteArray oldName = QFile::encodeName(from);
    const QByteArray newName = QFile::encodeName(to);
#ifdef RENAME_NOREPLACE
    if (renameat2(AT_FDCWD, oldName.constData(), AT_FDCWD, newName.constData(), RENAME_NOREPLACE) == 0)
        return {};
    // Some file systems, and old kernels, have no such thing.
    if (errno != EINVAL && errno != ENOSYS)
        return lastError();
#endif
    if (link(oldName.constData(), newName.constData()) == 0) {
        unlink(oldName.constData()); // A second name in tmp/ does no harm, and is removed one day.
        return {};
    }
    const std::error_code error = lastError();
    // FAT and its like have no links. The name is unique, so that nobody makes such a file in between.
    const bool hasNoLinks = error == std::errc::operation_not_permitted || error == std::errc::not_supported
        || error == std::errc::function_not_supported;
    if (!hasNoLinks)
        return error;
    if (QFileInfo::exists(to))
        return std::make_error_code(std::errc::file_exists);
    return rename(oldName.constData(), newName.constData()) == 0 ? std::error_code() : lastError();
#endif
}

std::error_code makeFolder(const QString &path)
{
    if (QFileInfo(path).isDir())
        return {};
    const QString above = QFileInfo(path).absolutePath();
    if (above == path)
        return std::make_error_code(std::errc::no_such_file_or_directory);
    if (const std::error_code error = makeFolder(above))
        return error;
    if (const std::error_code error = makeOneFolder(path))
        return error;
    return syncFolder(above);
}

} // namespace poplar::archive
