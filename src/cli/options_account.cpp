// SPDX-License-Identifier: GPL-3.0-or-later
// The account that a command line means.
#include "cli/options.h"

#include "cli/sendoptions.h"

#include <QCryptographicHash>

namespace poplar::cli {

std::optional<Security> securityNamed(const QString &name)
{
    const QString kind = name.toLower();
    if (kind == QLatin1StringView("starttls"))
        return Security::StartTls;
    if (kind == QLatin1StringView("tls"))
        return Security::Tls;
    if (kind == QLatin1StringView("none"))
        return Security::None;
    return std::nullopt;
}

QString knownMechanisms()
{
    QStringList known;
    for (const Authentication one : allAuthentications())
        known += QString::fromLatin1(nameOf(one));
    return known.join(QStringLiteral(", "));
}

std::optional<QByteArray> digestFrom(const QString &text)
{
    constexpr qsizetype sha256Octets = 32;
    QString digits = text;
    digits.remove(u':').remove(u' ');
    const QByteArray digest = QByteArray::fromHex(digits.toLatin1());
    if (digits.size() != 2 * sha256Octets || digest.size() != sha256Octets)
        return std::nullopt;
    return digest;
}

QString idOfUnstoredAccount(const accounts::Account &account)
{
    const QByteArray who = account.user.toUtf8() + '@' + account.host.toLower().toUtf8() + ':'
        + QByteArray::number(account.port);
    const QByteArray hash = QCryptographicHash::hash(who, QCryptographicHash::Sha256).toHex();
    return QStringLiteral("cli-") + QString::fromLatin1(hash.first(32));
}

accounts::Account withOverrides(accounts::Account stored, const Options &options)
{
    const accounts::Account &given = options.account;
    if (options.hasAuthentication)
        stored.authentication = given.authentication;
    if (options.hasTimeout)
        stored.silence = given.silence;
    if (!given.tokenCommand.isEmpty() || options.secret.from != SecretSource::From::Nowhere)
        stored.tokenCommand = given.tokenCommand;
    if (!given.authorityFile.isEmpty())
        stored.authorityFile = given.authorityFile;
    if (!given.trustedDigests.isEmpty())
        stored.trustedDigests = given.trustedDigests;
    if (options.request.verb == Request::Verb::Send)
        overrideSubmission(stored, options);
    return stored;
}

} // namespace poplar::cli
