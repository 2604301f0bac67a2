// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/account.h"

#include "accounts/validation.h"

namespace poplar::accounts {

QString Account::shownName() const
{
    if (!name.isEmpty())
        return name;
    return user.contains(u'@') ? user : user + u'@' + host;
}

Account sendingAccount(const Account &account)
{
    const SubmissionServer &server = account.submission;
    Account sending = account;
    sending.host = server.host;
    sending.port = server.port;
    sending.security = server.security;
    sending.trustedDigests = server.trustedDigests;
    switch (server.login) {
    case SubmissionServer::Login::AsForPop3:
        // Ways of POP3 alone: SMTP has the SASL mechanisms only.
        if (sending.authentication == Authentication::UserPass
            || sending.authentication == Authentication::Apop)
            sending.authentication = Authentication::Automatic;
        break;
    case SubmissionServer::Login::Own:
        sending.user = server.user;
        sending.authentication = server.authentication;
        break;
    case SubmissionServer::Login::None:
        sending.user.clear();
        sending.authentication = Authentication::External;
        break;
    }
    return sending;
}

QList<Address> sendersOf(const Account &account)
{
    if (account.senders.isEmpty() && mailAddressProblem(account.user) == FieldProblem::None)
        return {Address{{}, account.user}};
    return account.senders;
}

} // namespace poplar::accounts
