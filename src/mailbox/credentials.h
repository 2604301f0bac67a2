// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "mailbox/sessionsetup.h"
#include "mailbox/values.h"

#include <QObject>

#include <memory>

namespace poplar::accounts {
class TokenCommand;
}

namespace poplar::mailbox {

/// Gathers what an account's connection needs besides its settings: password or token, the client
/// certificate with its passphrase, authorities, the proxy's password. Secrets that were given are kept
/// in memory until they are refused. On the session thread: it reads certificate files.
class Credentials : public QObject {
    Q_OBJECT

public:
    explicit Credentials(QObject *parent = nullptr);
    ~Credentials() override;

    /// ready(), needed() or failed() follows, maybe from within the call.
    void gather(const accounts::Account &account);
    /// Gives up a gathering.
    void cancel();
    /// What there is so far: where something was lacking, what was gathered before it.
    [[nodiscard]] const Secrets &gathered() const { return m_secrets; }
    [[nodiscard]] bool isGathering() const { return m_command != nullptr; }

    void give(SecretPurpose purpose, const Secret &secret);
    /// The other side did not accept it.
    void refuse(SecretPurpose purpose);
    /// The account changed: nothing that was given holds.
    void forgetAll();

    /// What purpose the secret has that the server asks for.
    [[nodiscard]] static SecretPurpose purposeFor(const accounts::Account &account);
    /// Whether asking the user for another secret helps when the login was refused.
    [[nodiscard]] static bool canBeAsked(const accounts::Account &account);
    /// What to say where nobody can be asked.
    [[nodiscard]] static Error lackOf(SecretPurpose purpose);

Q_SIGNALS:
    void ready(const poplar::mailbox::Secrets &secrets);
    /// The user has to be asked; gather() anew after give().
    void needed(const poplar::mailbox::PasswordQuestion &question);
    void failed(const poplar::Error &error);

private:
    void gatherFiles(const accounts::Account &account);
    void runCommand(const accounts::Account &account);

    Secrets m_secrets;
    Secret m_keyPassphrase;
    std::unique_ptr<accounts::TokenCommand> m_command;
};

} // namespace poplar::mailbox
