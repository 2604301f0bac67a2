// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/sessionsetup.h"
#include "smtp/session.h"

namespace poplar::mailbox {

/// Everything that smtp::Session::open() wants to know.
struct SubmissionSetup {
    wire::Endpoint endpoint;
    wire::TlsPolicy policy;
    std::optional<wire::Login> login; ///< Nothing for a server that wants none.
    smtp::SessionSettings settings;
};

/// @param account with its SubmissionServer; the login is that of accounts::sendingAccount().
/// @param secrets as gathered for accounts::sendingAccount().
[[nodiscard]] SubmissionSetup submissionSetup(const accounts::Account &account, const Secrets &secrets);

} // namespace poplar::mailbox
