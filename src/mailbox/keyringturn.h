// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "accounts/passwordstore.h"
#include "mailbox/values.h"

#include <QMap>
#include <QObject>

#include <functional>
#include <optional>

namespace poplar::mailbox {

/// Under what name the keyring has a secret with which mail is fetched.
[[nodiscard]] accounts::StoredSecret storedFor(SecretPurpose purpose);

/// The same of one with which it is sent: what the maildrop's login has, or the entry of a login of its own.
[[nodiscard]] accounts::StoredSecret storedForSending(SecretPurpose purpose,
                                                      accounts::SubmissionServer::Login login);

/// Asks the keyring before the user: what a worker asks goes through this on its way to the window, and the
/// window's answer on its way back. On the window's thread.
class KeyringTurn : public QObject {
    Q_OBJECT

public:
    /// Which secret of an account a question is about.
    using Kind = std::function<accounts::StoredSecret(SecretPurpose)>;

    /// @param passwords null for none; must live as long as this.
    KeyringTurn(accounts::PasswordStore *passwords, QString accountId, Kind kind, QObject *parent);

    /// found() or asked() follows, maybe from within the call.
    void take(const Question &question);
    /// The user answered: what they want to be kept is, once the server has accepted it. Answers to questions
    /// that did not come through here are passed over: they are secrets of another server.
    void onAnswered(QuestionId question, const Answer &answer);
    /// The question has become pointless: nothing follows any more, and what was answered to it is not kept.
    void onWithdrawn(QuestionId question);
    void onAccepted();
    /// The server or the login is another from now on: what was answered is not to be kept under its name.
    void forgetAnswers() { m_toKeep.clear(); }

Q_SIGNALS:
    /// The keyring had it.
    void found(poplar::mailbox::QuestionId question, const poplar::mailbox::Answer &answer);
    /// For the user.
    void asked(const poplar::mailbox::Question &question);
    /// It could not be kept.
    void failed(const poplar::Error &error);

private:
    struct Asked {
        QuestionId question{};
        accounts::StoredSecret what{};
    };
    struct ToKeep {
        QuestionId question{};
        Secret secret;
    };

    void onRead(const Question &question, const Result<std::optional<Secret>> &read);

    accounts::PasswordStore *m_passwords;
    QString m_accountId;
    Kind m_kind;
    std::optional<Asked> m_asked; ///< The last question for a secret.
    QMap<accounts::StoredSecret, ToKeep> m_toKeep; ///< Until the server has accepted them.
};

} // namespace poplar::mailbox
