// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/accountstore.h"

#include "accounts/profile.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QUuid>

#include <algorithm>

namespace poplar::accounts {

namespace {

const QString groupPrefix = QStringLiteral("account-");
const QString orderKey = QStringLiteral("order");

QString nameOf(Security security)
{
    switch (security) {
    case Security::StartTls:
        return QStringLiteral("starttls");
    case Security::Tls:
        return QStringLiteral("tls");
    case Security::None:
        return QStringLiteral("none");
    }
    Q_UNREACHABLE();
}

std::optional<Security> securityNamed(const QString &name)
{
    for (const Security security : {Security::StartTls, Security::Tls, Security::None}) {
        if (name == nameOf(security))
            return security;
    }
    return std::nullopt;
}

std::optional<quint16> portFrom(const QString &text)
{
    bool isNumber = false;
    const quint16 port = text.toUShort(&isNumber);
    return isNumber && port > 0 ? std::optional(port) : std::nullopt;
}

std::optional<QByteArray> digestFrom(const QString &hex)
{
    const QByteArray text = hex.toLatin1();
    const QByteArray digest = QByteArray::fromHex(text);
    const bool isWhole = digest.size() == QCryptographicHash::hashLength(QCryptographicHash::Sha256)
        && digest.toHex() == text.toLower();
    return isWhole ? std::optional(digest) : std::nullopt;
}

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
    account.name = settings.value(u"name").toString();
    account.host = settings.value(u"host").toString();
    account.user = settings.value(u"user").toString();
    const std::optional<Security> security = securityNamed(settings.value(u"security").toString());
    account.security = security.value_or(Security::StartTls);
    const std::optional<quint16> port = portFrom(settings.value(u"port").toString());
    account.port = port.value_or(defaultPop3Port(account.security));
    found.isRepaired = !security || !port;
    for (const QString &hex : settings.value(u"trusted").toStringList()) {
        if (const std::optional<QByteArray> digest = digestFrom(hex))
            account.trustedDigests += *digest;
        else
            found.isRepaired = true;
    }
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
    QStringList digests;
    for (const QByteArray &digest : account.trustedDigests)
        digests += QString::fromLatin1(digest.toHex());
    settings.beginGroup(groupPrefix + account.id);
    if (!settings.contains(orderKey))
        settings.setValue(orderKey, order);
    settings.setValue(u"name", account.name);
    settings.setValue(u"host", account.host);
    settings.setValue(u"port", account.port);
    settings.setValue(u"security", nameOf(account.security));
    settings.setValue(u"user", account.user);
    settings.setValue(u"trusted", digests);
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
    if (!Found{account}.isUsable())
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
