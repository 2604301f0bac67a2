// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/servertrait.h"
#include "pop3/capabilities.h"
#include "pop3/command.h"
#include "pop3/login.h"
#include "pop3/loginplan.h"
#include "wire/endpoint.h"

#include <optional>
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
        Authentication by;
        ServerTraits known = {}; ///< Of the server, by its greeting or host.
        /// To be asked first, but what follows need not wait for its reply; tell answered() of it.
        std::optional<Command> meanwhile = {};
    };
    /// It cannot be opened. Nothing more may be said but QUIT.
    struct Failed {
        Error error;
        ServerTraits learnt = {};
    };
    using Move = std::variant<Ask, Handshake, Opened, Failed>;

    /// @param traits as learnt in earlier sessions.
    /// @param language for LANG; empty to leave it as it is.
    Opening(const wire::Endpoint &endpoint, const Login &login, ServerTraits traits = {},
            const QByteArray &language = {});

    /// The greeting came, or what was asked was answered.
    [[nodiscard]] Move answered(const Result<Reply> &result);
    /// What was asked meanwhile (see Opened) was answered.
    void answeredMeanwhile(const Result<Reply> &result);
    /// The handshake is done.
    [[nodiscard]] Move secured();

    /// What the server announced last.
    [[nodiscard]] Capabilities capabilities() const { return m_capabilities.value_or(Capabilities()); }
    /// Whether the server takes commands ahead of its replies.
    [[nodiscard]] bool mayPipeline() const
    {
        return capabilities().has("PIPELINING") && !m_traits.testFlag(ServerTrait::NoPipelining);
    }
    /// Whether the server has answered CAPA once, whatever it said.
    [[nodiscard]] bool survivedCapa() const { return m_survivedCapa; }

private:
    enum class Step { Greeting, CapaFirst, Stls, Handshake, CapaSecured, Utf8, Lang, Login, CapaLast, Done };
    struct Row;
    static const Row table[];

    [[nodiscard]] bool alwaysDue() const { return true; }
    [[nodiscard]] bool dueWithCapa() const { return !m_traits.testFlag(ServerTrait::NoCapa); }
    [[nodiscard]] bool dueWithStartTls() const { return m_endpoint.security == Security::StartTls; }
    [[nodiscard]] bool dueWithCapaAndStartTls() const { return dueWithCapa() && dueWithStartTls(); }
    [[nodiscard]] bool dueWithUtf8() const { return capabilities().has("UTF8"); }
    [[nodiscard]] bool dueWithLanguage() const { return !m_language.isEmpty() && capabilities().has("LANG"); }

    Move refused(const Row &row, const Error &reason);
    Move advance();
    Move next(const Row &row);
    Move follow(LoginPlan::Move move);
    [[nodiscard]] Opened opened() const;

    wire::Endpoint m_endpoint;
    Login m_login;
    ServerTraits m_traits;
    QByteArray m_language;
    QByteArray m_greeting;
    std::optional<Capabilities> m_capabilities; ///< Nothing while the server has announced none.
    std::optional<LoginPlan> m_plan; ///< While logging in, and after.
    Authentication m_by = Authentication::Automatic;
    Step m_step = Step::Greeting;
    bool m_survivedCapa = false;
};

} // namespace poplar::pop3
