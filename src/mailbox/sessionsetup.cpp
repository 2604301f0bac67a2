// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/sessionsetup.h"

#include <QLocale>

namespace poplar::mailbox {

SessionSetup sessionSetup(const accounts::Account &account, const Secrets &secrets, ServerTraits traits)
{
    SessionSetup setup;
    setup.endpoint.host = account.host;
    setup.endpoint.port = account.port;
    setup.endpoint.security = account.security;
    setup.endpoint.proxy = account.proxy;
    setup.endpoint.proxyPassword = secrets.proxy;
    setup.policy.trustedDigests = account.trustedDigests;
    setup.policy.oldest = account.oldestTls;
    setup.policy.extraAuthorities = secrets.authorities;
    setup.policy.clientChain = secrets.certificate.chain;
    setup.policy.clientKey = secrets.certificate.key;
    setup.login.user = account.user.toUtf8();
    setup.login.password = secrets.password;
    setup.login.authentication = account.authentication;
    setup.settings.silence = account.silence;
    setup.settings.keepAlive = account.keepAlive;
    setup.settings.traits = traits;
    // Where a server speaks several languages, its words are for the user (RFC 6856 section 3).
    setup.settings.language = QLocale().bcp47Name().toLatin1();
    return setup;
}

} // namespace poplar::mailbox
