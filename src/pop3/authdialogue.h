// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pop3/command.h"

#include <variant>

namespace poplar::pop3 {

/// One AUTH from its line to the server's last word (RFC 5034 section 4): it carries a SASL exchange over
/// status lines, in base64. Pure, as the queue that has it.
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

    explicit AuthDialogue(const Command &auth);

    /// Whether what stands behind the indicator is for the mechanism and not for people: also the proof of a
    /// server that sends it along with the success (SCRAM, RFC 5802 section 7).
    [[nodiscard]] static bool isChallenge(const StatusLine &status);

    /// What follows from a line of the server.
    [[nodiscard]] Turn heard(const StatusLine &status);

    /// Whether the server has everything that it needs to judge. If it hangs up then, that is its answer.
    [[nodiscard]] bool hasSaidAll() const;

private:
    [[nodiscard]] Turn onChallenge(const StatusLine &status);
    [[nodiscard]] Turn onRefusal(const StatusLine &status) const;
    [[nodiscard]] Turn onSuccess(const StatusLine &status);
    [[nodiscard]] Turn giveUp(Error error);
    [[nodiscard]] bool wantsInitial(const StatusLine &status, bool isDecodable) const;

    /// Where the initial response stands.
    enum class Initial {
        None,
        Owed, ///< It waits for the first "+".
        SentAlong, ///< With AUTH; the server may have passed over it.
        Said,
    };

    std::shared_ptr<wire::SaslExchange> m_exchange;
    std::optional<Secret> m_initialResponse;
    Initial m_initial = Initial::None;
    int m_challenges = 0;
    std::optional<Error> m_failure; ///< We said "*"; the server's word on it does not matter.
};

} // namespace poplar::pop3
