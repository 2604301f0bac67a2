// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/sasl.h"

namespace poplar::wire {

/// A login by an access token: OAUTHBEARER (RFC 7628), or XOAUTH2 as Google and Microsoft had it before
/// (developers.google.com/gmail/imap/xoauth2-protocol). GNU SASL has neither.
class OAuthExchange : public SaslExchange {
public:
    /// As saslExchange(). A token is visible ASCII without blanks (RFC 6750 section 2.1).
    [[nodiscard]] static Result<std::unique_ptr<SaslExchange>> begin(Authentication authentication,
                                                                     const SaslCredentials &credentials);

    [[nodiscard]] QByteArray mechanism() const override;
    [[nodiscard]] std::optional<Secret> initialResponse() override;
    /// A challenge is an error document here. The server refuses for good once it has been answered.
    [[nodiscard]] Result<Secret> answer(QByteArrayView challenge) override;
    [[nodiscard]] bool hasMoreToSay() const override { return !m_said; }
    [[nodiscard]] bool readsChallenges() const override { return false; }
    [[nodiscard]] Result<Done> accepted(QByteArrayView) override { return Done(); }
    [[nodiscard]] QByteArray explanation() const override { return m_explanation; }

private:
    OAuthExchange(Authentication authentication, Secret line);

    Authentication m_authentication;
    Secret m_line;
    QByteArray m_explanation;
    bool m_said = false;
};

} // namespace poplar::wire
