// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/submissionsetup.h"

namespace poplar::mailbox {

SubmissionSetup submissionSetup(const accounts::Account &account, const Secrets &secrets)
{
    const SessionSetup same = sessionSetup(accounts::sendingAccount(account), secrets, {});
    SubmissionSetup setup;
    setup.endpoint = same.endpoint;
    setup.policy = same.policy;
    if (account.submission.login != accounts::SubmissionServer::Login::None)
        setup.login = same.login;
    return setup;
}

} // namespace poplar::mailbox
