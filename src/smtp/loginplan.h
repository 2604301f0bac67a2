// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "smtp/command.h"
#include "smtp/extensions.h"
#include "wire/endpoint.h"
#include "wire/login.h"

#include <QList>

#include <memory>
#include <variant>

namespace poplar::smtp {

/// How to log in: which mechanism, in which lines, and what to do about a refusal (RFC 4954). Pure: it is
/// told what came and says what is next.
///
/// A password is risked once. There is a second attempt only where the first was refused before the server
/// could judge the password, and without TLS never by a mechanism that shows more of it.
class LoginPlan {
public:
    /// What only POP3 has (USER, APOP) counts as Authentication::Automatic: accounts use the same login here.
    LoginPlan(const wire::Endpoint &endpoint, const wire::Login &login, const Extensions &extensions);

    /// The user is in.
    struct LoggedIn {
        Authentication by;
    };
    /// Nothing more is to be tried. ErrorKind::NoMechanism where nothing secret was sent for want of a way;
    /// what the server offers instead is in `said`.
    struct Failed {
        Error error;
    };
    using Move = std::variant<Command, LoggedIn, Failed>;

    [[nodiscard]] Move begin();
    /// What became of the command.
    [[nodiscard]] Move answered(const Result<Reply> &result);

private:
    [[nodiscard]] QList<Authentication> candidates() const;
    [[nodiscard]] bool isPossible(Authentication authentication) const;
    [[nodiscard]] Move attempt(InitialResponse initial);
    [[nodiscard]] Move refused(const Reply &reply);
    [[nodiscard]] bool hasJudgedPassword(const Reply &reply) const;

    wire::Endpoint m_endpoint;
    wire::Login m_login;
    Extensions m_extensions;
    QList<Authentication> m_candidates; ///< The present one first.
    std::shared_ptr<wire::SaslExchange> m_exchange; ///< Of the present attempt.
    bool m_sentAlong = false; ///< The initial response went with AUTH.
    int m_attempts = 0;
};

} // namespace poplar::smtp
