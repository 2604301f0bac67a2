// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/durablefile.h"

#include "archive/durable.h"
#include "archive/storageerror.h"
#include "base/limits.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace poplar::mailbox {

using archive::storageError;

Result<Done> writeDurably(const QString &path, const QByteArray &content)
{
    if (content.size() > limit::outboxRecord)
        return Error{ErrorKind::Limit, {}, {}, {}, path};
    QSaveFile file(path);
    if (!file.open(QSaveFile::WriteOnly))
        return storageError(path, file.errorString());
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (file.write(content) != content.size())
        return storageError(path, file.errorString());
    // The commit syncs, too, and renames whether that went well or not.
    if (const std::error_code error = archive::syncFile(file))
        return storageError(path, error);
    if (!file.commit())
        return storageError(path, file.errorString());
    if (const std::error_code error = archive::syncFolder(QFileInfo(path).path()))
        return storageError(path, error);
    return Done();
}

Result<QByteArray> readSmallFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return storageError(path, file.errorString());
    if (file.size() > limit::outboxRecord)
        return Error{ErrorKind::Limit, {}, {}, {}, path};
    QByteArray content = file.readAll();
    if (file.error() != QFile::NoError)
        return storageError(path, file.errorString());
    return content;
}

Result<Done> removeDurably(const QString &path)
{
    QFile file(path);
    if (file.exists() && !file.remove())
        return storageError(path, file.errorString());
    if (const std::error_code error = archive::syncFolder(QFileInfo(path).path()))
        return storageError(path, error);
    return Done();
}

void removeHalfFiles(const QString &folder, const QString &suffix, const QString &otherSuffix)
{
    const QDir dir(folder);
    // QSaveFile appends six letters to the name behind a dot.
    const QStringList half = dir.entryList({u'*' + suffix + QStringLiteral(".??????"), u'*' + otherSuffix,
                                            u'*' + otherSuffix + QStringLiteral(".??????")},
                                           QDir::Files | QDir::Hidden);
    for (const QString &name : half)
        QFile::remove(dir.filePath(name));
}

} // namespace poplar::mailbox
