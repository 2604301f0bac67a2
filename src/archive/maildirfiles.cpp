// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/maildirfiles.h"

#include "archive/storageerror.h"
#include "base/foldernames.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>
#include <system_error>

namespace poplar::archive {

namespace {

QString nameOf(const QString &path)
{
    return path.mid(path.lastIndexOf(u'/') + 1);
}

Result<Done> listInto(QHash<QString, QString> &names, const QString &folder)
{
    const QFileInfo info(folder);
    if (!info.exists())
        return Done();
    if (!info.isDir() || !info.isReadable() || !info.isExecutable())
        return storageError(folder, std::make_error_code(std::errc::permission_denied));
    // Files that begin with a dot are no messages (https://cr.yp.to/proto/maildir.html).
    QDirIterator files(folder, QDir::Files);
    while (files.hasNext()) {
        const QString file = files.next();
        names.insert(uniquePart(file), file);
    }
    return Done();
}

Result<QHash<QString, QString>> namesOf(const QString &maildir)
{
    QHash<QString, QString> names;
    // In this order: what is moved meanwhile goes from `new` to `cur`, and is seen there.
    for (const char *part : {"new", "cur"}) {
        const QString folder = maildir + u'/' + QLatin1StringView(part);
        if (const Result<Done> listed = listInto(names, folder); !listed)
            return listed.error();
    }
    return names;
}

QString cleanFolder(const QString &path)
{
    return QDir::cleanPath(QFileInfo(path).absoluteFilePath());
}

} // namespace

QString uniquePart(const QString &file)
{
    const QString name = nameOf(file);
    const auto end =
        std::find_if(name.begin(), name.end(), [](QChar c) { return c == u':' || c == u';' || c == u','; });
    return name.left(end - name.begin());
}

Result<QStringList> mailFiles(const QString &maildir)
{
    const Result<QHash<QString, QString>> names = namesOf(cleanFolder(maildir));
    if (!names)
        return names.error();
    QStringList files = names->values();
    std::sort(files.begin(), files.end(),
              [](const QString &a, const QString &b) { return nameOf(a) < nameOf(b); });
    return files;
}

FileFinder::FileFinder(QString folder)
    : m_folder(cleanFolder(folder))
{
}

std::optional<QString> FileFinder::find(const QString &file)
{
    const QString path = QDir::cleanPath(QDir(m_folder).absoluteFilePath(file));
    if (QFileInfo(path).isFile())
        return path;
    const QString unique = uniquePart(path);
    if (!m_places) {
        m_places = maildirsOf(m_folder);
        // A copy is better than one that was thrown away.
        const QString trash = m_folder + QStringLiteral("/.") + trashName();
        if (m_places->removeAll(trash) > 0)
            m_places->append(trash);
    }
    const QString ownMaildir = QFileInfo(QFileInfo(path).path()).path();
    for (const QString &maildir : QStringList{ownMaildir} + *m_places) {
        const Names &names = namesIn(maildir);
        if (const auto found = names.constFind(unique); found != names.constEnd())
            return *found;
    }
    return std::nullopt;
}

const FileFinder::Names &FileFinder::namesIn(const QString &maildir)
{
    auto found = m_maildirs.find(maildir);
    if (found == m_maildirs.end()) {
        const Result<Names> names = namesOf(maildir);
        found = m_maildirs.insert(maildir, names ? *names : Names());
    }
    return *found;
}

QStringList maildirsOf(const QString &folder)
{
    const QString own = cleanFolder(folder);
    QStringList maildirs{own};
    const QStringList names = QDir(own).entryList(
        {QStringLiteral(".*")}, QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &name : names) {
        const QString maildir = own + u'/' + name;
        if (QFileInfo(maildir + QStringLiteral("/cur")).isDir()
            || QFileInfo(maildir + QStringLiteral("/new")).isDir())
            maildirs += maildir;
    }
    return maildirs;
}

Result<QStringList> accountFiles(const QString &folder)
{
    QStringList files;
    for (const QString &maildir : maildirsOf(folder)) {
        const Result<QStringList> some = mailFiles(maildir);
        if (!some)
            return some;
        files += *some;
    }
    return files;
}

std::optional<QString> subfolderOf(const QString &folder, const QString &file)
{
    const QString within = cleanFolder(folder) + u'/';
    const QString path = QDir::cleanPath(QDir(within).absoluteFilePath(file));
    const QString maildir = QFileInfo(QFileInfo(path).path()).path() + u'/';
    if (!maildir.startsWith(within))
        return std::nullopt;
    const QString name = maildir.mid(within.size()).chopped(maildir.size() > within.size() ? 1 : 0);
    if (name.isEmpty())
        return QString();
    const bool isOneLevel = name.size() > 1 && name.startsWith(u'.') && !name.contains(u'/');
    return isOneLevel ? std::optional(name.mid(1)) : std::nullopt;
}

bool isInTrash(const QString &folder, const QString &file)
{
    return subfolderOf(folder, file) == trashName();
}

bool isPlaceThere(const QString &folder, const QString &file)
{
    const QString path = QDir::cleanPath(QDir(folder).absoluteFilePath(file));
    const QString part = QFileInfo(path).path();
    if (QFileInfo(part).isDir())
        return bool(mailFiles(QFileInfo(part).path()));
    // A sub-folder lies on the disk of its account: where that is there, another program removed it.
    const std::optional<QString> subfolder = subfolderOf(folder, path);
    return subfolder && !subfolder->isEmpty() && !QFileInfo::exists(QFileInfo(part).path())
        && QFileInfo(folder + QStringLiteral("/cur")).isDir();
}

std::optional<QString> locate(const QString &folder, const QString &file)
{
    return FileFinder(folder).find(file);
}

} // namespace poplar::archive
