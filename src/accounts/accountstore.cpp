// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/accountstore.h"

#include "accounts/accountfields.h"
#include "accounts/profile.h"

#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QUuid>

#include <algorithm>

namespace poplar::accounts {

namespace {

const QString groupPrefix = QStringLiteral("account-");
const QString orderKey = QStringLiteral("order");

/// An account as the file has it.
struct Found {
    Account account;
    int order = 0;
    bool isRepaired = false;

    [[nodiscard]] bool isUsable() const
    {
        return isAccountId(account.id) && !account.host.isEmpty() && !account.user.isEmpty();
    }
};

Found readAccount(const QSettings &settings, const QString &id)
{
    Found found;
    Account &account = found.account;
    account.id = id;
    found.isRepaired = readFields(settings, account) == Reading::Repaired;
    found.order = settings.value(orderKey).toInt();
    return found;
}

int nextOrder(QSettings &settings)
{
    int highest = 0;
    for (const QString &group : settings.childGroups())
        highest = std::max(highest, settings.value(group + u'/' + orderKey).toInt());
    return highest + 1;
}

void writeAccount(QSettings &settings, const Account &account)
{
    const int order = nextOrder(settings);
    settings.beginGroup(groupPrefix + account.id);
    if (!settings.contains(orderKey))
        settings.setValue(orderKey, order);
    writeFields(settings, account);
    settings.endGroup();
}

/// QSettings tells of such a line only the first instance that reads the file, which may be another's.
bool isIniLine(const QByteArray &line)
{
    const QByteArray text = line.trimmed();
    return text.isEmpty() || text.startsWith(';') || text.startsWith('#')
        || (text.startsWith('[') ? text.contains(']') : text.contains('='));
}

/// Lets QSettings read the file, so that the status of the next instance is about writing alone: the
/// first error stays, and a line that is no INI would hide that nothing could be written.
void readAnew(const QString &settingsFile)
{
    QSettings(settingsFile, QSettings::IniFormat).sync();
}

/// @param before the account as it was, nothing if it is new.
Result<Done> written(QSettings &settings, const QString &id, const Account *before)
{
    settings.sync();
    if (settings.status() != QSettings::NoError) {
        // QSettings keeps what it could not write and would write it with the next change.
        if (before)
            writeAccount(settings, *before);
        else
            settings.remove(groupPrefix + id);
        return Error{ErrorKind::Storage, {}, {}, {}, settings.fileName()};
    }
    QFile::setPermissions(settings.fileName(), QFile::ReadOwner | QFile::WriteOwner);
    return Done();
}

} // namespace

AccountStore::AccountStore(QString settingsFile)
    : m_settingsFile(std::move(settingsFile))
{
    load();
}

void AccountStore::load()
{
    QFile file(m_settingsFile);
    if (file.exists() && !file.open(QFile::ReadOnly)) {
        // QSettings would take it for an empty file.
        m_loadError = Error{ErrorKind::Storage, {}, {}, {}, file.errorString()};
        return;
    }
    const QList<QByteArray> lines = file.isOpen() ? file.readAll().split('\n') : QList<QByteArray>();
    if (!std::all_of(lines.begin(), lines.end(), isIniLine))
        keepCopyOfDamagedFile();
    QSettings settings(m_settingsFile, QSettings::IniFormat);
    QList<Found> usable;
    for (const QString &group : settings.childGroups()) {
        if (!group.startsWith(groupPrefix))
            continue;
        settings.beginGroup(group);
        const Found found = readAccount(settings, group.mid(groupPrefix.size()));
        settings.endGroup();
        if (!found.isUsable()) {
            m_unreadable += group;
            continue;
        }
        usable += found;
        if (found.isRepaired)
            m_repaired += found.account.id;
    }
    std::stable_sort(usable.begin(), usable.end(),
                     [](const Found &one, const Found &other) { return one.order < other.order; });
    for (const Found &found : usable)
        m_accounts += found.account;
}

void AccountStore::keepCopyOfDamagedFile()
{
    QString copy;
    for (int i = 1; copy.isEmpty() || QFileInfo::exists(copy); ++i)
        copy = m_settingsFile + QStringLiteral(".damaged-%1").arg(i);
    if (QFile::copy(m_settingsFile, copy))
        m_copyOfDamagedFile = copy;
    else
        m_loadError = Error{ErrorKind::Storage, {}, {}, {}, copy};
}

const Account *AccountStore::find(const QString &id) const
{
    const auto found = std::find_if(m_accounts.begin(), m_accounts.end(),
                                    [&](const Account &account) { return account.id == id; });
    return found == m_accounts.end() ? nullptr : &*found;
}

Result<Account> AccountStore::store(Account account)
{
    if (m_loadError)
        return *m_loadError;
    if (account.id.isEmpty())
        account.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (!Found{account}.isUsable() || !fieldsSurvive(account))
        return Error{ErrorKind::NotAllowed, {}, {}, {}, account.id};
    const Account *before = find(account.id);
    readAnew(m_settingsFile);
    QSettings settings(m_settingsFile, QSettings::IniFormat);
    writeAccount(settings, account);
    if (const Result<Done> result = written(settings, account.id, before); !result)
        return result.error();
    if (before)
        m_accounts[before - m_accounts.constData()] = account;
    else
        m_accounts += account;
    return account;
}

Result<Done> AccountStore::remove(const QString &id)
{
    const Account *before = find(id);
    if (!before)
        return Done();
    if (m_loadError)
        return *m_loadError;
    readAnew(m_settingsFile);
    QSettings settings(m_settingsFile, QSettings::IniFormat);
    settings.remove(groupPrefix + id);
    if (const Result<Done> result = written(settings, id, before); !result)
        return result;
    m_accounts.removeAt(before - m_accounts.constData());
    return Done();
}

} // namespace poplar::accounts
