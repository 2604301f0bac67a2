// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/lackingsecret.h"

#include "gui/openmailbox.h"
#include "mailbox/credentials.h"
#include "mailbox/keyringturn.h"

namespace poplar::gui {

using accounts::Account;
using accounts::SubmissionServer;
using mailbox::Credentials;
using mailbox::SecretPurpose;

QList<LackingSecret> secretsToReceive(const Account &account)
{
    QList<LackingSecret> lacking;
    const auto add = [&lacking](SecretPurpose purpose, const QString &host, const QString &user) {
        lacking += {purpose, SecretUse::Receiving, mailbox::storedFor(purpose), host, user};
    };
    if (!account.clientCertificateFile.isEmpty())
        add(SecretPurpose::ClientKey, account.host, account.clientCertificateFile);
    if (!account.proxy.user.isEmpty())
        add(SecretPurpose::Proxy, account.proxy.host, account.proxy.user);
    if (Credentials::canBeAsked(account))
        add(Credentials::purposeFor(account), account.host, account.user);
    return lacking;
}

std::optional<LackingSecret> secretToSend(const Account &account)
{
    const SubmissionServer::Login login = account.submission.login;
    const Account sending = sendingAccount(account);
    if (login != SubmissionServer::Login::Own || !Credentials::canBeAsked(sending))
        return std::nullopt;
    const SecretPurpose purpose = Credentials::purposeFor(sending);
    return LackingSecret{purpose, SecretUse::Sending, mailbox::storedForSending(purpose, login), sending.host,
                         sending.user};
}

mailbox::PasswordQuestion questionFor(const LackingSecret &lacking)
{
    return {lacking.host, lacking.user, {}, {}, lacking.purpose};
}

bool isSameSecret(const Secret &one, const Secret &other)
{
    return !one.isEmpty() && one.wireBytes() == other.wireBytes();
}

bool isFree(OpenMailbox &open)
{
    return open.state() == mailbox::ConnectionState::Disconnected && !open.mailbox().status().waiting;
}

} // namespace poplar::gui
