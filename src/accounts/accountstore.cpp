// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/accountstore.h"

#include <QSettings>
#include <QUuid>

#include <algorithm>

namespace poplar::accounts {

namespace {

const QString groupPrefix = QStringLiteral("account-");

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

/// What is not understood is read as the safest thing that it can mean.
Security securityNamed(const QString &name)
{
    if (name == u"none")
        return Security::None;
    return name == u"tls" ? Security::Tls : Security::StartTls;
}

Account readAccount(const QSettings &settings, const QString &id)
{
    Account account;
    account.id = id;
    account.name = settings.value(u"name").toString();
    account.host = settings.value(u"host").toString();
    account.security = securityNamed(settings.value(u"security").toString());
    const uint port = settings.value(u"port").toUInt();
    account.port = port > 0 && port < 65536 ? quint16(port) : defaultPop3Port(account.security);
    account.user = settings.value(u"user").toString();
    for (const QString &digest : settings.value(u"trusted").toStringList())
        account.trustedDigests += QByteArray::fromHex(digest.toLatin1());
    return account;
}

void writeAccount(QSettings &settings, const Account &account)
{
    QStringList digests;
    for (const QByteArray &digest : account.trustedDigests)
        digests += QString::fromLatin1(digest.toHex());
    settings.setValue(u"name", account.name);
    settings.setValue(u"host", account.host);
    settings.setValue(u"port", account.port);
    settings.setValue(u"security", nameOf(account.security));
    settings.setValue(u"user", account.user);
    settings.setValue(u"trusted", digests);
}

Result<Done> written(QSettings &settings)
{
    settings.sync();
    if (settings.status() != QSettings::NoError)
        return Error{ErrorKind::Storage, {}, {}, {}, settings.fileName()};
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
    QSettings settings(m_settingsFile, QSettings::IniFormat);
    for (const QString &group : settings.childGroups()) {
        if (!group.startsWith(groupPrefix))
            continue;
        settings.beginGroup(group);
        const Account account = readAccount(settings, group.mid(groupPrefix.size()));
        settings.endGroup();
        if (account.host.isEmpty() || account.user.isEmpty())
            m_unreadable += group;
        else
            m_accounts += account;
    }
}

Result<Account> AccountStore::store(Account account)
{
    if (account.id.isEmpty())
        account.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    QSettings settings(m_settingsFile, QSettings::IniFormat);
    settings.beginGroup(groupPrefix + account.id);
    writeAccount(settings, account);
    settings.endGroup();
    if (const Result<Done> result = written(settings); !result)
        return result.error();
    const auto known = std::find_if(m_accounts.begin(), m_accounts.end(),
                                    [&](const Account &one) { return one.id == account.id; });
    if (known == m_accounts.end())
        m_accounts += account;
    else
        *known = account;
    return account;
}

Result<Done> AccountStore::remove(const QString &id)
{
    QSettings settings(m_settingsFile, QSettings::IniFormat);
    settings.remove(groupPrefix + id);
    if (const Result<Done> result = written(settings); !result)
        return result;
    m_accounts.removeIf([&](const Account &account) { return account.id == id; });
    return Done();
}

} // namespace poplar::accounts
