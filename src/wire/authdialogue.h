// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "wire/encodedline.h"
#include "wire/saslexchange.h"

#include <memory>
#include <optional>
#include <variant>

namespace poplar::wire {

/// Where the first line of an exchange goes in which the client speaks first.
enum class InitialResponse {
    Along, ///< With AUTH, as long as it fits (RFC 5034 section 4, RFC 4954 section 4): a round trip less.
    OnRequest, ///< After the server's first challenge: what old servers know, and all Microsoft takes.
};

/// What is sent along with AUTH: base64, or "=" for an empty one (RFC 5034 section 4, RFC 4954 section 4).
[[nodiscard]] Secret initialArgument(const Secret &initialResponse);

/// One AUTH from its line to the server's last word (RFC 5034 section 4, RFC 4954 section 4): it carries a
/// SASL exchange over the lines of a protocol, in base64. Pure, as the queue that has it.
class AuthDialogue {
public:
    /// Say this next, without its line end; nothing of it may be shown.
    struct Say {
        Secret line;
    };
    /// The command is over; without an error the user is in.
    struct Over {
        std::optional<Error> error;
    };
    using Turn = std::variant<Say, Over>;

    /// What became of the initial response.
    enum class Initial {
        None, ///< The mechanism has none.
        Owed, ///< It waits for the first challenge.
        SentAlong, ///< With AUTH; the server may have passed over it.
        Said,
    };

    AuthDialogue(std::shared_ptr<SaslExchange> exchange, std::optional<Secret> initialResponse,
                 Initial initial);

    /// The server wants an answer to this text.
    [[nodiscard]] Turn challenged(const QByteArray &text);
    /// It says that the user is in.
    [[nodiscard]] Turn succeeded(const QByteArray &text);
    /// It says that the user is not.
    [[nodiscard]] Turn refused(Error error) const;

    /// Whether the server has everything that it needs to judge. If it hangs up then, that is its answer.
    [[nodiscard]] bool hasSaidAll() const;
    /// Why we gave it up, if we did.
    [[nodiscard]] const std::optional<Error> &failure() const { return m_failure; }

private:
    enum class Indicator { Continue, Success };

    [[nodiscard]] Turn heard(Indicator indicator, const QByteArray &text);
    [[nodiscard]] Turn onChallenge(Indicator indicator, const QByteArray &text);
    [[nodiscard]] Turn onSuccess(const QByteArray &text);
    [[nodiscard]] Turn giveUp(Error error);
    [[nodiscard]] bool wantsInitial(Indicator indicator, const QByteArray &text, bool isDecodable) const;

    std::shared_ptr<SaslExchange> m_exchange;
    std::optional<Secret> m_initialResponse;
    Initial m_initial = Initial::None;
    int m_challenges = 0;
    std::optional<Error> m_failure; ///< We said "*"; the server's word on it does not matter.
};

/// The line of an answer, as sent and as shown.
[[nodiscard]] EncodedLine encoded(const AuthDialogue::Say &answer);

} // namespace poplar::wire
