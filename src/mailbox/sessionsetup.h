// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "pop3/session.h"
#include "wire/clientcertificate.h"

namespace poplar::mailbox {

/// What an account's connection needs besides its settings; empty where nothing is needed.
struct Secrets {
    Secret password; ///< Or the access token.
    Secret proxy;
    wire::ClientCertificate certificate;
    QList<QSslCertificate> authorities;
};

/// Everything that Session::open() wants to know, made from an account's settings.
struct SessionSetup {
    wire::Endpoint endpoint;
    wire::TlsPolicy policy;
    pop3::Login login;
    pop3::SessionSettings settings;
};

[[nodiscard]] SessionSetup sessionSetup(const accounts::Account &account, const Secrets &secrets,
                                        ServerTraits traits);

} // namespace poplar::mailbox
