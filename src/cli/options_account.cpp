// SPDX-License-Identifier: GPL-3.0-or-later
// The account that a command line means.
#include "cli/options.h"

#include <QCryptographicHash>

namespace poplar::cli {

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
    return stored;
}

} // namespace poplar::cli
