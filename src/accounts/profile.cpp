// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/profile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

namespace poplar::accounts {

namespace {

QString usersOwnFolder()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation))
        .filePath(QStringLiteral("poplar"));
}

void keepToOwner(const QString &folder)
{
    // Not checked: a stick with FAT knows no owners, and a profile on it is legitimate.
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

bool isUsable(const QString &folder)
{
    const QFileInfo info(folder);
    return info.isDir() && info.isWritable();
}

} // namespace

bool isAccountId(const QString &text)
{
    const auto isPlain = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-';
    };
    return !text.isEmpty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), isPlain);
}

Profile::Profile(const QString &folder)
    : m_folder(QDir(folder.isEmpty() ? usersOwnFolder() : folder).absolutePath())
    , m_isUsersOwn(folder.isEmpty())
{
}

Result<Done> Profile::prepare() const
{
    const bool isOurs = m_isUsersOwn || !QFileInfo::exists(m_folder);
    for (const QString &folder : {m_folder, QDir(m_folder).filePath(QStringLiteral("mail")), logFolder()}) {
        if (!QDir().mkpath(folder) || !isUsable(folder))
            return Error{ErrorKind::Storage, {}, {}, {}, folder};
        if (folder != m_folder || isOurs)
            keepToOwner(folder);
    }
    return Done();
}

QString Profile::settingsFile() const
{
    return QDir(m_folder).filePath(QStringLiteral("poplar.ini"));
}

QString Profile::ownWordsFile() const
{
    return QDir(m_folder).filePath(QStringLiteral("words.txt"));
}

QString Profile::rulesFile() const
{
    return QDir(m_folder).filePath(QStringLiteral("rules.json"));
}

QString Profile::accountFolder(const QString &accountId) const
{
    return QDir(m_folder).filePath(QStringLiteral("mail/") + accountId);
}

QString Profile::logFolder() const
{
    return QDir(m_folder).filePath(QStringLiteral("logs"));
}

} // namespace poplar::accounts
