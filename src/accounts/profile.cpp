// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/profile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace poplar::accounts {

Profile::Profile(const QString &folder)
    : m_folder(QDir(folder).absolutePath())
{
    if (folder.isEmpty())
        m_folder = QDir(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation))
                       .filePath(QStringLiteral("poplar"));
}

Result<Done> Profile::prepare() const
{
    const bool made = QDir().mkpath(accountFolder({}));
    if (!made || !QFileInfo(m_folder).isWritable())
        return Error{ErrorKind::Storage, {}, {}, {}, m_folder};
    QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return Done();
}

QString Profile::settingsFile() const
{
    return QDir(m_folder).filePath(QStringLiteral("poplar.ini"));
}

QString Profile::accountFolder(const QString &accountId) const
{
    return QDir(m_folder).filePath(QStringLiteral("mail/") + accountId);
}

} // namespace poplar::accounts
