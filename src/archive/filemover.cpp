// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/filemover.h"

#include "archive/durable.h"
#include "archive/storageerror.h"
#include "archive/uniquename.h"

#include <QFile>
#include <QFileInfo>

#include <utility>

namespace poplar::archive {

namespace {

QString placeOf(const QString &file)
{
    return QFileInfo(file).path();
}

QString nameIn(const QString &file)
{
    return QFileInfo(file).fileName();
}

} // namespace

FileMover::FileMover(const QString &folder)
    : m_folder(folder)
    , m_finder(folder)
{
}

std::optional<QString> FileMover::find(const QString &file)
{
    const std::optional<QString> found = m_finder.find(file);
    const bool isThere = found && QFileInfo(*found).isFile();
    // It may have been moved since, or have come since. What is nowhere must not be looked for again and
    // again.
    if (isThere || (!found && std::exchange(m_hasLooked, true)))
        return found;
    m_finder = FileFinder(m_folder);
    return m_finder.find(file);
}

Result<QString> FileMover::move(const QString &file, const QString &maildir,
                                const std::optional<MailFlags> &flags)
{
    const QString part =
        placeOf(file).endsWith(QStringLiteral("/new")) ? QStringLiteral("/new/") : QStringLiteral("/cur/");
    if (!flags) {
        const QString to = maildir + part + nameIn(file);
        return to == file ? Result<QString>(file) : rename(file, to);
    }
    const auto named = [&](QChar separator) {
        return maildir + QStringLiteral("/cur/") + nameWithFlags(file, *flags, separator);
    };
    const QString to = named(flagSeparator());
    if (to == file || named(u';') == file)
        return file;
    Result<QString> moved = rename(file, to);
    // A file system of Windows, on another system.
    if (!moved && moved.error().code == "NAME")
        moved = rename(file, named(u';'));
    return moved;
}

Result<QString> FileMover::rename(const QString &file, const QString &to)
{
    QString target = to;
    std::error_code error = moveToNewName(file, target);
    for (int attempt = 0; error == std::errc::file_exists && attempt < uniqueNameAttempts; ++attempt) {
        const QString name = nameIn(to);
        target = placeOf(to) + u'/' + uniqueName() + name.mid(uniquePart(name).size());
        error = moveToNewName(file, target);
    }
    if (error) {
        Error failed = storageError(target, error);
        if (error == std::errc::no_such_file_or_directory)
            failed.code = "NOT-THERE";
        else if (error == std::errc::invalid_argument)
            failed.code = "NAME";
        return failed;
    }
    if (std::exchange(m_isSynced, false))
        m_moved.clear();
    m_moved += {file, target};
    touch(target);
    touch(file);
    return target;
}

void FileMover::touch(const QString &file)
{
    const QString place = placeOf(file);
    if (!m_touched.contains(place))
        m_touched += place;
}

Result<Done> FileMover::remove(const QString &file)
{
    QFile gone(file);
    if (!gone.remove() && gone.exists())
        return storageError(file, gone.errorString());
    touch(file);
    return Done();
}

Result<Done> FileMover::sync()
{
    m_isSynced = true;
    m_hasLooked = false;
    for (const QString &place : std::exchange(m_touched, {})) {
        if (const std::error_code error = syncFolder(place))
            return storageError(place, error);
    }
    return Done();
}

void FileMover::settle()
{
    m_moved.clear();
}

void FileMover::undo()
{
    for (auto moved = m_moved.crbegin(); moved != m_moved.crend(); ++moved)
        (void)moveToNewName(moved->to, moved->from);
    m_moved.clear();
}

} // namespace poplar::archive
