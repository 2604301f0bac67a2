// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/servertrait.h"
#include "pop3/capabilities.h"
#include "pop3/command.h"
#include "pop3/login.h"
#include "wire/endpoint.h"

#include <QList>

#include <optional>
#include <variant>

namespace poplar::pop3 {

/// What is known of a server at the moment of logging in.
struct ServerOffer {
    QByteArray greeting; ///< The text of its greeting.
    /// As asked for under the present security; nothing if the server does not know CAPA, or was not asked.
    std::optional<Capabilities> capabilities;
    ServerTraits traits; ///< As learnt in earlier sessions.
};

/// How to log in: which mechanism, in which lines, and what to do about a refusal. Pure: it is told what
/// came and says what is next.
///
/// A password is risked once. There is a second attempt only where the first was refused before the server
/// could judge the password, and without TLS never by a mechanism that shows more of it.
class LoginPlan {
public:
    LoginPlan(const wire::Endpoint &endpoint, const Login &login, const ServerOffer &offer);

    /// The user is in.
    struct LoggedIn {
        Authentication by;
    };
    /// Nothing more is to be tried. ErrorKind::NoMechanism where nothing secret was sent for want of a way.
    struct Failed {
        Error error;
        ServerTraits learnt = {};
    };
    using Move = std::variant<Command, LoggedIn, Failed>;

    [[nodiscard]] Move begin();
    /// What became of the command.
    [[nodiscard]] Move answered(const Result<Reply> &result);

private:
    [[nodiscard]] QList<Authentication> candidates() const;
    [[nodiscard]] bool isOffered(Authentication authentication) const;
    [[nodiscard]] bool isPossible(Authentication authentication) const;
    [[nodiscard]] Move attempt(InitialResponse initial);
    [[nodiscard]] Move refused(Error error);
    [[nodiscard]] bool hasJudgedPassword(const Error &error) const;
    [[nodiscard]] bool isSecured() const { return m_endpoint.security != Security::None; }

    wire::Endpoint m_endpoint;
    Login m_login;
    ServerOffer m_offer;
    QList<Authentication> m_candidates; ///< The present one first.
    std::shared_ptr<wire::SaslExchange> m_exchange; ///< Of the present attempt, if it is one.
    QByteArray m_asked; ///< The verb under way.
    bool m_sentAlong = false; ///< The initial response went with AUTH.
    int m_attempts = 0;
};

} // namespace poplar::pop3
