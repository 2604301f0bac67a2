// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "smtp/command.h"
#include "smtp/extensions.h"
#include "smtp/loginplan.h"
#include "wire/endpoint.h"
#include "wire/login.h"

#include <optional>
#include <variant>

namespace poplar::smtp {

/// The way from the greeting to where mail can be sent. This is the only code that knows the order, and the
/// order is what keeps the password safe: with STARTTLS nothing but EHLO and STARTTLS is said before the
/// handshake, a server without STARTTLS ends it, and what was announced before TLS is forgotten.
///
/// Pure: it is told what came and says what is next.
class Opening {
public:
    /// Send this next; tell answered() what became of it.
    struct Ask {
        Command command;
    };
    /// Start TLS next; tell secured() when it stands.
    struct Handshake {};
    /// Mail can be sent.
    struct Opened {
        Extensions extensions;
        std::optional<Authentication> by; ///< Nothing without a login.
    };
    /// It cannot. Nothing more may be said but QUIT. ErrorKind::TlsNotOffered where STARTTLS is missing or
    /// refused for good, ErrorKind::Busy where the server wants to be asked later.
    struct Failed {
        Error error;
    };
    using Move = std::variant<Ask, Handshake, Opened, Failed>;

    /// @param login nothing to send without one.
    /// @param name as for ehlo().
    Opening(const wire::Endpoint &endpoint, const std::optional<wire::Login> &login, const QByteArray &name);

    /// The greeting came, or what was asked was answered.
    [[nodiscard]] Move answered(const Result<Reply> &result);
    /// The handshake is done.
    [[nodiscard]] Move secured();

    /// What the server announced last.
    [[nodiscard]] const Extensions &extensions() const { return m_extensions; }

private:
    enum class Step { Greeting, EhloFirst, StartTls, Handshake, EhloSecured, Helo, Login, Done };
    struct Row;
    static const Row table[];

    [[nodiscard]] bool alwaysDue() const { return true; }
    [[nodiscard]] bool dueWithStartTls() const { return m_endpoint.security == Security::StartTls; }
    [[nodiscard]] bool dueWithoutEhlo() const { return !m_hasEhlo; }
    [[nodiscard]] bool dueWithLogin() const { return m_login.has_value(); }

    [[nodiscard]] Move accepted(const Reply &reply);
    [[nodiscard]] Move refused(const Reply &reply);
    [[nodiscard]] Move advance();
    [[nodiscard]] Move next();
    [[nodiscard]] Move follow(LoginPlan::Move move);

    wire::Endpoint m_endpoint;
    std::optional<wire::Login> m_login;
    QByteArray m_name;
    Extensions m_extensions;
    bool m_hasEhlo = true; ///< As far as is known.
    std::optional<LoginPlan> m_plan; ///< While logging in, and after.
    std::optional<Authentication> m_by;
    Step m_step = Step::Greeting;
};

} // namespace poplar::smtp
