// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/keyringturn.h"

#include <utility>

namespace poplar::mailbox {

accounts::StoredSecret storedFor(SecretPurpose purpose)
{
    switch (purpose) {
    case SecretPurpose::Password:
        return accounts::StoredSecret::Password;
    case SecretPurpose::Token:
        return accounts::StoredSecret::Token;
    case SecretPurpose::ClientKey:
        return accounts::StoredSecret::ClientKey;
    case SecretPurpose::Proxy:
        return accounts::StoredSecret::Proxy;
    }
    Q_UNREACHABLE();
}

accounts::StoredSecret storedForSending(SecretPurpose purpose, accounts::SubmissionServer::Login login)
{
    const bool isOfLogin = purpose == SecretPurpose::Password || purpose == SecretPurpose::Token;
    return isOfLogin && login == accounts::SubmissionServer::Login::Own ? accounts::StoredSecret::Submission
                                                                        : storedFor(purpose);
}

KeyringTurn::KeyringTurn(accounts::PasswordStore *passwords, QString accountId, Kind kind, QObject *parent)
    : QObject(parent)
    , m_passwords(passwords)
    , m_accountId(std::move(accountId))
    , m_kind(std::move(kind))
{
}

void KeyringTurn::take(const Question &question)
{
    const auto *password = std::get_if<PasswordQuestion>(&question.about);
    if (password) {
        m_asked = Asked{question.id, m_kind(password->purpose)};
        m_toKeep.remove(m_asked->what); // what was answered before did not do
    }
    if (!password || password->refused || !m_passwords)
        return Q_EMIT asked(question);
    m_passwords->read(
        m_accountId, m_asked->what, this,
        [this, question](const Result<std::optional<Secret>> &read) { onRead(question, read); });
}

void KeyringTurn::onRead(const Question &question, const Result<std::optional<Secret>> &read)
{
    // The keyring may have waited for the user to open it.
    if (!m_asked || m_asked->question != question.id)
        return;
    if (read && *read && !(*read)->isEmpty())
        return Q_EMIT found(question.id, PasswordAnswer{**read, PasswordAnswer::Keep::ForThisSession});
    Question asking = question;
    if (!read)
        std::get<PasswordQuestion>(asking.about).keyring = read.error();
    Q_EMIT asked(asking);
}

void KeyringTurn::onAnswered(QuestionId question, const Answer &answer)
{
    const auto *password = std::get_if<PasswordAnswer>(&answer);
    if (!password || !m_asked || m_asked->question != question)
        return;
    m_toKeep.remove(m_asked->what);
    if (password->keep == PasswordAnswer::Keep::InKeyring)
        m_toKeep.insert(m_asked->what, {question, password->password});
}

void KeyringTurn::onWithdrawn(QuestionId question)
{
    if (m_asked && m_asked->question == question)
        m_asked.reset();
    m_toKeep.removeIf(
        [question](QMap<accounts::StoredSecret, ToKeep>::iterator one) { return one->question == question; });
}

void KeyringTurn::onAccepted()
{
    const auto toKeep = std::exchange(m_toKeep, {});
    for (auto one = toKeep.begin(); m_passwords && one != toKeep.end(); ++one) {
        m_passwords->write(m_accountId, one.key(), one->secret, this, [this](const Result<Done> &written) {
            if (!written)
                Q_EMIT failed(written.error());
        });
    }
}

} // namespace poplar::mailbox
