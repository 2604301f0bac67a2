// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/security.h"
#include "pop3/capabilities.h"
#include "pop3/command.h"
#include "pop3/login.h"

#include <variant>

namespace poplar::pop3 {

/// The way from the greeting to the maildrop. This is the only code that knows the order, and the
/// order is what keeps the password safe: with STARTTLS nothing but CAPA and STLS is said before the
/// handshake, a refused STLS ends it, and capabilities announced before TLS or login are forgotten.
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
    /// The maildrop is open.
    struct Opened {
        Capabilities capabilities;
    };
    /// It cannot be opened. Nothing more may be said but QUIT.
    struct Failed {
        Error error;
    };
    using Move = std::variant<Ask, Handshake, Opened, Failed>;

    Opening(Security security, Login login);

    /// The greeting came, or what was asked was answered.
    [[nodiscard]] Move answered(const Result<Reply> &result);
    /// The handshake is done.
    [[nodiscard]] Move secured();

    /// What the server announced last.
    [[nodiscard]] const Capabilities &capabilities() const { return m_capabilities; }

private:
    enum class Step { Greeting, CapaFirst, Stls, Handshake, CapaSecured, User, Pass, CapaLast, Done };
    struct Row;
    static const Row table[];

    [[nodiscard]] bool alwaysDue() const { return true; }
    [[nodiscard]] bool dueWithStartTls() const { return m_security == Security::StartTls; }

    Move advance();
    Move next(const Row &row);

    Security m_security;
    Login m_login;
    Capabilities m_capabilities;
    Step m_step = Step::Greeting;
};

} // namespace poplar::pop3
