// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/credentials.h"

#include "accounts/tokencommand.h"

namespace poplar::mailbox {

namespace {

bool isByCommand(const accounts::Account &account)
{
    return takesToken(account.authentication) && !account.tokenCommand.isEmpty();
}

} // namespace

Credentials::Credentials(QObject *parent)
    : QObject(parent)
{
}

Credentials::~Credentials() = default;

SecretPurpose Credentials::purposeFor(const accounts::Account &account)
{
    return takesToken(account.authentication) ? SecretPurpose::Token : SecretPurpose::Password;
}

bool Credentials::canBeAsked(const accounts::Account &account)
{
    return account.authentication != Authentication::External && !isByCommand(account);
}

Error Credentials::lackOf(SecretPurpose purpose)
{
    switch (purpose) {
    case SecretPurpose::Password:
        break;
    case SecretPurpose::Token:
        return Error{ErrorKind::NoToken, {}, {}, {}, {}};
    case SecretPurpose::ClientKey:
        return Error{ErrorKind::ClientCertificate, {}, wire::certificatecode::passphrase, {}, {}};
    case SecretPurpose::Proxy:
        return Error{ErrorKind::ProxyFailed, {}, "PROXY-AUTH", {}, {}};
    }
    return Error{ErrorKind::Authentication, {}, {}, {}, {}};
}

void Credentials::gather(const accounts::Account &account)
{
    cancel();
    // What the settings name no more is not used any more.
    m_secrets.authorities = {};
    m_secrets.certificate = {};
    if (!account.authorityFile.isEmpty()) {
        Result<QList<QSslCertificate>> authorities = wire::loadAuthorities(account.authorityFile);
        if (!authorities)
            return Q_EMIT failed(authorities.error());
        m_secrets.authorities = std::move(authorities).value();
    }
    gatherFiles(account);
}

/// The certificate, then what has to be asked for, then what a command prints.
void Credentials::gatherFiles(const accounts::Account &account)
{
    using namespace wire::certificatecode;
    if (!account.clientCertificateFile.isEmpty()) {
        Result<wire::ClientCertificate> loaded = wire::loadClientCertificate(
            account.clientCertificateFile, account.clientKeyFile, m_keyPassphrase);
        if (!loaded && (loaded.error().code == passphrase || loaded.error().code == wrongPassphrase)) {
            PasswordQuestion question{
                account.host, account.clientCertificateFile, {}, {}, SecretPurpose::ClientKey};
            if (loaded.error().code == wrongPassphrase)
                question.refused = loaded.error();
            m_keyPassphrase = {};
            return Q_EMIT needed(question);
        }
        if (!loaded)
            return Q_EMIT failed(loaded.error());
        m_secrets.certificate = std::move(loaded).value();
    }
    if (!account.proxy.user.isEmpty() && m_secrets.proxy.isEmpty())
        return Q_EMIT needed({account.proxy.host, account.proxy.user, {}, {}, SecretPurpose::Proxy});
    if (isByCommand(account))
        return runCommand(account);
    if (m_secrets.password.isEmpty() && account.authentication != Authentication::External)
        return Q_EMIT needed({account.host, account.user, {}, {}, purposeFor(account)});
    Q_EMIT ready(m_secrets);
}

/// Each time anew: access tokens live for an hour or less.
void Credentials::runCommand(const accounts::Account &account)
{
    m_command = std::make_unique<accounts::TokenCommand>();
    connect(m_command.get(), &accounts::TokenCommand::finished, this, [this](const Result<Secret> &token) {
        m_command.release()->deleteLater();
        if (!token)
            return Q_EMIT failed(token.error());
        m_secrets.password = *token;
        Q_EMIT ready(m_secrets);
    });
    m_command->run(account.tokenCommand);
}

void Credentials::cancel()
{
    m_command.reset();
}

void Credentials::give(SecretPurpose purpose, const Secret &secret)
{
    switch (purpose) {
    case SecretPurpose::Password:
    case SecretPurpose::Token:
        m_secrets.password = secret;
        return;
    case SecretPurpose::ClientKey:
        m_keyPassphrase = secret;
        return;
    case SecretPurpose::Proxy:
        m_secrets.proxy = secret;
        return;
    }
}

void Credentials::refuse(SecretPurpose purpose)
{
    give(purpose, {});
}

void Credentials::forgetAll()
{
    cancel();
    m_secrets = {};
    m_keyPassphrase = {};
}

} // namespace poplar::mailbox
