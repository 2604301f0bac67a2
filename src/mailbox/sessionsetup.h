// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "pop3/session.h"

namespace poplar::mailbox {

/// The secrets that an account's connection may need; empty where none is known.
struct Secrets {
    Secret password; ///< Or the access token.
    Secret clientKey; ///< The passphrase of the client certificate's key.
    Secret proxy;
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
