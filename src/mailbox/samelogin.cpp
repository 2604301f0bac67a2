// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/samelogin.h"

#include <tuple>

namespace poplar::mailbox {

namespace {

/// What a connection is made with.
auto wayOf(const accounts::Account &account)
{
    return std::tie(account.host, account.port, account.security, account.user, account.trustedDigests,
                    account.authentication, account.tokenCommand, account.oldestTls, account.authorityFile,
                    account.clientCertificateFile, account.clientKeyFile, account.proxy, account.silence);
}

} // namespace

bool isSameLogin(const accounts::Account &one, const accounts::Account &other)
{
    return one.host == other.host && one.user == other.user && one.authentication == other.authentication
        && one.proxy == other.proxy;
}

bool isSameLoginToSend(const accounts::Account &one, const accounts::Account &other)
{
    return one.submission.login == other.submission.login
        && isSameLogin(accounts::sendingAccount(one), accounts::sendingAccount(other));
}

bool isSameWayToSend(const accounts::Account &one, const accounts::Account &other)
{
    const accounts::Account a = accounts::sendingAccount(one);
    const accounts::Account b = accounts::sendingAccount(other);
    return one.submission.login == other.submission.login && wayOf(a) == wayOf(b);
}

} // namespace poplar::mailbox
