// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/maildirfolder.h"

#include <QDir>
#include <QFile>

namespace poplar::cli {

namespace {

bool makeOwnFolder(const QString &path)
{
    if (QDir(path).exists())
        return true;
    return QDir().mkpath(path)
        && QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

/// Whatever else the folder holds.
MaildirFolder makeMaildirIn(const QString &path)
{
    const QDir folder(path);
    for (const char *part : {"", "cur", "new", "tmp"}) {
        if (!makeOwnFolder(folder.filePath(QString::fromLatin1(part))))
            return MaildirFolder::Impossible;
    }
    return MaildirFolder::Ready;
}

} // namespace

MaildirFolder prepareMaildir(const QString &path)
{
    const QDir folder(path);
    const bool isMaildir = folder.exists(QStringLiteral("cur")) || folder.exists(QStringLiteral("new"));
    const bool isEmpty =
        folder.isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    if (folder.exists() && folder.isReadable() && !isMaildir && !isEmpty)
        return MaildirFolder::Foreign;
    return makeMaildirIn(path);
}

} // namespace poplar::cli
